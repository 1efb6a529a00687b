"""Forms for whoever prepares a survey."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from yiteng.places.models import Area, Theme
from yiteng.places.queries import placed
from yiteng.research.forms import area_choices, theme_choices
from yiteng.rules.actor import Actor
from yiteng.rules.lifecycles.survey import SUBMISSION, SURVEY
from yiteng.surveys.models import Survey
from yiteng.web import forms


class SurveyForm(forms.Form):
    """Why it is held, where, until when."""

    title = forms.Text(_("Title of the survey"), limit=120)
    purpose = forms.Note(_("What it is for"), rows=2, hint=_("Those who answer read this first."))
    area = forms.Choice(_("Town or village"), required=False, blank=_("whole county"))
    theme = forms.Choice(_("Field of work"), required=False, blank=_("none"))
    closes_on = forms.Day(_("Answers until"), required=False)

    def __init__(
        self, *args: Any, actor: Actor, survey: Survey | None = None, **kwargs: Any
    ) -> None:
        if survey is not None:
            area = survey.village_id or survey.town_id or ""
            theme = survey.theme.code if survey.theme else ""
            kwargs["initial"] = {"title": survey.title, "purpose": survey.purpose, "area": area,
                                 "theme": theme, "closes_on": survey.closes_on}  # fmt: skip
        super().__init__(*args, **kwargs)
        self.actor = actor
        options: Any = self.fields
        options["area"].choices = [("", _("whole county")), *area_choices(actor)]
        options["theme"].choices = [("", _("none")), *theme_choices(actor.county)]

    def values(self) -> dict[str, Any]:
        """The columns of the survey as typed."""
        held = dict(self.cleaned_data)
        area = Area.objects.filter(pk=held.pop("area") or 0, county=self.actor.county).first()
        theme = Theme.objects.filter(county=self.actor.county, code=held.pop("theme")).first()
        where = placed(area) if area else {"town_id": None, "village_id": None}
        towns = {"town_id": where["town_id"], "village_id": where["village_id"]}
        return {**held, "theme": theme, **towns}

    def survey(self) -> Survey:
        """The unsaved survey of the actor's unit."""
        return Survey(unit_id=self.actor.unit, county_id=self.actor.county, **self.values())


class WorkbookForm(forms.Form):
    """The workbook of a form, or of answers."""

    workbook = forms.File(_("Excel workbook"), accept=".xlsx", megabytes=10)


class SurveyFilter(forms.Form):
    """Surveys by state."""

    state = forms.Choice(
        _("State"), [(s.code, s.title) for s in SURVEY.states], blank=_("all"), required=False
    )


class InboxFilter(forms.Form):
    """Submissions by state."""

    state = forms.Choice(
        _("State"), [(s.code, s.title) for s in SUBMISSION.states], blank=_("all"), required=False
    )


class Reason(forms.Form):
    """Why answers are corrected."""

    reason = forms.Text(
        _("Why the answers are corrected"), hint=_("Such as: asked again by phone.")
    )
