"""What may pass to the public: an allow-list of fields per kind, values only (law 9)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from yiteng.commitments.kinds import kind_of
from yiteng.commitments.models import Commitment, CommitmentQuantity
from yiteng.places.models import AreaCode
from yiteng.rules.disclosure import allowed
from yiteng.rules.kind import Kind
from yiteng.rules.words import N_
from yiteng.workflow.clock import SHANGHAI

#: What the public reads of a state: plain words, no inner steps.
STATUS = {
    "issued": N_("Promised"), "objected": N_("Promised"), "active": N_("Under way"),
    "suspended": N_("Paused"), "reported": N_("Reported done"), "verified": N_("Checked"),
    "asked": N_("The people served are being asked"), "closed": N_("Done"),
    "struck_off": N_("Done"), "archived": N_("Done"), "withdrawn": N_("Withdrawn"),
    "merged": N_("Merged"),
}  # fmt: skip
CONFIRMED = N_("Done and confirmed by the people served")
_PEOPLE = ("beneficiaries", "people", "households")


def snapshots(rows: Sequence[Commitment]) -> list[dict[str, Any]]:
    """The public values of commitments, in their order; two queries for any number."""
    ids = [row.pk for row in rows]
    figures: dict[int, dict[str, CommitmentQuantity]] = {}
    for q in CommitmentQuantity.objects.filter(commitment__in=ids):
        figures.setdefault(q.commitment_id, {})[q.code] = q
    places = {row.village_id or row.town_id or row.county_id for row in rows}
    codes = dict(
        AreaCode.objects.filter(area__in=places, system="nbs").values_list("area_id", "code")
    )
    return [_snapshot(row, figures.get(row.pk, {}), codes) for row in rows]


def _snapshot(
    row: Commitment, figures: dict[str, CommitmentQuantity], codes: dict[int, str]
) -> dict[str, Any]:
    kind = kind_of(row.kind)
    values: dict[str, Any] = {
        "due": row.due_at.astimezone(SHANGHAI).date().isoformat() if row.due_at else "",
        "lead": row.lead_unit.name if row.lead_unit else "",
        **{code: _figure(q) for code, q in figures.items()},
        **_said(row, kind),
    }
    titles = {f.code: f.label for f in kind.fields} | {"due": N_("Due"), "lead": N_("Lead unit")}
    shown = allowed(values, (*kind.public_fields, "due", "lead"))
    return {
        "key": f"commitment-{row.pk}",
        "section": "map" if row.kind == "tourist_map" else "ledger",
        "kind": row.kind,
        "level": row.level,
        "county": row.county.name,
        "town": row.town.name if row.town else "",
        "village": row.village.name if row.village else "",
        "area_code": codes.get(row.village_id or row.town_id or row.county_id, ""),
        "title": row.title,
        "status": CONFIRMED if row.confirmed else STATUS.get(row.state, ""),
        "fields": {
            "kind": kind.title,
            "values": [[titles.get(code, code), value] for code, value in shown.items()],
        },
        "invented": row.invented,
    }


def _said(row: Commitment, kind: Kind) -> dict[str, Any]:
    """What is said in words; of a choice its title, never its code."""
    titles = {f.code: dict(f.choices) for f in kind.fields}
    return {
        code: titles.get(code, {}).get(value, value) if isinstance(value, str) else value
        for code, value in row.details.items()
        if isinstance(value, str | list)
    }


def _figure(q: CommitmentQuantity) -> dict[str, str]:
    return {
        "value": format(q.value.normalize(), "f"), "unit": q.unit, "word": q.word,
        "status": q.status, "as_of": q.as_of.isoformat() if q.as_of else "", "source": q.source,
    }  # fmt: skip
