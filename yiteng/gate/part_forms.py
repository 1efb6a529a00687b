"""Forms of the parts of a dossier: what they share; goals, items, opinions."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from yiteng.gate.dossiers import problems_of
from yiteng.gate.forms import unit_choices
from yiteng.gate.models import OTHER_WAYS, Application, Part
from yiteng.people.models import Unit
from yiteng.research.models import Problem
from yiteng.rules.quantity import WORDS
from yiteng.web import forms


class PartForm(forms.Form):
    """A part of a dossier; units are chosen by key. at: the field somebody was sent to."""

    units: tuple[str, ...] = ()

    def __init__(
        self,
        *args: Any,
        application: Application,
        part: Part | None = None,
        at: str = "",
        **kwargs: Any,
    ) -> None:
        if part is not None:
            columns = {f.name: f.attname for f in part._meta.concrete_fields}
            names = [n for n in type(self).base_fields if n in columns]
            kwargs["initial"] = {n: getattr(part, columns[n]) for n in names}
        super().__init__(*args, **kwargs)
        self.application, self.part, self.at = application, part, at
        options: Any = self.fields
        for name in self.units:
            options[name].choices = unit_choices(application.county_id)
        if "problem" in options:
            rows = problems_of([application])[application.pk]
            options["problem"].choices = [("", _("none")), *((p.pk, p.title) for p in rows)]

    def uploads(self) -> list[Any]:
        """The files sent along."""
        return []

    def values(self) -> dict[str, Any]:
        """The columns of the part as typed, relations as rows."""
        held = dict(self.cleaned_data)
        for name in self.units:
            held[name] = Unit.objects.filter(pk=held[name] or 0).first()
        if "problem" in held:
            held["problem"] = Problem.objects.filter(pk=held["problem"] or 0).first()
        return held


class GoalForm(PartForm):
    """An outcome, not an activity."""

    units = ("owner",)
    title = forms.Text(_("Goal"), hint=_("What will be different when it is reached."))
    value = forms.Number(_("Figure"), required=False)
    unit = forms.Text(_("Unit of the figure"), limit=20, required=False)
    word = forms.Choice(
        _("Word of the figure"),
        [(word, word) for word in WORDS if word],
        blank=_("none"),
        required=False,
    )
    baseline = forms.Text(_("Where it stands today"), limit=100, required=False)
    due_on = forms.Day(_("Due"), required=False)
    owner = forms.Choice(_("Who answers for it"), required=False)


class ItemForm(PartForm):
    """An agenda item."""

    title = forms.Text(_("Agenda item"))
    decides = forms.Text(_("What will be decided"), limit=300, required=False)
    decided_by = forms.Text(_("Who decides it"), limit=100, required=False)
    presenter = forms.Text(_("Presenter"), limit=100, required=False)
    minutes = forms.Number(_("Minutes"), places=0)
    other_way = forms.Choice(
        _("Other way tried or considered"),
        OTHER_WAYS,
        blank=_("please choose"),
        required=False,
        hint=_("What one unit, a letter, a call or a visit settles needs no meeting."),
    )
    other_why = forms.Text(_("Why it does not do"), limit=300, required=False)


class OpinionForm(PartForm):
    """A unit asked for its opinion, and what it said."""

    units = ("unit",)
    unit = forms.Choice(_("Unit asked"))
    asked_on = forms.Day(_("Asked on"), required=False)
    agrees = forms.Choice(
        _("What it said"),
        [("True", _("agrees")), ("False", _("disagrees"))],
        blank=_("no answer yet"),
        required=False,
    )
    words = forms.Note(_("In its words"), required=False, rows=2)
    given_on = forms.Day(_("Given on"), required=False)

    def clean(self) -> dict[str, Any]:
        """An answer has its day."""
        held: dict[str, Any] = super().clean() or self.cleaned_data
        if held.get("agrees") and not held.get("given_on"):
            self.add_error("given_on", _("Say on which day the unit answered."))
        return held

    def values(self) -> dict[str, Any]:
        """The columns of the opinion; agrees is None until the unit answers."""
        held = super().values()
        return {**held, "agrees": {"True": True, "False": False}.get(held["agrees"])}
