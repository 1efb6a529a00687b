"""Forms of an application and of the parts of its dossier."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from yiteng.gate.models import HORIZONS, SCALES, Application, Part
from yiteng.gate.queries import OVERRULED, problems_of, treatable
from yiteng.people.models import Unit
from yiteng.places.models import Theme
from yiteng.research.forms import Filter, theme_choices
from yiteng.research.models import Problem
from yiteng.rules.actor import Actor
from yiteng.rules.gate.scope import TYPES
from yiteng.rules.lifecycles.application import APPLICATION
from yiteng.rules.quantity import WORDS
from yiteng.web import forms


def unit_choices(county: int, blank: Any = "") -> list[tuple[Any, Any]]:
    """The units of a county in the order its administrators gave them; blank: the empty one."""
    rows = Unit.objects.filter(county_id=county, valid_to__isnull=True).order_by("order", "id")
    return [("", blank or _("none")), *rows.values_list("pk", "name")]


class ApplicationFilter(Filter):
    """State and field of work."""

    state = forms.Choice(
        _("State"), [(s.code, s.title) for s in APPLICATION.states], blank=_("all"), required=False
    )
    opinion = forms.Choice(
        _("Pre-meeting opinion"),
        [(OVERRULED, _("Approved with reasons, against the opinion"))],
        blank=_("all"),
        required=False,
    )


class ApplicationForm(forms.Form):
    """Who wants to convene whom, for how long."""

    title = forms.Text(_("Title of the meeting"))
    meeting_type = forms.Choice(
        _("Type of meeting"),
        [(one.code, one.title) for one in TYPES],
        hint=_("The four tests apply to conferences, special meetings and department meetings."),
    )
    scale = forms.Choice(_("Scale"), SCALES, initial="district")
    theme = forms.Choice(_("Field of work"), required=False)
    host = forms.Choice(_("Host"))
    organiser = forms.Choice(_("Organiser"))
    wanted_on = forms.Day(_("Wanted on"), required=False)
    days = forms.Number(_("Length in days"), places=2, initial="0.5")
    people = forms.Number(_("People to attend"), places=0, required=False)
    gist = forms.Note(_("In short"), required=False)

    def __init__(
        self, *args: Any, actor: Actor, application: Application | None = None, **kwargs: Any
    ) -> None:
        if application is not None:
            names = [name for name in type(self).base_fields if name != "gist"]
            held = {name: getattr(application, name) for name in names}
            theme = application.theme.code if application.theme else ""
            units = {"host": application.host_id, "organiser": application.organiser_id}
            kwargs["initial"] = {**held, **units, "theme": theme, "gist": application.summary}
        super().__init__(*args, **kwargs)
        self.actor = actor
        options: Any = self.fields
        options["theme"].choices = [("", _("none")), *theme_choices(actor.county)]
        for name in ("host", "organiser"):
            options[name].choices = unit_choices(actor.county, _("please choose"))

    def words(self) -> dict[str, Any]:
        """The columns of the application as typed."""
        held = dict(self.cleaned_data)
        units = Unit.objects.in_bulk([held["host"], held["organiser"]])
        held["host"], held["organiser"] = (units[int(held[n])] for n in ("host", "organiser"))
        held["theme"] = Theme.objects.filter(
            county_id=self.actor.county, code=held["theme"]
        ).first()
        held["people"] = int(held["people"] or 0)
        held["summary"] = held.pop("gist")
        return held

    def application(self, today: date) -> Application:
        """The unsaved application of the actor's unit."""
        where = {"county_id": self.actor.county, "town_id": self.actor.town}
        return Application(opened_on=today, **self.words(), **where)


class PartForm(forms.Form):
    """A part of a dossier; units are chosen by key."""

    units: tuple[str, ...] = ()

    def __init__(
        self, *args: Any, application: Application, part: Part | None = None, **kwargs: Any
    ) -> None:
        if part is not None:
            names = type(self).base_fields
            held = {n: getattr(part, part._meta.get_field(n).attname) for n in names}  # type: ignore[union-attr]
            kwargs["initial"] = held
        super().__init__(*args, **kwargs)
        options: Any = self.fields
        for name in self.units:
            options[name].choices = unit_choices(application.county_id)
        if "problem" in options:
            rows = problems_of([application])[application.pk]
            options["problem"].choices = [("", _("none")), *((p.pk, p.title) for p in rows)]

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


class PrescriptionForm(PartForm):
    """A draft measure against a problem."""

    units = ("lead",)
    title = forms.Text(_("Prescription"), hint=_("What will be done against the cause."))
    problem = forms.Choice(_("Against which problem"), required=False)
    cause = forms.Text(_("Against which cause"), limit=300, required=False)
    lead = forms.Choice(_("Lead unit"), required=False, hint=_("One; two leads are none."))
    lead_accepted = forms.Yes(_("The lead unit has accepted"))
    due_on = forms.Day(_("Due"), required=False)
    horizon = forms.Choice(_("Horizon"), HORIZONS, required=False)
    money = forms.Money(_("Money needed"), required=False)
    money_source = forms.Text(_("Where the money comes from"), limit=100, required=False)
    served = forms.Text(_("Who is served"), limit=100, required=False)
    proof = forms.Text(_("What would prove it"), required=False)


class OpinionForm(PartForm):
    """What a unit concerned said when asked."""

    units = ("unit",)
    unit = forms.Choice(_("Unit asked"))
    agrees = forms.Yes(_("Agrees"))
    words = forms.Note(_("In its words"), required=False, rows=2)
    given_on = forms.Day(_("Given on"))


class ProblemsForm(forms.Form):
    """Which problems the meeting is to treat."""

    problems = forms.Choices(_("Problems to treat"))

    def __init__(self, *args: Any, actor: Actor, application: Application, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = {str(p.pk): p for p in treatable(actor, application)}
        options: Any = self.fields
        options["problems"].choices = [(pk, p.title) for pk, p in self.rows.items()]

    def chosen(self) -> list[Problem]:
        """The problems ticked."""
        return [self.rows[pk] for pk in self.cleaned_data["problems"]]
