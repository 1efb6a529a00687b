"""Forms of the parts of a dossier: goals, items, papers, prescriptions, opinions."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from yiteng.gate.dossiers import problems_of
from yiteng.gate.forms import unit_choices
from yiteng.gate.models import HORIZONS, LEVELS, OTHER_WAYS, Application, Item, Part
from yiteng.people.models import Unit
from yiteng.research.models import Problem
from yiteng.rules.gate.burden import COMPETITION, DUTIES
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


class PaperForm(PartForm):
    """A paper of an item: a further one of the same item and title is its next version."""

    item = forms.Choice(_("Of which item"))
    title = forms.Text(_("Title of the paper"))
    received_on = forms.Day(_("The day it came"), required=False)
    characters = forms.Number(_("Length in characters"), places=0, required=False)
    pages = forms.Number(_("Length in pages"), places=0, required=False)
    file = forms.File(_("File of the paper"), required=False, megabytes=40)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        options: Any = self.fields
        self.items: dict[str, Item] = {str(one.pk): one for one in self.application.items.all()}
        options["item"].choices = [(pk, one.title) for pk, one in self.items.items()]
        if self.part is not None:  # item and title number the versions
            del options["item"], options["title"]

    def uploads(self) -> list[Any]:
        """The file, where one was sent."""
        return [self.cleaned_data["file"]] if self.cleaned_data.get("file") else []

    def values(self) -> dict[str, Any]:
        """The columns of the paper; the file goes its own way."""
        held = super().values()
        del held["file"]
        return held if self.part else {**held, "item": self.items[str(held["item"])]}


class PrescriptionForm(PartForm):
    """A draft measure against a problem."""

    units = ("lead",)
    title = forms.Text(_("Prescription"), hint=_("What will be done against the cause."))
    problem = forms.Choice(_("Against which problem"), required=False)
    cause = forms.Text(_("Against which cause"), limit=300, required=False)
    lead = forms.Choice(_("Lead unit"), required=False, hint=_("One; two leads are none."))
    lead_accepted = forms.Yes(_("The lead unit has accepted"))
    due_on = forms.Day(_("Due"), required=False)
    horizon = forms.Choice(_("Horizon"), HORIZONS, blank=_("please choose"), required=False)
    level = forms.Choice(_("Level"), LEVELS, blank=_("please choose"), required=False)
    served = forms.Text(_("Who is served"), limit=100, required=False)
    proof = forms.Text(_("What would prove it"), required=False)
    money = forms.Money(_("Money needed"), required=False, hint=_("0 where none is needed."))
    money_source = forms.Text(_("Where the money comes from"), limit=100, required=False)
    legality_by = forms.Text(_("Who checked that it is lawful"), limit=100, required=False)
    legality_basis = forms.Text(_("Ground in law"), required=False)
    competition = forms.Choice(
        _("Fair-competition review"), COMPETITION, blank=_("please choose"), required=False
    )
    competition_note = forms.Text(_("Ground of an exception"), required=False)
    duty = forms.Choice(
        _("Work it lays on towns"), DUTIES, blank=_("please choose"), required=False
    )
    duty_admission = forms.Text(
        _("Record of admission"), required=False, hint=_("Where the work is on no list.")
    )
    burden_by = forms.Text(
        _("Assessment of the burden on the grass roots"),
        required=False,
        hint=_("Who assessed it, when; needed before a document is issued."),
    )
    different = forms.Note(
        _("What is different this time"),
        rows=3,
        required=False,
        hint=_("Where similar measures were tried before."),
    )
    more = {
        _("Money"): ("money", "money_source"),
        _("Law, competition, burden"): (
            "legality_by", "legality_basis", "competition", "competition_note", "duty",
            "duty_admission", "burden_by",
        ),
        _("Similar measures of the past"): ("different",),
    }  # fmt: skip


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
