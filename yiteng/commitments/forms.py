"""Forms of commitments: the draft made from a kind's fields, changed words, figures."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from yiteng.commitments.choices import (
    ORIGIN_TITLES,
    RISK_TITLES,
    acceptors,
    clock_options,
    firms,
    rests_on,
    theme_options,
    units_of,
)
from yiteng.commitments.kinds import kind_of
from yiteng.commitments.models import LEVELS, Commitment
from yiteng.research.forms import area_choices
from yiteng.rules.actor import Actor
from yiteng.rules.kind import Field, Kind
from yiteng.web import forms

FIGURES = ("money", "quantity", "number")
#: How many lines for supporting units the form has.
SUPPORTS = 2


def draft_form(kind: Kind, actor: Actor, data: Any = None) -> forms.Form:
    """The form of a new commitment of a kind: what all have, then the kind's own fields."""
    form = forms.Form(data)
    units, themes = units_of(actor), theme_options(actor)
    form.fields.update(_what(kind))
    form.fields.update({
        "lead_unit": forms.Choice(_("Lead unit"), units, hint=_("Exactly one.")),
        "area": grouped(_("Place"), area_choices(actor), _("whole district")),
        "level": forms.Choice(_("Level"), LEVELS, initial="district"),
        "theme": forms.Choice(_("Theme"), themes, blank=_("none"), required=False),
        "also_theme": forms.Choice(_("Also seen on"), themes, blank=_("none"), required=False),
        "origin": forms.Choice(_("Where it comes from"),
                               [(o, ORIGIN_TITLES[o]) for o in kind.origins]),
        "up": grouped(_("What it rests on"), rests_on(kind, actor), _("none"),
                      hint=_("Needed where it comes from a meeting of ours.")),
        "origin_ref": forms.Text(_("Document, request or case it comes from"), required=False),
        **_time(kind, actor), **_served(kind, actor), **_support(units),
        "checker_unit": forms.Choice(_("Who checks it"), units, required=False,
                                     blank=_("the supervision office")),
        "risk": forms.Choice(_("Risk"), RISK_TITLES, initial="normal"),
    })  # fmt: skip
    form.fields.update({f"f_{field.code}": own(field) for field in kind.fields})
    return form


def change_form(row: Commitment, actor: Actor, data: Any = None) -> forms.Form:
    """What may be changed by hand: the words always, the date while nothing is assigned."""
    form = forms.Form(data)
    form.fields["title"] = forms.Text(_("What is promised, in one sentence"), initial=row.title)
    form.fields["content"] = forms.Note(_("Details"), required=False, initial=row.content)
    if row.state == "draft":
        form.fields["lead_unit"] = forms.Choice(
            _("Lead unit"), units_of(actor), initial=row.lead_unit_id
        )
        form.fields["due_at"] = forms.Moment(_("Due"), initial=row.due_at, required=False)
        form.fields.update(_limits(row, actor))
        form.fields["served_name"] = forms.Text(
            _("Who is served and will be asked"), required=False, initial=row.served_name
        )
        form.fields["origin_ref"] = forms.Text(
            _("Document, request or case it comes from"), required=False, initial=row.origin_ref
        )
    else:
        form.fields["reason"] = forms.Text(_("Why the words change"))
    return form


def _limits(row: Commitment, actor: Actor) -> dict[str, Any]:
    """The limits of the kind with their sources, for a draft that brought a date of its own."""
    kind = kind_of(row.kind)
    promised, legal = clock_options(kind, actor, "promised"), clock_options(kind, actor, "legal")
    found: dict[str, Any] = {}
    if promised:
        found["clock"] = forms.Choice(
            _("Time limit promised"), promised, initial=row.clock, required=False,
            blank=_("a date set by hand"),
            hint=_("Chosen anew, it sets the date from the day of assignment, in place of the date above."),
        )  # fmt: skip
    if legal:
        found["legal_clock"] = forms.Choice(
            _("Legal time limit"), legal, initial=row.legal_clock, blank=_("none"), required=False
        )
    return found


def figures_form(kind: Kind, data: Any = None) -> forms.Form:
    """The figures of a kind, each in its own status; what is left empty is not touched."""
    form = forms.Form(data)
    for field in kind.fields:
        if field.kind in FIGURES:
            form.fields[field.code] = own(field, required=False)
    return form


def own(field: Field, *, required: bool | None = None) -> Any:
    """The form field of a kind's field."""
    label, asked = _(field.label), field.required if required is None else required
    if field.kind == "choice":
        return forms.Choice(label, field.choices, required=asked)
    if field.kind == "money":
        return forms.Money(label, required=asked)
    if field.kind == "quantity":
        units = (field.unit,) if field.unit else COUNTERS
        return forms.Quantity(label, units=units, statuses=(field.status,), required=asked)
    if field.kind == "number":
        return forms.Number(label, places=0, required=asked)
    maker = {"date": forms.Day, "moment": forms.Moment, "bool": forms.Yes}.get(field.kind)
    return maker(label, required=False) if maker else forms.Text(label, required=asked)


def grouped(label: Any, groups: Any, blank: Any, **more: Any) -> Any:
    """A choice among groups of options, or none."""
    field = forms.Choice(label, required=False, **more)
    field.choices = [("", blank), *groups]
    return field


#: Units of what is built or promised, where the kind leaves them open.
COUNTERS = ("处", "个", "项", "盏", "台", "米", "公里", "平方米", "亩", "户", "人", "greenhouse")


def _what(kind: Kind) -> dict[str, Any]:
    return {
        "title": forms.Text(_("What is promised, in one sentence"), limit=200),
        "content": forms.Note(_("Details"), required=False),
    }


def _time(kind: Kind, actor: Actor) -> dict[str, Any]:
    """The date: set by hand, or by a limit from the day it is assigned; the legal limit beside it."""
    hours = any(clock.kind == "hours" for clock in kind.clocks)
    promised, legal = clock_options(kind, actor, "promised"), clock_options(kind, actor, "legal")
    found: dict[str, Any] = {}
    if hours:
        found["received"] = forms.Moment(_("Received"))
    found["clock"] = forms.Choice(
        _("Time limit promised"), promised, blank=_("a date set by hand"), required=False,
        initial=promised[0][0] if promised and hours else "",
        hint=_("Counted from the day it was received or is assigned; a date below goes before it."),
    )  # fmt: skip
    made = forms.Moment if hours else forms.Day
    found["due"] = made(_("Due"), required=False, hint=_("Leave it empty to let the limit set it."))
    if legal:
        found["legal_clock"] = forms.Choice(
            _("Legal time limit"), legal, blank=_("none"), required=False
        )
    if hours:
        found["cliff"] = forms.Moment(_("The firm's own last moment"), required=False)
    return found


def _served(kind: Kind, actor: Actor) -> dict[str, Any]:
    if kind.served == "acceptor":
        return {"acceptor": forms.Choice(_("Post that accepts it"), acceptors(actor))}
    found: dict[str, Any] = {
        "served_name": forms.Text(_("Who is served and will be asked"), limit=100, required=False),
    }
    if kind.served == "firm":
        found["firm"] = forms.Choice(_("Firm"), firms(actor), blank=_("none"), required=False)
    return found


def _support(units: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for n in range(1, SUPPORTS + 1):
        found[f"support_{n}"] = forms.Choice(
            _("Supporting unit"), units, blank=_("none"), required=False
        )
        found[f"duty_{n}"] = forms.Text(_("Its own duty, in one sentence"), required=False)
    return found
