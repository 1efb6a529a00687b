"""Requests of the lead unit: asked, settled, taken back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from yiteng.commitments.models import Request
from yiteng.workflow.flow import Change, Effect


def ask(kind: str) -> Effect:
    """An effect that writes a request of this kind with what was said."""

    def effect(changes: Sequence[Change]) -> None:
        Request.objects.bulk_create([
            Request(commitment=c.row, kind=kind, round=c.row.recur_count + 1, asked_at=c.case.at,
                    asked_by_post=c.case.actor.post_title, words=plain(c.case.inputs))
            for c in changes
        ])  # fmt: skip

    return effect


def open_requests(changes: Sequence[Change], kind: str) -> dict[int, Request]:
    """The open request of this kind of each row, by the row's key; one query."""
    found = Request.objects.filter(
        commitment__in=[c.row.pk for c in changes], kind=kind, outcome=""
    ).order_by("id")
    return {request.commitment_id: request for request in found}


def settle(kind: str, outcome: str) -> Effect:
    """An effect that settles the open requests of this kind; two queries for any number."""

    def effect(changes: Sequence[Change]) -> None:
        asked = open_requests(changes, kind)
        for change in changes:
            if request := asked.get(change.row.pk):
                said = change.case.inputs
                request.outcome, request.settled_at = outcome, change.case.at
                request.settled_by_post = change.case.actor.post_title
                request.settled_words = str(said.get("reason") or said.get("note") or "")[:500]
        Request.objects.bulk_update(
            asked.values(),
            ["outcome", "settled_at", "settled_by_post", "settled_words"],
            batch_size=500,
        )

    return effect


def unask(kind: str) -> Effect:
    """An effect that takes the newest open request of this kind back."""

    def effect(changes: Sequence[Change]) -> None:
        for change in changes:
            Request.objects.filter(commitment=change.row, kind=kind, outcome="").delete()

    return effect


def unsettle(kind: str, outcome: str) -> Effect:
    """An effect that opens the newest request settled so again."""

    def effect(changes: Sequence[Change]) -> None:
        for change in changes:
            last = (
                Request.objects.filter(commitment=change.row, kind=kind, outcome=outcome)
                .order_by("-id")
                .first()
            )
            if last is not None:
                last.outcome, last.settled_at, last.settled_by_post = "", None, ""
                last.save()

    return effect


def plain(inputs: Any) -> dict[str, Any]:
    """Inputs as JSON keeps them."""
    return {k: v.isoformat() if isinstance(v, date | datetime) else v for k, v in inputs.items()}
