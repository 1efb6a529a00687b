"""What a commitment says now, in the plain form in which rows of a file are compared."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple

from yiteng.commitments.models import Commitment, CommitmentQuantity, Support
from yiteng.ledgers import moments
from yiteng.ledgers.columns import Target
from yiteng.ledgers.fields import FIGURES, UPS, targets
from yiteng.links.queries import ups
from yiteng.people.visibility import visible
from yiteng.rules.actor import Actor
from yiteng.rules.kind import Kind

#: Stands before progress that was in the ledger when the matter was drafted.
MARK = "\n台账所载进展："
#: The duty of a supporting unit whose ledger names none.
DUTY = "台账列为配合单位，分工由牵头单位明确"


class Standing(NamedTuple):
    """The columns of a commitment that rows of a file are compared with; no more are loaded."""

    pk: int
    number: str
    version: int
    state: str
    county_id: int
    town_id: int | None
    village_id: int | None
    title: str
    content: str
    lead_unit_id: int | None
    theme_id: int | None
    also_theme_id: int | None
    due_at: datetime | None
    received_at: datetime | None
    cliff_at: datetime | None
    checker_unit_id: int | None
    acceptor_post: int | None
    risk: str
    legal_clock: str
    starts_on: date | None
    served_name: str
    enterprise_id: int | None
    origin_ref: str
    stage: str
    details: dict[str, Any]


@dataclass(slots=True)
class Present:
    """A commitment as it stands: the row, its values by column, the units that do it."""

    row: Standing
    values: dict[str, Any]
    doing: set[int] = field(default_factory=set)


def present(ids: Collection[int], kind: Kind, actor: Actor) -> dict[int, Present]:
    """The commitments of these ids and this kind that the actor may see; five queries at most."""
    if not ids:
        return {}
    rows = visible(Commitment.objects.filter(kind=kind.code), actor).filter(pk__in=ids)
    columns = targets(kind)
    found = {
        row.pk: Present(row, _values(row, columns), {row.lead_unit_id or 0})
        for row in map(Standing._make, rows.values_list(*Standing._fields))
    }
    _links(found, kind)
    known = {t.code: t.status for t in columns.values() if t.kind in FIGURES}
    figures = CommitmentQuantity.objects.filter(commitment__in=found, code__in=known)
    for pk, code, status, *said in figures.values_list(
        "commitment_id", "code", "status", "value", "unit", "word"
    ):
        if known[code] == status:
            found[pk].values[code] = [f"{said[0]:.2f}", *said[1:]]
    supports = Support.objects.filter(commitment__in=found).order_by("id")
    for pk, unit, duty, gone in supports.values_list("commitment_id", "unit_id", "duty", "released_at"):  # fmt: skip
        found[pk].doing.add(unit)
        if gone is None:
            found[pk].values.setdefault("support", []).append([unit, duty])
    return found


def kept(target: Target | None, value: Any) -> Any:
    """A value as the details of a commitment keep it."""
    timed = target is not None and target.kind == "moment" and value
    return moments.moment(value).isoformat() if timed else value


def _links(found: Mapping[int, Present], kind: Kind) -> None:
    """What the rows rest on, by the column that says so; no query for kinds that have none."""
    columns = {role: column for column, role in UPS.items() if column in targets(kind)}
    if not columns or not found:
        return
    rows = ups([("commitment", pk) for pk in found], list(columns)).order_by("id")
    for pk, role, up in rows.values_list("down_id", "role", "up_id"):
        found[pk].values.setdefault(columns[role], []).append(up)


def _values(row: Standing, columns: Mapping[str, Target]) -> dict[str, Any]:
    hours = columns["due"].kind == "until"
    found: dict[str, Any] = {
        "title": row.title,
        "content": row.content.split(MARK)[0],
        "lead_unit": row.lead_unit_id,
        "theme": row.theme_id,
        "also_theme": row.also_theme_id,
        "acceptor": row.acceptor_post,
        "risk": row.risk,
        "legal_clock": row.legal_clock,
        "area": row.village_id or row.town_id or row.county_id,
        "due": moments.until(row.due_at) if hours else moments.day(row.due_at),
        "received_at": moments.plain(row.received_at),
        "cliff_at": moments.plain(row.cliff_at),
        "checker_unit": row.checker_unit_id,
        "starts_on": row.starts_on.isoformat() if row.starts_on else None,
        "served_name": row.served_name,
        "firm": row.enterprise_id,
        "origin_ref": row.origin_ref,
        "stage": row.stage,
    }
    for target in columns.values():
        if target.code not in found and target.code in row.details:
            value = row.details[target.code]
            timed = target.kind == "moment" and value
            found[target.code] = moments.plain(datetime.fromisoformat(value)) if timed else value
    return found
