"""Telling posts; entering one's mail address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import islice

from django.conf import settings
from django.db import transaction

from yiteng.audit.actions import Entry, Personal, record
from yiteng.messaging import codes
from yiteng.messaging.letters import confirm_letter, put, write_urgent
from yiteng.messaging.models import Address, Message, Printing
from yiteng.messaging.queries import new_of
from yiteng.messaging.recipients import posts_of
from yiteng.people.models import Account, Post, Unit
from yiteng.rules.actor import Actor
from yiteng.rules.messages import Notice
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_
from yiteng.workflow.clock import real_now

#: Notices told in one transaction.
BATCH = 500
_WRONG_CODE = Refusal(
    "messaging.code",
    N_("This code is not the one that was sent last, or it has run out: have a new one sent."),
    field="code",
)


def tell(notices: Iterable[Notice], *, county: int, at: datetime) -> int:
    """Write each notice for every post it is for; said again, it does nothing.

    at: business moment. What is urgent is put into the outbox in the same transaction.
    Returns how many messages were written (those there already are counted too).
    """
    written = 0
    waiting = iter(notices)
    while batch := list(islice(waiting, BATCH)):
        with transaction.atomic():
            rows = _rows(batch, county, at)
            Message.objects.bulk_create(rows, ignore_conflicts=True, batch_size=BATCH)
            if any(row.urgent for row in rows):
                write_urgent({(row.post_id, row.key) for row in rows if row.urgent}, county, at)
        written += len(rows)
    return written


def _rows(notices: Sequence[Notice], county: int, at: datetime) -> list[Message]:
    posts = posts_of({n.to for n in notices}, county)
    return [_message(n, post, at) for n in notices for post in posts[n.to]]


def _message(notice: Notice, post: Post, at: datetime) -> Message:
    return Message(
        county_id=post.unit.county_id, town_id=post.unit.town_id, village_id=post.unit.village_id,
        post=post, kind=notice.kind, key=notice.key, sentence=notice.sentence,
        params=dict(notice.params), title=notice.title, url=notice.url, about_on=notice.about_on,
        made_at=at, urgent=notice.urgent, night=notice.night, invented=notice.invented)  # fmt: skip


def set_address(account: Account, mail: str, *, actor: Actor, at: datetime) -> None:
    """Enter, change or (with an empty one) give up one's own mail address.

    A code goes to a new one; until its holder types it, nothing else goes there. The trail holds its digest only. Raises Refused for a domain the operator does not allow.
    """
    domain = mail.rpartition("@")[2].lower()
    if mail and settings.MAIL_DOMAINS and domain not in settings.MAIL_DOMAINS:
        raise Refused(
            [
                Refusal(
                    "messaging.domain",
                    N_("Mail goes to addresses of {domains} only."),
                    {"domains": ", ".join(settings.MAIL_DOMAINS)},
                    field="mail",
                )
            ]
        )
    with transaction.atomic():
        held = Address.objects.select_for_update().filter(account=account).first()
        if held and held.mail == mail and held.since:
            return
        if held:
            held.delete()
        if mail:
            row = Address.objects.create(account=account, mail=mail)
            _ask(row, actor, at)
        _note(account, "set" if mail else "clear", {"mail": Personal(mail)} if mail else {}, actor,
              at)  # fmt: skip


def _ask(row: Address, actor: Actor, at: datetime) -> None:
    """Send the code that confirms an address, there and nowhere else; an older code ends."""
    code = codes.fresh()
    row.code_hash, row.ends_at = codes.digest(code), real_now() + codes.HOLDS
    row.save(update_fields=["code_hash", "ends_at"])
    if settings.MAIL:
        letter = confirm_letter(row.account, code, row.code_hash, actor.county, at)
        put(letter, [], start=real_now())


def confirm_address(account: Account, code: str, *, actor: Actor, at: datetime) -> None:
    """Take an address into use with the code that was sent there; a code serves once.

    Raises Refused for a code that is wrong, was used or has run out.
    """
    with transaction.atomic():
        row = Address.objects.select_for_update().filter(account=account, since=None).first()
        fits = row and row.code_hash and codes.same(code, row.code_hash)
        if not row or not fits or not row.ends_at or row.ends_at < real_now():
            raise Refused([_WRONG_CODE])
        row.since, row.code_hash, row.ends_at = at, "", None
        row.save(update_fields=["since", "code_hash", "ends_at"])
        _note(account, "confirm", {"mail": Personal(row.mail)}, actor, at)


def note_printing(units: Sequence[Unit], *, actor: Actor, at: datetime) -> None:
    """Record that sheets were printed for these units, and up to which moment they tell."""
    counts = new_of(units, at)
    with transaction.atomic():
        made = Printing.objects.bulk_create([
            Printing(unit=unit, county_id=unit.county_id, printed_at=at, post=actor.post_title,
                     messages=counts.get(unit.pk, 0))
            for unit in units
        ])  # fmt: skip
        record([
            Entry(one.county_id, "messaging.printing", one.unit_id, "print", actor, at, {},
                  {"messages": one.messages})
            for one in made
        ], recorded_at=real_now())  # fmt: skip


def _note(
    account: Account, action: str, after: Mapping[str, object], actor: Actor, at: datetime
) -> None:
    event = Entry(actor.county, "messaging.address", account.pk, action, actor, at, {}, after)
    record([event], recorded_at=real_now())
