"""Forms of documents and measures."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from yiteng.gate.forms import unit_choices
from yiteng.measures.models import HORIZONS, LEVELS, Measure, Objection, PolicyDocument
from yiteng.meetings.queries import held
from yiteng.people.models import Unit
from yiteng.people.visibility import visible
from yiteng.places.models import Theme
from yiteng.research.forms import theme_choices
from yiteng.research.models import Problem
from yiteng.rules.actor import Actor
from yiteng.rules.objections import ANSWERS, CHANGES, GROUNDS
from yiteng.web import forms

#: How many problems a measure chooses from, and how many meetings a document.
OFFERED = 200


class DocumentForm(forms.Form):
    """A document that carries measures."""

    title = forms.Text(_("Document"))
    number = forms.Text(_("Document number"), limit=60, required=False)
    meeting = forms.Choice(_("Issued by the meeting"), required=False)
    issued_on = forms.Day(_("Issued on"), required=False)
    title_only = forms.Yes(_("Only its title is published"))

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor
        rows = held(actor).reverse().values_list("pk", "title")[:OFFERED]
        options: Any = self.fields
        options["meeting"].choices = [("", _("none")), *rows]

    def document(self) -> PolicyDocument:
        """The unsaved document."""
        cleaned = {**self.cleaned_data, "meeting_id": self.cleaned_data["meeting"] or None}
        del cleaned["meeting"]
        return PolicyDocument(county_id=self.actor.county, town_id=self.actor.town, **cleaned)


class MeasureForm(forms.Form):
    """A numbered measure and the problems it answers."""

    title = forms.Text(_("Measure"))
    text = forms.Note(_("Text"), required=False)
    level = forms.Choice(_("Level"), LEVELS, initial="district")
    horizon = forms.Choice(_("Horizon"), HORIZONS, initial="year")
    lead = forms.Choice(_("Lead unit"), required=False)
    theme = forms.Choice(_("Field of work"), required=False)
    answers = forms.Choices(_("Problems it answers"), required=False)
    why = forms.Note(_("Why the words change"), required=False, rows=2)

    def __init__(
        self, *args: Any, actor: Actor, measure: Measure | None = None, **kwargs: Any
    ) -> None:
        if measure is not None:
            held_ = {n: getattr(measure, n) for n in ("title", "text", "level", "horizon")}
            theme = measure.theme.code if measure.theme else ""
            kwargs["initial"] = {**held_, "lead": measure.lead_id, "theme": theme}
        super().__init__(*args, **kwargs)
        self.actor = actor
        if measure is None or measure.state == "draft":
            del self.fields["why"]
        self.rows = {
            str(p.pk): p
            for p in visible(Problem, actor).exclude(state="dropped").order_by("-id")[:OFFERED]
        }
        options: Any = self.fields
        options["lead"].choices = unit_choices(actor.county)
        options["theme"].choices = [("", _("none")), *theme_choices(actor.county)]
        options["answers"].choices = [(pk, p.title) for pk, p in self.rows.items()]

    def words(self) -> dict[str, Any]:
        """The columns of the measure as typed."""
        held_ = {n: self.cleaned_data[n] for n in ("title", "text", "level", "horizon")}
        lead = Unit.objects.filter(pk=self.cleaned_data["lead"] or 0).first()
        theme = Theme.objects.filter(
            county_id=self.actor.county, code=self.cleaned_data["theme"]
        ).first()
        return {**held_, "lead": lead, "theme": theme}

    def chosen(self) -> list[Problem]:
        """The problems ticked."""
        return [self.rows[pk] for pk in self.cleaned_data["answers"]]


class ObjectionForm(forms.Form):
    """Why a unit objects: one ground, words, and for the wording what it should say."""

    ground = forms.Choice(_("Ground"), GROUNDS)
    words = forms.Note(_("Why"), limit=500, rows=3)
    proposal = forms.Note(_("Wording proposed"), required=False, rows=3)


class AnswerForm(forms.Form):
    """What is decided on an objection, and what the measure becomes if it is upheld."""

    answer = forms.Choice(_("Decision on the objection"), ANSWERS)
    words = forms.Note(_("Why"), limit=500, rows=3)
    text = forms.Note(_("Wording from now on"), required=False, rows=4)
    lead = forms.Choice(_("Lead unit from now on"), required=False)
    horizon = forms.Choice(_("Horizon from now on"), [("", _("none")), *HORIZONS], required=False)

    def __init__(self, *args: Any, objection: Objection, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"text": objection.proposal})
        super().__init__(*args, **kwargs)
        for name in set(CHANGES.values()) - {CHANGES[objection.ground]}:
            del self.fields[name]
        if "lead" in self.fields:
            options: Any = self.fields
            options["lead"].choices = unit_choices(objection.county_id)
