"""What a commitment says now, in the plain form in which rows of a file are compared."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from yiteng.commitments.models import Commitment, CommitmentQuantity, Support
from yiteng.ledgers.fields import FIGURES, targets
from yiteng.people.visibility import visible
from yiteng.rules.actor import Actor
from yiteng.rules.kind import Kind
from yiteng.workflow.clock import SHANGHAI

#: Stands before progress that was in the ledger when the matter was drafted.
MARK = "\n台账所载进展："


@dataclass(slots=True)
class Present:
    """A commitment as it stands: the row, its values by column, the units that do it."""

    row: Commitment
    values: dict[str, Any]
    doing: set[int] = field(default_factory=set)


def present(ids: Collection[int], kind: Kind, actor: Actor) -> dict[int, Present]:
    """The commitments of these ids and this kind that the actor may see; four queries at most."""
    if not ids:
        return {}
    rows = visible(Commitment.objects.filter(kind=kind.code), actor).in_bulk(list(ids))
    found = {
        pk: Present(row, _values(row, kind), {row.lead_unit_id or 0}) for pk, row in rows.items()
    }
    known = {t.code: t.status for t in targets(kind).values() if t.kind in FIGURES}
    for q in CommitmentQuantity.objects.filter(commitment__in=found):
        if known.get(q.code) == q.status:
            found[q.commitment_id].values[q.code] = [f"{q.value:.2f}", q.unit, q.word]
    for pk, unit in Support.objects.filter(commitment__in=found).values_list("commitment_id", "unit_id"):  # fmt: skip
        found[pk].doing.add(unit)
    return found


def _values(row: Commitment, kind: Kind) -> dict[str, Any]:
    found: dict[str, Any] = {
        "title": row.title,
        "content": row.content.split(MARK)[0],
        "lead_unit": row.lead_unit_id,
        "theme": row.theme_id,
        "area": row.village_id or row.town_id or row.county_id,
        "due": _day(row.due_at),
        "starts_on": row.starts_on.isoformat() if row.starts_on else None,
        "served_name": row.served_name,
        "firm": row.enterprise_id,
        "origin_ref": row.origin_ref,
        "stage": row.stage,
    }
    for target in targets(kind).values():
        if target.code not in found and target.code in row.details:
            found[target.code] = row.details[target.code]
    return found


def _day(at: datetime | None) -> str | None:
    return at.astimezone(SHANGHAI).date().isoformat() if at else None
