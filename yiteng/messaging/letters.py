"""Mail as it is made: composed once, frozen, put into the outbox in the same transaction."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from yiteng.audit.actions import Entry, record
from yiteng.jobs.actions import enqueue
from yiteng.limits.queries import values
from yiteng.messaging.models import Letter, Message, Told
from yiteng.messaging.recipients import confirmed, holders
from yiteng.people.models import Account
from yiteng.rules.actor import software
from yiteng.rules.messages import CODES, hours
from yiteng.web.sentences import fill
from yiteng.workflow.clock import real_now

MAIL_KIND = "messaging.mail"


def limits_of(county: int) -> dict[str, int]:
    """The limits of messages of a county, as whole numbers."""
    return {code: int(value) for code, value in values(county, CODES).items()}


def message_id(key: str) -> str:
    """The Message-ID of a mail: the same for the same key, for ever (RFC 5322 3.6.4)."""
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip(" >") or "localhost"
    return f"<{hashlib.sha256(key.encode()).hexdigest()[:32]}@{domain}>"


def put(letter: Letter, messages: Iterable[Message], *, start: datetime) -> bool:
    """Write a letter and its job, unless it is there. start: real moment before which none goes.

    Returns whether it is new. Runs in the caller's transaction.
    """
    letter.message_id = message_id(letter.key)
    Letter.objects.bulk_create([letter], ignore_conflicts=True)
    kept = Letter.objects.get(key=letter.key)
    rows = [Told(account_id=letter.account_id, message=m, letter=kept) for m in messages]
    Told.objects.bulk_create(rows, ignore_conflicts=True)
    enqueue(MAIL_KIND, key=letter.key, payload={"letter": kept.pk}, now=real_now(),
            not_before=start)  # fmt: skip
    return kept.made_at == letter.made_at


def write_urgent(keys: Collection[tuple[int, str]], county: int, at: datetime) -> int:
    """Mail the holders of posts that were told something urgent; returns how many letters.

    keys: (post, key) of the messages. at: business moment, from which the quiet hours follow.
    """
    if not settings.MAIL:
        return 0
    posts = {post for post, _key in keys}
    rows = Message.objects.filter(post__in=posts, key__in={key for _post, key in keys}, urgent=True)
    by_post: dict[int, list[Message]] = {}
    for row in rows.order_by("id"):
        by_post.setdefault(row.post_id, []).append(row)
    held = holders(by_post, at.date())
    wanting = set(confirmed().filter(account__in={h.account_id for h in held})
                  .values_list("account_id", flat=True))  # fmt: skip
    pairs = [(h.account, m) for h in held if h.account_id in wanting for m in by_post[h.post_id]]
    told = set(Told.objects.filter(account__in=wanting, message__in=[m.pk for _, m in pairs])
               .values_list("account_id", "message_id"))  # fmt: skip
    fresh = [(a, m) for a, m in pairs if (a.pk, m.pk) not in told]
    night = hours(limits_of(county)) if fresh else None
    for account, message in fresh:
        assert night is not None
        wait = night.not_before(at, night=message.night) - at
        put(urgent_letter(account, message, county, at), [message], start=real_now() + wait)
    note(county, "urgent", len(fresh), at)
    return len(fresh)


def urgent_letter(account: Account, message: Message, county: int, at: datetime) -> Letter:
    """The mail of one urgent message."""
    with translation.override(account.language):
        said = fill(message.sentence, message.params)
        body = "\n".join([said, "", *_foot(message.url)])
        subject = _("Yiteng, urgent: %(said)s") % {"said": said}
    return Letter(county_id=county, account=account, key=f"urgent:{account.pk}:{message.pk}",
                  urgent=True, subject=subject[:200], body=body, made_at=at)  # fmt: skip


def digest_letter(
    account: Account, sections: Sequence[tuple[str, Sequence[str]]], count: int, county: int,
    at: datetime,
) -> Letter:  # fmt: skip
    """The digest of a day. sections: post's title and its lines, already in the account's language."""
    lines: list[str] = []
    for title, said in sections:
        lines += [title, *(f"  · {line}" for line in said), ""]
    subject = _("Yiteng: %(n)s things wait or are new, %(day)s") % {"n": count, "day": at.date()}
    return Letter(county_id=county, account=account, key=f"digest:{account.pk}:{at.date()}",
                  subject=subject, body="\n".join([*lines, *_foot("/messages/")]),
                  made_at=at)  # fmt: skip


def confirm_letter(account: Account, code: str, digest: str, county: int, at: datetime) -> Letter:
    """The one mail that goes to an address not yet confirmed: a link and its code."""
    with translation.override(account.language):
        subject = _("Yiteng: confirm this mail address")
        said = _("Somebody entered this address in Yiteng. If it was you, confirm it within two "
                 "days; if not, do nothing: no other mail comes here.")  # fmt: skip
        base = settings.DESK_ADDRESS
        link = f"{base}/messages/mail/confirm/?code={code}" if base else ""
        typed = _("Code, to be typed under “Messages”, “Mail”: %(code)s") % {"code": code}
    return Letter(
        county_id=county, account=account, key=f"confirm:{account.pk}:{digest[:32]}", asks=True,
        subject=subject, body="\n".join(filter(None, [said, "", link, typed])), made_at=at)  # fmt: skip


def _foot(url: str) -> list[str]:
    base = settings.DESK_ADDRESS
    where = f"{base}{url}" if base else _("Log in to the desk of Yiteng and open “Messages”.")
    return [where, "", _("Sent by the program; an answer reaches nobody. At most one digest a workday; "
                         "under “Messages” you may give mail up.")]  # fmt: skip


def note(county: int, action: str, count: int, at: datetime) -> None:
    """One event for the batch: how many letters were made."""
    if count:
        event = Entry(county, "messaging.letter", county, action, software(county), at, {},
                      {"letters": count})  # fmt: skip
        record([event], recorded_at=real_now())
