"""All items in hand of a village or unit in one list, each with its next stage and its number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import Q
from django.forms import RadioSelect
from django.utils.translation import gettext as _

from yiteng.commitments import actions
from yiteng.commitments.kinds import kind_of
from yiteng.commitments.models import Commitment, StagePlan
from yiteng.people.models import Unit
from yiteng.rules.actor import Actor
from yiteng.rules.kind import Field
from yiteng.rules.quantity import Quantity
from yiteng.rules.quantity.units import unit_title
from yiteng.rules.refusal import Refused
from yiteng.web import forms

#: So many items fit on one page a clerk can still read; the rest follow by date.
MOST = 60


@dataclass(slots=True)
class Entry:
    """One item: what is known of it, the form of what may have moved, what became of it."""

    row: Commitment
    stage: str
    form: forms.Form
    number: Field | None
    saved: bool = False
    refused: bool = field(default=False)


def villages_of(actor: Actor) -> list[Unit]:
    """The village committees for which a town office may enter, in their official order."""
    if "town_office" not in actor.roles or not actor.town:
        return []
    found = Unit.objects.filter(town=actor.town, line="village", valid_to__isnull=True)
    return list(found.order_by("order", "id"))


def in_hand(actor: Actor, village: Unit | None) -> list[Commitment]:
    """What the post may note progress of: its unit's own work, or that of the village chosen."""
    unit = village.pk if village else actor.unit
    mine = Q(lead_unit=unit) | Q(support__unit=unit)
    rows = Commitment.objects.filter(mine, county_id=actor.county, state="active").distinct()
    return list(rows.select_related("lead_unit", "village").order_by("due_at", "id")[:MOST])


def entries(rows: Sequence[Commitment], data: Any = None) -> list[Entry]:
    """The lines of the page; one query for the stages of all."""
    plans: dict[int, list[StagePlan]] = {}
    for plan in StagePlan.objects.filter(commitment__in=rows).order_by("position"):
        plans.setdefault(plan.commitment_id, []).append(plan)
    return [_entry(row, plans.get(row.pk, []), data) for row in rows]


def _entry(row: Commitment, plans: Sequence[StagePlan], data: Any) -> Entry:
    number = number_of(row)
    form = forms.Form(data, prefix=str(row.pk))
    ahead = [(p.code, _(p.title)) for p in plans if p.reached_at is None]
    if ahead:
        form.fields["stage"] = forms.Choice(
            _("Stage reached"), [("", _("not moved")), *ahead], required=False, widget=RadioSelect
        )
        form.fields["stage"].initial = ""
    form.fields["note"] = forms.Text(_("In words, if needed"), required=False)
    if number:
        form.fields["number"] = _number(number)
    return Entry(row, next((p.title for p in plans if p.code == row.stage), ""), form, number)


def number_of(row: Commitment) -> Field | None:
    """The one number of a kind that moves with the work: the first that is actual."""
    found = (f for f in kind_of(row.kind).fields if f.status == "actual")
    return next((f for f in found if f.kind in ("money", "quantity", "number")), None)


def _number(known: Field) -> Any:
    label = _(known.label)
    if known.kind == "money":
        return forms.Money(label, required=False)
    unit = unit_title(known.unit)
    return forms.Number(f"{label} ({_(unit)})" if unit else label, required=False)


def moved(entry: Entry) -> bool:
    """Whether anything was said in this line."""
    return any(entry.form.cleaned_data.get(name) for name in ("stage", "note")) or (
        entry.form.cleaned_data.get("number") is not None
    )


def save(entry: Entry, seen: int | None, *, actor: Actor, at: datetime) -> None:
    """Keep one line by itself; a refusal stays in this line and touches no other."""
    said = entry.form.cleaned_data
    figures = _figures(entry.number, said.get("number"))
    try:
        actions.enter(
            entry.row, actor=actor, at=at, note=_note(entry, said), stage=said.get("stage") or "",
            figures=figures, seen=seen)  # fmt: skip
    except Refused as refused:
        entry.form.refuse(refused)
        entry.refused = True
    else:
        entry.saved = True


def _figures(known: Field | None, value: Decimal | None) -> Mapping[str, Quantity]:
    if known is None or value is None:
        return {}
    return {known.code: Quantity(Decimal(value), known.unit, status=known.status)}


def _note(entry: Entry, said: Mapping[str, Any]) -> str:
    """What was typed; without words the stage and the number speak for themselves."""
    if said.get("note"):
        return str(said["note"])
    asked: Any = entry.form.fields.get("stage")
    stages = dict(asked.choices) if asked else {}
    words = [str(stages[said["stage"]])] if said.get("stage") else []
    if entry.number and said.get("number") is not None:
        words.append(_(entry.number.label))
    return _(", ").join(words)
