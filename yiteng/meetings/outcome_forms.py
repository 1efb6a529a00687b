"""Forms of what is done with an item: papers, taking off, noting, deciding, carrying over."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from yiteng.gate.forms import unit_choices
from yiteng.meetings.choices import chosen_post, planned, post_choices
from yiteng.meetings.forms import RecordForm
from yiteng.meetings.models import AgendaItem, Meeting
from yiteng.people.models import Unit
from yiteng.people.visibility import visible
from yiteng.rules.actor import Actor
from yiteng.rules.outcomes import BINDING, KINDS
from yiteng.web import forms


class DecisionForm(RecordForm):
    """A decision or measure: its item, one lead, a date, a served party or an acceptor."""

    item = forms.Choice(_("Agenda item"), required=False)
    kind = forms.Choice(
        _("What came of it"), [(code, KINDS[code].title) for code in BINDING], required=False
    )
    text = forms.Note(_("Decision of the meeting"), rows=3)
    lead = forms.Choice(_("Lead unit"), required=False, hint=_("One; two leads are none."))
    due_on = forms.Day(_("Due"), required=False)
    served = forms.Text(_("Who is served"), limit=100, required=False)
    acceptor_post = forms.Choice(
        _("Who accepts it"), required=False, hint=_("For inner matters: a post.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        options: Any = self.fields
        items = AgendaItem.objects.filter(meeting=self.meeting, off_reason="")
        options["item"].choices = [("", _("beside the agenda")), *items.values_list("pk", "title")]
        options["lead"].choices = unit_choices(self.meeting.county_id)
        options["acceptor_post"].choices = post_choices(self.meeting.county_id)

    def values(self) -> dict[str, Any]:
        """The columns as typed, the lead as a unit, the acceptor as a post and its title."""
        said = super().values()
        said["item"] = AgendaItem.objects.filter(pk=said["item"] or 0, meeting=self.meeting).first()
        said["kind"] = said["kind"] or BINDING[0]
        return _bound(said)


class TermsForm(RecordForm):
    """One row of the table of decisions: lead, date, who is served or accepts."""

    lead = forms.Choice(_("Lead unit"), required=False)
    due_on = forms.Day(_("Due"), required=False)
    served = forms.Text(_("Who is served"), limit=100, required=False)
    acceptor_post = forms.Choice(_("Who accepts it"), required=False)

    def __init__(self, *args: Any, leads: Any, posts: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        options: Any = self.fields
        options["lead"].choices, options["acceptor_post"].choices = leads, posts
        for bound in self.visible_fields():
            bound.field.widget.attrs["aria-label"] = bound.label

    def values(self) -> dict[str, Any]:
        """The columns as typed."""
        return _bound(super().values())


def _bound(said: dict[str, Any]) -> dict[str, Any]:
    """Lead and acceptor as rows; words of an acceptor elsewhere stay where no post is chosen."""
    said["lead"] = Unit.objects.filter(pk=said["lead"] or 0).first()
    post = said["acceptor_post"] = chosen_post(said["acceptor_post"])
    return {**said, "acceptor": post.title} if post else said


class PaperForm(RecordForm):
    """A paper of an item, or its next edition."""

    title = forms.Text(_("Paper"), hint=_("The same title makes the next edition."))
    characters = forms.Number(_("Characters"), places=0, required=False)
    pages = forms.Number(_("Number of pages"), places=0, required=False)
    file = forms.File(_("File"), required=False)


class OffForm(RecordForm):
    """Why an item is taken off."""

    off_reason = forms.Text(_("Reason"), limit=300)


class NoteForm(RecordForm):
    """What was taken note of."""

    text = forms.Note(_("What was taken note of"), rows=3)


class CarryForm(RecordForm):
    """Where an item goes, and why."""

    to = forms.Choice(_("To which meeting"), required=False)
    text = forms.Note(_("Reason"), rows=2, required=False)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        options: Any = self.fields
        self.actor = actor
        waits = ("", _("waits for a meeting"))
        options["to"].choices = [waits, *planned(actor, self.meeting.pk)]

    def values(self) -> dict[str, Any]:
        """The meeting chosen as a row."""
        said = super().values()
        found = visible(Meeting, self.actor).filter(state="planned")
        return {**said, "to": found.filter(pk=said["to"] or 0).first()}
