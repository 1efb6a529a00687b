"""The digest of a day: for each holder with an address, what waits and what is new."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from yiteng.messaging.letters import digest_letter, limits_of, note, put
from yiteng.messaging.models import Letter, Message
from yiteng.messaging.recipients import accounts_of, confirmed
from yiteng.messaging.registry import waits_of
from yiteng.people.actors import actor_of, holdings
from yiteng.people.models import Account
from yiteng.places.queries import workdays
from yiteng.rules.messages import hours
from yiteng.web.sentences import fill, say
from yiteng.workflow.clock import real_now

#: How far back a digest looks for what was never mailed, and how many lines it has at most.
BACK = timedelta(days=31)
MOST = 60


def digests(county: int, now: datetime, beat: Callable[[str], None] = lambda _: None) -> int:
    """Make the digest of each holder of the county who has none today; returns how many.

    now: business moment. Outside the working hours nothing is made: what is new waits for the
    next workday's digest. Each holder in a transaction of its own; begun again it goes on.
    """
    if not hours(limits_of(county)).working(now, workdays()):
        return 0
    made = 0
    for account in accounts_of(county, now.date()):
        beat(f"account {account.pk}")
        made += _digest(account, county, now)
    with transaction.atomic():
        note(county, "digest", made, now)
    return made


def _digest(account: Account, county: int, now: datetime) -> int:
    key = f"digest:{account.pk}:{now.date()}"
    if Letter.objects.filter(key=key).exists():
        return 0
    with transaction.atomic(), translation.override(account.language):
        sections, messages, count = _sections(account, now)
        if not count:
            return 0
        letter = digest_letter(account, sections, count, county, now)
        return int(put(letter, messages, start=real_now()))


def _sections(
    account: Account, now: datetime
) -> tuple[list[tuple[str, list[str]]], list[Message], int]:
    sections: list[tuple[str, list[str]]] = []
    told: list[Message] = []
    count = 0
    held = list(holdings(account, now.date()))
    waiting = waits_of([actor_of(one) for one in held], now.date())
    for holding, waits in zip(held, waiting, strict=True):
        new = untold(account, holding.post_id, now)
        lines = [f"{say(w.title)} {w.count}" for w in waits]
        lines += [fill(m.sentence, m.params) for m in new[:MOST]]
        if len(new) > MOST:
            lines.append(_("and %(n)s more, in the list") % {"n": len(new) - MOST})
        if lines:
            sections.append((holding.post.title, lines))
        told += new
        count += sum(w.count for w in waits) + len(new)
    return sections, told, count


def untold(account: Account, post: int, now: datetime) -> Sequence[Message]:
    """The messages of a post that stood in no mail to the account since it wants mail."""
    since = confirmed().filter(account=account).values_list("since", flat=True).first()
    return list(
        Message.objects.filter(post=post, made_at__gte=max(since or now, now - BACK), made_at__lte=now)
        .exclude(told__account=account)
        .order_by("-urgent", "about_on", "id")[:500]
    )  # fmt: skip
