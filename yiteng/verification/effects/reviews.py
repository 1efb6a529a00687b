"""A second no opens a review; its written conclusion stands beside the no for ever."""

from __future__ import annotations

from collections.abc import Sequence

from yiteng.verification.effects.checks import place
from yiteng.verification.models import Review
from yiteng.workflow.flow import Change


def open_review(changes: Sequence[Change]) -> None:
    """A second no opens a review."""
    Review.objects.bulk_create([
        Review(**place(c.row), commitment=c.row, opened_at=c.case.at, invented=c.row.invented)
        for c in changes
    ])  # fmt: skip


def conclude(changes: Sequence[Change]) -> None:
    """The written conclusion ends the review."""
    for change in changes:
        said = change.case.inputs
        Review.objects.filter(commitment=change.row, concluded_at=None).update(
            concluded_at=change.case.at,
            by_post=change.case.actor.post_title,
            conclusion=str(said.get("conclusion") or said.get("reason") or ""),
        )


def undo_conclude(changes: Sequence[Change]) -> None:
    """Open the review again."""
    for change in changes:
        last = Review.objects.filter(commitment=change.row).order_by("-id").first()
        if last is not None:
            last.concluded_at, last.conclusion = None, ""
            last.save(update_fields=["concluded_at", "conclusion"])
