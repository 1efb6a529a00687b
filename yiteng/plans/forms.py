"""Forms of the plan of a year and of days without meetings."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from yiteng.gate.forms import unit_choices
from yiteng.gate.models import SCALES, Application
from yiteng.people.models import Unit
from yiteng.places.models import Theme
from yiteng.plans.models import PlannedMeeting, QuietDays, YearPlan
from yiteng.plans.queries import open_lines
from yiteng.research.forms import theme_choices
from yiteng.rules.actor import Actor
from yiteng.rules.words import N_
from yiteng.web import forms

WEEKDAYS = (
    ("0", N_("Monday")),
    ("1", N_("Tuesday")),
    ("2", N_("Wednesday")),
    ("3", N_("Thursday")),
    ("4", N_("Friday")),
    ("5", N_("Saturday")),
    ("6", N_("Sunday")),
)
WEEKS = (
    ("1", N_("first week of the month")),
    ("2", N_("second week of the month")),
    ("3", N_("third week of the month")),
    ("4", N_("fourth week of the month")),
)
YEARS = (2000, 2100)


class YearForm(forms.Form):
    """Which year is planned."""

    year = forms.Number(_("Year"), places=0)

    def clean_year(self) -> int:
        """A year that can be planned. Raises ValidationError."""
        year = int(self.cleaned_data["year"])
        if not YEARS[0] <= year <= YEARS[1]:
            raise ValidationError(gettext("Write the year with four figures, such as 2023."))
        return year

    def plan(self, actor: Actor) -> YearPlan:
        """The unsaved plan."""
        return YearPlan(county_id=actor.county, year=self.cleaned_data["year"])


class LineForm(forms.Form):
    """A meeting of the plan."""

    title = forms.Text(_("Title of the meeting"))
    month = forms.Choice(_("Month"), [(str(n), str(n)) for n in range(1, 13)])
    unit = forms.Choice(_("Host"))
    theme = forms.Choice(_("Field of work"), required=False)
    scale = forms.Choice(_("Scale"), SCALES, initial="district")
    days = forms.Number(_("Length in days"), places=2, initial="0.5")
    people = forms.Number(_("People to attend"), places=0)
    reason = forms.Text(_("Why it is added after approval"), limit=300)

    def __init__(self, *args: Any, actor: Actor, plan: YearPlan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor, self.plan = actor, plan
        options: Any = self.fields
        if plan.state != "approved":
            del options["reason"]
        options["unit"].choices = unit_choices(actor.county, _("please choose"))
        options["theme"].choices = [("", _("none")), *theme_choices(actor.county)]

    def line(self) -> PlannedMeeting:
        """The unsaved line."""
        held = dict(self.cleaned_data)
        held["unit"] = Unit.objects.get(pk=held["unit"])
        held["month"], held["people"] = int(held["month"]), int(held["people"])
        held["theme"] = Theme.objects.filter(
            county_id=self.actor.county, code=held["theme"]
        ).first()
        return PlannedMeeting(plan=self.plan, **held)


class OffForm(forms.Form):
    """Why a meeting is taken off the plan."""

    reason = forms.Text(_("Reason"), limit=300)


class QuietForm(forms.Form):
    """Days without meetings."""

    title = forms.Text(_("Name"), limit=60, hint=_("For example: week without meetings."))
    weekday = forms.Choice(_("Every"), WEEKDAYS, blank=_("any day"), required=False)
    week = forms.Choice(_("In the"), WEEKS, blank=_("any week"), required=False)
    starts_on = forms.Day(_("From"), required=False)
    ends_on = forms.Day(_("Until"), required=False)
    origin = forms.Text(_("Source"), hint=_("The document that sets them."))

    def quiet(self, actor: Actor) -> QuietDays:
        """The unsaved days."""
        held = dict(self.cleaned_data)
        for name in ("weekday", "week"):
            held[name] = int(held[name]) if held[name] else None
        return QuietDays(county_id=actor.county, source=held.pop("origin"), **held)


class SenderForm(forms.Form):
    """Which line of the plan an application takes up, and why a limit is passed."""

    line = forms.Choice(_("In the plan of the year"), required=False)
    words = forms.Note(
        _("Why it cannot be otherwise"), limit=500, rows=2, required=False,
        hint=_("Asked where a warning stands above; the reviewer reads it."),
    )  # fmt: skip

    def __init__(self, *args: Any, application: Application, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = {str(row.pk): row for row in open_lines(application)}
        options: Any = self.fields
        if self.rows:
            named = [(pk, f"{row.month} · {row.title}") for pk, row in self.rows.items()]
            options["line"].choices = [("", _("not planned")), *named]
        else:
            del options["line"]
