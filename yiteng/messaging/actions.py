"""Telling posts; entering one's mail address."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import islice

from django.conf import settings
from django.db import transaction

from yiteng.audit.actions import Entry, Personal, record
from yiteng.messaging.letters import write_urgent
from yiteng.messaging.models import Address, Message
from yiteng.messaging.recipients import posts_of
from yiteng.people.models import Account, Post
from yiteng.rules.actor import Actor
from yiteng.rules.messages import Notice
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_
from yiteng.workflow.clock import real_now

#: Notices told in one transaction.
BATCH = 500


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

    The trail holds its digest only. Raises Refused for a domain the operator does not allow.
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
        if (held.mail if held else "") == mail:
            return
        if held:
            held.delete()
        if mail:
            Address.objects.create(account=account, mail=mail, since=at)
        event = Entry(actor.county, "messaging.address", account.pk, "set" if mail else "clear",
                      actor, at, {}, {"mail": Personal(mail)} if mail else {})  # fmt: skip
        record([event], recorded_at=real_now())
