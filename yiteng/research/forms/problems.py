"""Forms of a problem: its words, its findings, what those concerned say, its figures."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from yiteng.places.models import Theme
from yiteng.research.forms.filters import theme_choices
from yiteng.research.models import AGREED, Finding, Problem
from yiteng.research.queries import findings, findings_of
from yiteng.rules.actor import Actor
from yiteng.rules.quantity.units import UNITS
from yiteng.web import forms

#: How many findings a problem chooses from.
OFFERED = 200


def finding_choices(actor: Actor, problem: Problem | None = None) -> list[tuple[int, str]]:
    """The latest findings the actor may see, to tick; not those the problem rests on already."""
    taken = {one.pk for one in findings_of([problem.pk])[problem.pk]} if problem else set()
    return [
        (one.pk, f"{one.found_on} · {one.said_by} · {one.statement}")
        for one in findings(actor).exclude(pk__in=taken)[:OFFERED]
    ]


class FoundForm(forms.Form):
    """More findings for a problem whose words stand."""

    found = forms.Choices(_("Found in"))

    def __init__(self, *args: Any, actor: Actor, problem: Problem, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor
        options: Any = self.fields
        options["found"].choices = finding_choices(actor, problem)

    def chosen(self) -> list[Finding]:
        """The findings chosen, of those the actor may see."""
        return list(findings(self.actor).filter(pk__in=self.cleaned_data["found"]))


class ProblemForm(forms.Form):
    """The words of a problem and the findings it was found in."""

    title = forms.Text(_("Problem"), hint=_("In one line, as you would say it to a neighbour."))
    statement = forms.Note(_("What is the case"))
    root_cause = forms.Note(_("Root cause"), required=False, rows=2)
    hurt = forms.Text(_("Who is hurt"), required=False)
    hurt_count = forms.Number(_("How many"), places=0, required=False)
    agreed = forms.Choice(_("Do those concerned agree with the wording?"), AGREED)
    agreed_by = forms.Text(_("Asked: which posts or groups"), required=False)
    asked_on = forms.Day(_("Asked on"), required=False)
    objection = forms.Note(_("Their objection, in their words"), required=False, rows=2)
    counter_answer = forms.Note(
        _("What is said to findings that speak against it"), required=False, rows=2
    )
    theme = forms.Choice(_("Field of work"), required=False, blank=_("none"))
    found = forms.Choices(_("Found in"), required=False)

    def __init__(
        self, *args: Any, actor: Actor, problem: Problem | None = None, **kwargs: Any
    ) -> None:
        if problem is not None:
            names = [n for n in type(self).base_fields if n not in ("theme", "found")]
            held = {n: getattr(problem, n) for n in names}
            kwargs["initial"] = {**held, "theme": problem.theme.code if problem.theme else ""}
        super().__init__(*args, **kwargs)
        self.actor, self.held = actor, problem
        options: Any = self.fields
        options["theme"].choices = [("", _("none")), *theme_choices(actor.county)]
        options["found"].choices = finding_choices(actor, problem)

    def words(self) -> dict[str, Any]:
        """The columns of the problem as typed."""
        held = {n: v for n, v in self.cleaned_data.items() if n not in ("theme", "found")}
        code = self.cleaned_data["theme"]
        theme = Theme.objects.filter(county_id=self.actor.county, code=code).first()
        return {**held, "theme": theme}

    def problem(self) -> Problem:
        """The unsaved problem of the actor's unit."""
        where = {"county_id": self.actor.county, "town_id": self.actor.town}
        return Problem(unit_id=self.actor.unit, **self.words(), **where)

    def chosen(self) -> list[Finding]:
        """The findings chosen, of those the actor may see."""
        return list(findings(self.actor).filter(pk__in=self.cleaned_data["found"]))


class AskedForm(forms.Form):
    """What those who raised a problem say to its wording."""

    agreed = forms.Choice(_("Do those concerned agree with the wording?"), AGREED)
    agreed_by = forms.Text(_("Asked: which posts or groups"))
    asked_on = forms.Day(_("Asked on"))
    objection = forms.Note(_("Their objection, in their words"), required=False, rows=2)

    def __init__(self, *args: Any, problem: Problem, today: Any, **kwargs: Any) -> None:
        names = ("agreed", "agreed_by", "asked_on", "objection")
        kwargs["initial"] = {n: getattr(problem, n) for n in names}
        kwargs["initial"]["asked_on"] = problem.asked_on or today
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        """An objection is written down in their words."""
        held: dict[str, Any] = super().clean() or self.cleaned_data
        if held.get("agreed") == "objected" and not held.get("objection"):
            self.add_error("objection", _("Write down what they object to."))
        return held


class FigureForm(forms.Form):
    """A figure of a problem: of what, how much, as of when, from where."""

    label = forms.Text(_("Figure of what"), limit=60, hint=_("Such as: fruit without a store."))
    figure = forms.Quantity(_("How much"), units=tuple(UNITS))
