"""Forms of a meeting: its plan, and what is recorded of it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from yiteng.gate.forms import unit_choices
from yiteng.meetings.choices import Seen, chosen_post, post_choices
from yiteng.meetings.models import Meeting
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

    convener_post = forms.Choice(
        _("Convener"), required=False, hint=_("A post of this district; for another, leave it.")
    )
    convener = forms.Text(_("Convener, a post elsewhere"), limit=100, required=False)
    chair_post = forms.Choice(
        _("Chair"), required=False, hint=_("A post of this district; for another, leave it.")
    )
    chair = forms.Text(_("Chair, a post elsewhere"), limit=100, required=False)
    place = forms.Text(_("Venue"), limit=100, required=False)
    held_on = forms.Day(_("Day of the meeting"), required=False)
    invited = forms.Number(_("Invited"), places=0, required=False)
    hours_research = forms.Number(_("Hours of research before"), places=1, initial=0)
    hours_delivery = forms.Number(_("Hours of delivery after"), places=1, initial=0)
    minutes_text = forms.Note(_("Record of the meeting"), required=False, rows=8, limit=20000)
    seen = Seen()

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        kwargs["initial"] = {
            **{n: getattr(meeting, n) for n in type(self).base_fields if n != "seen"},
            "convener_post": meeting.convener_post_id,
            "chair_post": meeting.chair_post_id,
            "seen": meeting.version,
        }
        super().__init__(*args, **kwargs)
        options: Any = self.fields
        for name in ("convener_post", "chair_post"):
            options[name].choices = post_choices(meeting.county_id)

    def values(self) -> dict[str, Any]:
        """The columns as typed; where a post is chosen, its title is what is printed."""
        said = {name: value for name, value in self.cleaned_data.items() if name != "seen"}
        for role in ("convener", "chair"):
            post = said[f"{role}_post"] = chosen_post(said[f"{role}_post"])
            said[role] = post.title if post else said[role]
        return said


class RecordForm(forms.Form):
    """Something recorded of a meeting; ``seen`` is the version shown to who changes it."""

    seen = Seen()

    def __init__(self, *args: Any, meeting: Meeting, row: Any = None, **kwargs: Any) -> None:
        if row is not None:
            kwargs["initial"] = {**self.held(row), "seen": row.version}
        super().__init__(*args, **kwargs)
        self.meeting = meeting

    def held(self, row: Any) -> dict[str, Any]:
        """What is recorded now, by field; a related row by its key."""
        names = [name for name in type(self).base_fields if name != "seen"]
        return {name: getattr(row, row._meta.get_field(name).attname) for name in names}

    def values(self) -> dict[str, Any]:
        """The columns as typed."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}

    def now_at(self, version: int) -> None:
        """After somebody was quicker: what is saved next was seen beside this version."""
        self.data = {**dict(self.data.items()), self.add_prefix("seen"): str(version)}


class SessionForm(RecordForm):
    """A part of the meeting on one day."""

    title = forms.Text(_("Sitting"))
    on = forms.Day(_("Day"))
    begins = forms.Hour(_("Begins at"), required=False)
    days = forms.Number(_("Length in days"), places=2, initial="0.5")
    place = forms.Text(_("Venue"), limit=100, required=False)
    outside = forms.Yes(_("Outside the district"))


class AgendaForm(RecordForm):
    """An agenda item, until the notice."""

    title = forms.Text(_("Agenda item"))
    decides = forms.Text(_("What will be decided"), limit=300, required=False)
    decided_by = forms.Text(_("Who decides it"), limit=100, required=False)
    presenter = forms.Text(_("Presenter"), limit=100, required=False)
    minutes = forms.Number(_("Minutes"), places=0)


class AttendanceForm(RecordForm):
    """How many of a unit or group came; never their names."""

    unit = forms.Choice(_("Unit"), required=False)
    group = forms.Text(
        _("Group"), limit=100, required=False, hint=_("Posts or groups, never names.")
    )
    session = forms.Choice(_("Sitting"), required=False)
    invited = forms.Number(_("Invited"), places=0, required=False)
    attended = forms.Number(_("Attended"), places=0, hint=_("Substitutes are among them."))
    substitutes = forms.Number(_("Substitutes"), places=0, initial=0, required=False)
    excused = forms.Number(_("Excused"), places=0, initial=0, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        options: Any = self.fields
        options["unit"].choices = unit_choices(self.meeting.county_id)
        sittings = [(one.pk, one.title) for one in self.meeting.sessions.all()]
        options["session"].choices = [("", _("the whole meeting")), *sittings]

    def clean(self) -> dict[str, Any]:
        """A unit or a group is named."""
        said = dict(super().clean() or self.cleaned_data)
        if not said.get("unit") and not said.get("group"):
            self.add_error("group", _("Choose a unit or write a group."))
        return said

    def values(self) -> dict[str, Any]:
        """The columns as typed; a unit's name is the group's where none is written."""
        said = super().values()
        unit = Unit.objects.filter(pk=said["unit"] or 0, county=self.meeting.county_id).first()
        said["unit"] = unit
        said["group"] = said["group"] or (unit.name if unit else "")
        said["session"] = self.meeting.sessions.filter(pk=said["session"] or 0).first()
        said["substitutes"], said["excused"] = said["substitutes"] or 0, said["excused"] or 0
        return said


class DirectionForm(RecordForm):
    """A direction the meeting names."""

    title = forms.Text(_("Direction"), limit=100)


class DocumentForm(RecordForm):
    """A document the meeting issued."""

    title = forms.Text(_("Document"))
    number = forms.Text(_("Document number"), limit=60, required=False)
    issued_on = forms.Day(_("Issued on"), required=False)
    kind = forms.Choice(_("Kind of document"), DOCUMENT_KINDS)
