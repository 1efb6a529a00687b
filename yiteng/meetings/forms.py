"""Forms of a meeting: its plan, and what is recorded of it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from yiteng.gate.forms import unit_choices
from yiteng.meetings.models import Decision, Meeting
from yiteng.people.models import Unit
from yiteng.research.forms import Filter
from yiteng.rules.lifecycles.meeting import MEETING
from yiteng.web import forms

DOCUMENT_KINDS = (
    ("policy", _("Policy document")),
    ("list", _("List of items")),
    ("map", _("Map")),
    ("circular", _("Circular")),
    ("other", _("Other")),
)


class MeetingFilter(Filter):
    """State and field of work."""

    state = forms.Choice(
        _("State"), [(s.code, s.title) for s in MEETING.states], blank=_("all"), required=False
    )


class PlanForm(forms.Form):
    """Who convenes and chairs, where and when, and the minutes."""

    convener = forms.Text(_("Convener"), limit=100, required=False, hint=_("The post."))
    chair = forms.Text(_("Chair"), limit=100, required=False, hint=_("The post."))
    place = forms.Text(_("Venue"), limit=100, required=False)
    held_on = forms.Day(_("Day of the meeting"), required=False)
    invited = forms.Number(_("Invited"), places=0, required=False)
    hours_research = forms.Number(_("Hours of research before"), places=1, initial=0)
    hours_delivery = forms.Number(_("Hours of delivery after"), places=1, initial=0)
    minutes_text = forms.Note(_("Record of the meeting"), required=False, rows=8, limit=20000)

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        kwargs["initial"] = {n: getattr(meeting, n) for n in type(self).base_fields}
        super().__init__(*args, **kwargs)


class RecordForm(forms.Form):
    """Something recorded of a meeting."""

    def __init__(self, *args: Any, county: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.county = county

    def values(self) -> dict[str, Any]:
        """The columns as typed."""
        return dict(self.cleaned_data)


class SessionForm(RecordForm):
    """A part of the meeting on one day."""

    title = forms.Text(_("Sitting"))
    on = forms.Day(_("Day"))
    days = forms.Number(_("Length in days"), places=2, initial="0.5")
    place = forms.Text(_("Venue"), limit=100, required=False)
    outside = forms.Yes(_("Outside the district"))


class AgendaForm(RecordForm):
    """An agenda item added after convening."""

    title = forms.Text(_("Agenda item"))
    decides = forms.Text(_("What will be decided"), limit=300, required=False)
    decided_by = forms.Text(_("Who decides it"), limit=100, required=False)
    presenter = forms.Text(_("Presenter"), limit=100, required=False)
    minutes = forms.Number(_("Minutes"), places=0)


class AttendanceForm(RecordForm):
    """How many of a group came; never their names."""

    group = forms.Text(_("Group"), limit=100, hint=_("Posts or groups, never names."))
    invited = forms.Number(_("Invited"), places=0, required=False)
    attended = forms.Number(_("Attended"), places=0)


class DirectionForm(RecordForm):
    """A direction the meeting names."""

    title = forms.Text(_("Direction"), limit=100)


class DocumentForm(RecordForm):
    """A document the meeting issued."""

    title = forms.Text(_("Document"))
    number = forms.Text(_("Document number"), limit=60, required=False)
    issued_on = forms.Day(_("Issued on"), required=False)
    kind = forms.Choice(_("Kind of document"), DOCUMENT_KINDS)


class DecisionForm(RecordForm):
    """A decision: one lead, a date, a served party or an acceptor."""

    text = forms.Note(_("Decision of the meeting"), rows=3)
    lead = forms.Choice(_("Lead unit"), required=False, hint=_("One; two leads are none."))
    due_on = forms.Day(_("Due"), required=False)
    served = forms.Text(_("Who is served"), limit=100, required=False)
    acceptor = forms.Text(
        _("Who accepts it"), limit=100, required=False, hint=_("For inner matters: a post.")
    )

    def __init__(
        self, *args: Any, county: int, decision: Decision | None = None, **kwargs: Any
    ) -> None:
        if decision is not None:
            held = {n: getattr(decision, n) for n in type(self).base_fields if n != "lead"}
            kwargs["initial"] = {**held, "lead": decision.lead_id}
        super().__init__(*args, county=county, **kwargs)
        options: Any = self.fields
        options["lead"].choices = unit_choices(county)

    def values(self) -> dict[str, Any]:
        """The columns as typed, the lead as a unit."""
        lead = Unit.objects.filter(pk=self.cleaned_data["lead"] or 0).first()
        return {**self.cleaned_data, "lead": lead}
