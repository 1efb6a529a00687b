"""Slips of a ward on the public face: open questions without a name, answers that are counted and gone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta

from django.db import transaction

from yiteng.designation.actions.ward import count_slip
from yiteng.designation.models import WardRound
from yiteng.publication.jobs import send
from yiteng.publication.models import InboxEntry, OpenQuestion
from yiteng.rules.designation.ward import DAYS
from yiteng.verification.actions.asking import Ticket, code_hash, token_hash
from yiteng.workflow.clock import real_now

KIND = "ward"


def publish(row: WardRound, drawn: Sequence[Ticket]) -> None:
    """Carry the slips of a round to the public face by a signed package: hashes and the house's name."""
    until = (real_now() + timedelta(days=DAYS)).isoformat()
    name = row.case.facility.name
    send(f"ward-{row.pk}", {"questions": [
        {"token_hash": token_hash(one.token), "code_hash": code_hash(one.code), "title": name,
         "fields": {"about": KIND, "invented": row.case.invented}, "expires_at": until}
        for one in drawn
    ]})  # fmt: skip


def said(question: OpenQuestion, answers: Mapping[str, str], at: datetime) -> InboxEntry | None:
    """Keep a slip's answer until it is carried, with the day and without the hour; None if used."""
    day = datetime.combine(at.date(), time(0), at.tzinfo)
    with transaction.atomic(using="public"):
        fresh = OpenQuestion.objects.filter(pk=question.pk, answered=False)
        if not fresh.update(answered=True):
            return None
        payload = {"token_hash": question.token_hash, "said": dict(answers)}
        return InboxEntry.objects.create(kind=KIND, payload=payload, received_at=day)


def carry() -> int:
    """Count what came in on the desk and delete it; a slip that was counted before is not again."""
    rows = list(InboxEntry.objects.filter(carried_at=None, kind=KIND).order_by("id"))
    for entry in rows:
        count_slip(entry.payload["token_hash"], entry.payload["said"])
        entry.delete()
    return len(rows)
