"""Forms of an application; those of the parts of its dossier stand in `part_forms`."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from yiteng.gate.models import SCALES, Application
from yiteng.gate.queries import OVERRULED, treatable
from yiteng.people.models import Unit
from yiteng.places.models import Theme
from yiteng.research.forms import Filter, theme_choices
from yiteng.research.models import Problem
from yiteng.rules.actor import Actor
from yiteng.rules.gate.scope import TYPES
from yiteng.rules.lifecycles.application import APPLICATION
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
    invited = forms.Text(
        _("Who is invited"),
        limit=300,
        required=False,
        hint=_("Groups, such as heads of towns, village secretaries."),
    )
    gist = forms.Note(_("In short"), required=False)
    length_reason = forms.Text(
        _("Why it lasts longer than is usual"),
        limit=300,
        required=False,
        hint=_("Such as a group discussion, or learning on site."),
    )
    size_approval = forms.Text(
        _("Record that approves so many people"),
        required=False,
        hint=_("Who approved it, when, under which number."),
    )
    more = {_("Longer or larger than is usual"): ("length_reason", "size_approval")}

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
