"""Checks written down, taken back, and asked for after a report that was wrong."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from yiteng.commitments.kinds import kind_of
from yiteng.links.actions import link_each
from yiteng.rules.verification import Matter, check_needed
from yiteng.verification.models import Check
from yiteng.workflow.flow import Change, Effect


def place(row: Any) -> dict[str, Any]:
    """The area keys of a commitment, for the rows beside it."""
    return {"county_id": row.county_id, "town_id": row.town_id, "village_id": row.village_id}


def link(type_: str, role: str, rows: Sequence[Any], changes: Sequence[Change]) -> None:
    """Link what was made to its commitments."""
    link_each(
        [
            (("commitment", r.commitment_id), (type_, r.pk), role, c.case.actor, c.case.at)
            for r, c in zip(rows, changes, strict=True)
        ]
    )


def check(result: str) -> Effect:
    """An effect that writes the check down and links it."""

    def effect(changes: Sequence[Change]) -> None:
        rows = Check.objects.bulk_create([
            Check(**place(c.row), commitment=c.row, result=result, checked_at=c.case.at,
                  words=str(c.case.inputs.get("note") or c.case.inputs.get("reason") or ""),
                  method=str(c.case.inputs.get("method", "")),
                  by_post=c.case.actor.post_title, by_unit=c.case.actor.unit,
                  by_person=c.case.actor.person, invented=c.row.invented)
            for c in changes
        ], batch_size=500)  # fmt: skip
        for change in changes:
            change.row.checked = result == "passed"
        if result != "passed":
            refused(changes)
        link("check", "checks", rows, changes)

    return effect


def refused(changes: Sequence[Change]) -> None:
    """A report was found wrong: the next one is checked by another unit first (rules.verification)."""
    for change in changes:
        row = change.row
        matter = Matter(kind_of(row.kind).check, row.risk, refused=True)
        row.check_needed = row.check_needed or check_needed(matter)


def undo_check(changes: Sequence[Change]) -> None:
    """Take a check back: its row stays, marked as no longer counting."""
    for change in changes:
        last = Check.objects.filter(commitment=change.row, voided_at=None).order_by("-id").first()
        if last is not None:
            last.voided_at = change.case.at
            last.save(update_fields=["voided_at"])
