"""What the trail hears of the door: log-ins, failed ones, locks, posts switched; and unknown names.

A name that no account has locks like one that an account has: the sentence tells nobody which
names are real. Unknown names enter no trail (people type passwords there); only a keyed digest is
kept, for a day.
"""

from __future__ import annotations

import hashlib
import hmac
from datetime import timedelta

from django.conf import settings
from django.db import transaction

from yiteng.audit.actions import Entry, record
from yiteng.people.actors import actor_of, holdings
from yiteng.people.models import Account, Attempt
from yiteng.rules.actor import Actor, software
from yiteng.workflow.clock import business_now, real_now

#: So many unknown names are remembered at most; more make nobody wait.
MOST = 10_000
KEPT = timedelta(days=1)


def digest(login: str) -> str:
    """The keyed digest of a name nobody has."""
    key = settings.SECRET_KEY.encode()
    return hmac.new(key, login.encode(), hashlib.sha256).hexdigest()


def unknown_failed(login: str) -> None:
    """Count a failure of a name that no account has, as an account's are counted."""
    now, key = real_now(), digest(login)
    with transaction.atomic():
        row = Attempt.objects.select_for_update().filter(digest=key).first()
        if row is None:
            if Attempt.objects.count() >= MOST:
                return
            row = Attempt(digest=key)
        if row.locked_until and row.locked_until > now:
            return
        row.failed_count, row.at = row.failed_count + 1, now
        if row.failed_count >= settings.LOCK_AFTER:
            row.failed_count = 0
            row.locked_until = now + timedelta(minutes=settings.LOCK_MINUTES)
        row.save()


def unknown_locked(login: str) -> bool:
    """Whether a name that no account has counts as locked now."""
    return Attempt.objects.filter(digest=digest(login), locked_until__gt=real_now()).exists()


def forget() -> int:
    """Delete what is older than a day; returns how many. For the daily step."""
    return Attempt.objects.filter(at__lt=real_now() - KEPT).delete()[0]


def note(account: Account, action: str, actor: Actor | None = None, **after: object) -> None:
    """Write what happened at the door into the chain of the account's county.

    action: ``log_in``, ``log_in_failed``, ``locked``, ``log_out`` or ``switch``. actor: where it is
    not simply the account on its first post.
    """
    who = actor or _first(account)
    if action in ("log_in_failed", "locked"):
        who = software(who.county)
    with transaction.atomic():
        event = Entry(
            who.county, "people.account", account.pk, action, who, business_now(), {}, after
        )
        record([event], recorded_at=real_now())


def _first(account: Account) -> Actor:
    held = holdings(account, business_now().date()).first()
    return actor_of(held) if held else software(0)
