"""Forms of research: a visit with its findings, a problem, and the filters above the lists."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from yiteng.enterprises.models import Enterprise
from yiteng.people.visibility import visible
from yiteng.places.models import Area, Theme
from yiteng.places.queries import placed, themes
from yiteng.research.models import (
    AGREED,
    METHODS,
    OCCASIONS,
    PHASES,
    VENUES,
    Finding,
    Occasion,
    Problem,
)
from yiteng.research.queries import findings, findings_of
from yiteng.research.tables import themed
from yiteng.rules.actor import Actor
from yiteng.rules.lifecycles.small import PROBLEM
from yiteng.web import forms

#: How many findings one visit's form takes at once, and how many a problem chooses from.
ROWS, OFFERED = 3, 200


def theme_choices(county: int) -> list[tuple[str, str]]:
    """The themes of a county by code, in their order."""
    return [(one.code, themed(one)) for one in themes(county)]


def area_choices(actor: Actor) -> list[tuple[Any, Any]]:
    """The towns of the actor's reach, each with its villages, in the official order."""
    rows = Area.objects.filter(county_id=actor.county, valid_to__isnull=True)
    if actor.town and actor.reach in ("town", "village"):
        rows = rows.filter(town_id=actor.town)
    names: dict[int, str] = {}
    below: dict[int, list[tuple[int, str]]] = {}
    for pk, level, name, town in rows.order_by("order", "id").values_list(
        "pk", "level", "name", "town_id"
    ):
        if level == "town":
            names[pk] = name
        elif level == "village" and town:
            below.setdefault(town, []).append((pk, name))
    return [
        (name, [(pk, gettext("%(town)s, whole") % {"town": name}), *below.get(pk, [])])
        for pk, name in names.items()
    ]


class Filter(forms.Form):
    """A filter of which each field is blank or one of its choices."""

    def __init__(self, *args: Any, county: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["theme"] = forms.Choice(
            _("Field of work"), theme_choices(county), blank=_("all"), required=False
        )

    def wanted(self) -> dict[str, str]:
        """What is filtered by; what is not on the list filters nothing."""
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in self.fields}

    def said(self) -> list[str]:
        """The filters in words."""
        chosen = self.wanted()
        return [
            str(words)
            for name, field in self.fields.items()
            for value, words in getattr(field, "choices", ())
            if value and str(value) == chosen[name]
        ]


class VisitFilter(Filter):
    """Kind and field of work."""

    kind = forms.Choice(_("Kind"), OCCASIONS, blank=_("all"), required=False)


class ProblemFilter(Filter):
    """State and field of work."""

    state = forms.Choice(
        _("State"), [(s.code, s.title) for s in PROBLEM.states], blank=_("all"), required=False
    )


class VisitForm(forms.Form):
    """When, where, how, with whom."""

    kind = forms.Choice(_("Kind"), OCCASIONS)
    title = forms.Text(_("Occasion"), hint=_("What you went for, in a few words."))
    held_on = forms.Day(_("Day"))
    venue = forms.Choice(_("Where it was"), VENUES)
    area = forms.Choice(_("Town or village"), required=False, blank=_("whole county"))
    enterprise = forms.Choice(_("Firm"), required=False, blank=_("none"))
    destination = forms.Text(
        _("City visited"), limit=100, required=False, hint=_("Only for trips outside.")
    )
    theme = forms.Choice(_("Field of work"), required=False, blank=_("none"))
    phase = forms.Choice(_("Phase"), PHASES, initial="before")
    hours = forms.Number(_("Hours"), places=1, required=False)
    note = forms.Note(_("Note"), required=False)

    def __init__(self, *args: Any, actor: Actor, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor
        self.fields["held_on"].initial = today
        options: Any = self.fields
        options["area"].choices = [("", _("whole county")), *area_choices(actor)]
        options["theme"].choices = [("", _("none")), *theme_choices(actor.county)]
        firms = visible(Enterprise, actor).order_by("name").values_list("pk", "name")
        options["enterprise"].choices = [("", _("none")), *firms]

    def occasion(self) -> Occasion:
        """The unsaved occasion of the actor's unit."""
        held = dict(self.cleaned_data)
        area = Area.objects.filter(pk=held.pop("area") or 0).first()
        theme = Theme.objects.filter(county_id=self.actor.county, code=held.pop("theme")).first()
        firm = held.pop("enterprise") or None
        where = placed(area) if area else {"county_id": self.actor.county}
        return Occasion(
            unit_id=self.actor.unit,
            theme=theme,
            enterprise_id=firm,
            hours=held.pop("hours") or 0,
            **held,
            **where,
        )


class FindingForm(forms.Form):
    """What was found, who said it, how."""

    statement = forms.Note(_("What was found"), rows=2, required=False)
    said_by = forms.Text(
        _("Said by"),
        limit=100,
        required=False,
        hint=_("A role, such as “fruit grower of the village”; never a private name."),
    )
    method = forms.Choice(_("Method"), METHODS, required=False)
    against = forms.Yes(_("Speaks against what is thought to be the problem"))

    @property
    def said(self) -> bool:
        """Whether anything was written."""
        return bool(self.cleaned_data.get("statement"))

    def clean(self) -> dict[str, Any]:
        """A finding that is written says who and how."""
        held: dict[str, Any] = super().clean() or self.cleaned_data
        if held.get("statement"):
            for name in ("said_by", "method"):
                if not held.get(name):
                    self.add_error(name, self.fields[name].error_messages["required"])
        return held

    def finding(self) -> Finding:
        """The unsaved finding."""
        return Finding(**self.cleaned_data)


def finding_forms(data: Any) -> list[FindingForm]:
    """The forms of a visit's findings; empty ones are left out."""
    return [FindingForm(data, prefix=f"finding{number}") for number in range(1, ROWS + 1)]


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
