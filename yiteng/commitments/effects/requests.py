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
            Request(commitment=c.row, kind=kind, asked_at=c.case.at,
                    asked_by_post=c.case.actor.post_title, words=plain(c.case.inputs))
            for c in changes
        ])  # fmt: skip

    return effect


def settle(kind: str, outcome: str) -> Effect:
    """An effect that settles the open request of this kind."""

    def effect(changes: Sequence[Change]) -> None:
        for change in changes:
            said = change.case.inputs
            Request.objects.filter(commitment=change.row, kind=kind, outcome="").update(
                outcome=outcome,
                settled_at=change.case.at,
                settled_by_post=change.case.actor.post_title,
                settled_words=str(said.get("reason") or said.get("note") or "")[:500],
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
