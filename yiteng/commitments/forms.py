"""Forms of commitments: the filter, and the draft made from a kind's fields."""

from __future__ import annotations

from datetime import datetime, time
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from yiteng.commitments.actions import Draft
from yiteng.commitments.kinds import kinds
from yiteng.commitments.models import LEVELS, Commitment
from yiteng.people.models import Unit
from yiteng.places.models import Area, Theme
from yiteng.rules.actor import Actor
from yiteng.rules.kind import ORIGINS, Kind
from yiteng.rules.quantity import Quantity
from yiteng.rules.words import N_
from yiteng.web import forms
from yiteng.workflow.clock import SHANGHAI

ORIGIN_TITLES = {
    "meeting": N_("Decision of a meeting"),
    "superior": N_("Superior document"),
    "instruction": N_("Leader's instruction"),
    "request": N_("Request"),
    "complaint": N_("Complaint"),
    "audit": N_("Audit"),
}
assert set(ORIGIN_TITLES) == set(ORIGINS)
_FIGURES = ("money", "number", "quantity")


def draft_form(kind: Kind, actor: Actor, data: Any = None) -> forms.Form:
    """The form of a new commitment of a kind: what all have, then the kind's own fields."""
    form = forms.Form(data)
    units = Unit.objects.filter(county_id=actor.county).order_by("order", "id")
    areas = Area.objects.filter(county_id=actor.county).order_by("town__order", "order")
    form.fields.update({
        "title": forms.Text(_("What is promised, in one sentence"), limit=200),
        "content": forms.Note(_("Details"), required=False),
        "lead_unit": forms.Choice(_("Lead unit"), [(u.pk, u.name) for u in units]),
        "area": forms.Choice(_("Place"), [(a.pk, a.name) for a in areas]),
        "level": forms.Choice(_("Level"), LEVELS),
        "theme": forms.Choice(_("Theme"), [(t.pk, t.title_zh) for t in Theme.objects.filter(
            county_id=actor.county)], required=False),
        "origin": forms.Choice(_("Where it comes from"), [
            (o, ORIGIN_TITLES[o]) for o in kind.origins]),
        "origin_ref": forms.Text(_("Document or case number"), limit=200, required=False),
        "due": forms.Day(_("Due")),
        "served_name": forms.Text(_("Who is served and will be asked"), limit=100,
                                  required=False),
    })  # fmt: skip
    for field in kind.fields:
        form.fields[f"f_{field.code}"] = _field(field)
    return form


def draft_of(form: forms.Form, kind: Kind, actor: Actor) -> Draft:
    """The draft a valid form describes."""
    data = form.cleaned_data
    area = Area.objects.get(pk=data["area"], county_id=actor.county)
    row = Commitment(
        county_id=actor.county, town_id=area.town_id,
        village_id=area.pk if area.level == "village" else None, kind=kind.code,
        level=data["level"], title=data["title"], content=data["content"],
        lead_unit_id=int(data["lead_unit"]), theme_id=int(data["theme"]) if data["theme"] else None,
        origin=data["origin"], origin_ref=data["origin_ref"], served_name=data["served_name"],
        served_type=kind.served if data["served_name"] else "",
        due_at=datetime.combine(data["due"], time(23, 59, 59), SHANGHAI),
        acceptor_post=None if data["served_name"] else actor.post,
        details={f.code: str(data[f"f_{f.code}"]) for f in kind.fields
                 if f.kind not in _FIGURES and data.get(f"f_{f.code}")},
    )  # fmt: skip
    figures = {
        f.code: Quantity(Decimal(data[f"f_{f.code}"]), f.unit or "CNY", status=f.status)
        for f in kind.fields if f.kind in _FIGURES and data.get(f"f_{f.code}") is not None
    }  # fmt: skip
    return Draft(row, figures)


def _field(field: Any) -> Any:
    label = _(field.label)
    if field.kind == "choice":
        return forms.Choice(label, field.choices, required=field.required)
    if field.kind in _FIGURES:
        return forms.Number(
            f"{label}（{field.unit}）" if field.unit else label, required=field.required
        )
    maker = {"date": forms.Day, "moment": forms.Moment, "bool": forms.Yes}.get(field.kind)
    return maker(label, required=False) if maker else forms.Text(label, required=field.required)


def kind_choices(actor: Actor) -> list[tuple[str, str]]:
    """The kinds one may draft, with their titles."""
    return [(k.code, k.title) for k in kinds().values()]
