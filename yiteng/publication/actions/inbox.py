"""The inbox of the public face: received there, carried to the desk, once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings

from yiteng.publication import ward
from yiteng.publication.models import InboxEntry, OpenQuestion
from yiteng.rules.refusal import Refused
from yiteng.verification.actions import answer_by_token
from yiteng.workflow.clock import business_now, real_now

WORDS = 2000


def receive(kind: str, payload: dict[str, Any], *, at: datetime) -> InboxEntry:
    """Receive an answer or a complaint; with both faces in one process it is carried at once."""
    entry = InboxEntry.objects.create(kind=kind, payload=payload, received_at=at)
    if settings.FACE == "all":
        carry(business_now(), real_now())
    return entry


def receive_slip(question: OpenQuestion, said: Mapping[str, str], *, at: datetime) -> bool:
    """Receive the answer of a slip from a ward; False where the slip was used meanwhile."""
    if ward.said(question, said, at) is None:
        return False
    if settings.FACE == "all":
        carry(business_now(), real_now())
    return True


def carry(now: datetime, real: datetime) -> int:
    """Carry what came in to the desk: answers become steps, slips of wards are counted, complaints wait.

    Idempotent: an answer that came twice is refused the second time and marked so.
    Returns how many entries were carried.
    """
    done = ward.carry()
    for entry in InboxEntry.objects.filter(carried_at=None, kind="answer").order_by("id"):
        said = entry.payload
        try:
            answer_by_token(
                said["token_hash"], said["answer"], said.get("words", ""), at=now, real=real,
                channel=said.get("channel", "link"),
            )  # fmt: skip
        except Refused as refused:
            entry.payload = {**said, "refused": refused.codes}
        entry.carried_at = real
        entry.save(update_fields=["payload", "carried_at"])
        OpenQuestion.objects.filter(token_hash=said["token_hash"]).update(
            answered=said["answer"] != "not_yet"
        )
        done += 1
    return done
