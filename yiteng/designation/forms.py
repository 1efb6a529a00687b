"""Forms of designation: intention, facts, preparation, papers, visits, operation, results."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms as plain
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from yiteng.designation.actions.visits import Expert, Seen
from yiteng.designation.models import DesignationCase, Month, Preparation, Promise, WaterTest
from yiteng.designation.words import KINDS, PREPARED, PURPOSES, SIDES, WATER
from yiteng.people.models import Holding
from yiteng.reach.models import Facility
from yiteng.rules.actor import Actor
from yiteng.rules.designation.papers import ROADS, wanted
from yiteng.rules.designation.ward import ANSWERS, MOST, NAMES, QUESTIONS
from yiteng.web import forms


class Intention(forms.Form):
    """Which facility wants to be designated for what, on which road."""

    facility = forms.Choice(_("Facility"))
    kind = forms.Choice(_("Service"), tuple(KINDS.items()))
    road = forms.Choice(_("Road"), tuple(ROADS.items()), hint=_(
        "A facility that is designated already asks for a new service; others begin as an institution."))  # fmt: skip
    capacity = forms.Number(_("Machines, beds or places"), places=0, required=False)
    public = forms.Yes(_("Public hospital"), required=False, initial=True)

    def __init__(self, *args: Any, actor: Actor, **more: Any) -> None:
        super().__init__(*args, **more)
        rows = Facility.objects.filter(unit=actor.unit, county=actor.county)
        self.rows = {str(row.pk): row for row in rows.order_by("id")}
        options: Any = self.fields
        options["facility"].choices = [(pk, row.name) for pk, row in self.rows.items()]

    def case(self) -> DesignationCase:
        """The unsaved case."""
        held = dict(self.cleaned_data)
        held["facility"] = self.rows[held["facility"]]
        held["capacity"] = int(held["capacity"]) if held["capacity"] else None
        return DesignationCase(**held)


class Facts(forms.Form):
    """What is said of a case: two chains, the licence first."""

    licence_on = forms.Day(_("Health licence for this department since"), required=False)
    licence_number = forms.Text(_("Number of the licence"), limit=60, required=False)
    licence_until = forms.Day(_("Licence holds until"), required=False)
    base_agreement = forms.Text(
        _("Agreement of the institution in force"), limit=80, required=False,
        hint=_("Only on the road of a new service."))  # fmt: skip
    operating_since = forms.Day(
        _("In operation since"), required=False, hint=_("Only on the road of a new institution."))  # fmt: skip
    capacity = plain.IntegerField(label=_("Machines, beds or places"), min_value=0, required=False)
    employees = forms.Yes(_("Employees' scheme is to pay"), required=False)
    residents = forms.Yes(_("Residents' scheme is to pay"), required=False)


class Prepared(forms.Form):
    """Partner hospital, equipment with who paid for it, training."""

    what = forms.Choice(_("What"), tuple(PREPARED.items()))
    title = forms.Text(_("Words"), hint=_("Posts and makes, never the name of a person."))
    number = forms.Number(_("Pieces or months"), places=1, required=False)
    cost = forms.Money(_("Cost"), required=False)
    paid_by = forms.Text(_("Who paid"), limit=100, required=False)
    on = forms.Day(_("Day"), required=False)

    def row(self, case: DesignationCase) -> Preparation:
        """The unsaved row."""
        return Preparation(case=case, **self.cleaned_data)


class Papers(forms.Form):
    """Which papers are handed in now."""

    codes = forms.Choices(_("Papers"))
    words = forms.Text(_("Where the originals lie"), required=False)
    file = forms.File(_("File"), accept=".pdf,.docx,.jpg,.png", megabytes=20, required=False)

    def __init__(self, *args: Any, case: DesignationCase, **more: Any) -> None:
        super().__init__(*args, **more)
        options: Any = self.fields
        found = [(p.code, gettext(p.title)) for p in wanted(case.road, case.kind)]
        options["codes"].choices = found


class Follow(forms.Form):
    """How a suggestion was followed."""

    words = forms.Text(_("How it was followed"), limit=300)


class Plan(forms.Form):
    """Planning a visit."""

    purpose = forms.Choice(_("Purpose"), tuple(PURPOSES.items()))
    on = forms.Day(_("Day"))
    topic = forms.Text(_("What is looked at"), required=False)


class Record(forms.Form):
    """Recording a visit: who went, what was seen line by line, when one goes again."""

    held_on = forms.Day(_("Visited on"))
    people = forms.Choices(_("Who went, two people at least"))
    experts = forms.Note(_("Invited experts, one a line: unit, role"), limit=500, rows=2, required=False, hint=_(
        "Beside the two people; the role in words, never a name"))  # fmt: skip
    topic = forms.Text(_("What was looked at"))
    findings = forms.Note(_("What was found"), limit=2000)
    next_on = forms.Day(_("Next visit"), required=False)
    next_purpose = forms.Choice(
        _("What for"), tuple(PURPOSES.items()), required=False, blank=_("the same"))  # fmt: skip

    def __init__(
        self, *args: Any, visitors: list[Holding], lines: list[tuple[str, str]], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.visitors = {str(held.pk): held for held in visitors}
        self.lines = lines
        options: Any = self.fields
        options["people"].choices = [(pk, h.post.title) for pk, h in self.visitors.items()]
        seen = (("", gettext("not looked at")), ("1", gettext("met")), ("0", gettext("not met")))
        for code, title in lines:
            self.fields[f"line_{code}"] = plain.ChoiceField(
                label=title, choices=seen, required=False
            )
            self.fields[f"note_{code}"] = plain.CharField(
                label=gettext("What was seen"), max_length=300, required=False
            )

    def checklist(self) -> list[Any]:
        """The fields of the checklist, a pair a line."""
        return [(self[f"line_{code}"], self[f"note_{code}"]) for code, _title in self.lines]

    def seen(self) -> Seen:
        """What was recorded, as the action takes it."""
        said = self.cleaned_data
        items = {
            code: (said[f"line_{code}"] == "1", said[f"note_{code}"])
            for code, _title in self.lines if said.get(f"line_{code}")
        }  # fmt: skip
        people = [self.visitors[key] for key in said["people"]]
        return Seen(said["held_on"], people, said["topic"], said["findings"], items,
                    said["next_on"], said["next_purpose"], experts_of(said["experts"]))  # fmt: skip


def experts_of(text: str) -> list[Expert]:
    """Experts as they are typed: a line each, unit and role apart by a comma."""
    found = []
    for line in filter(None, (line.strip() for line in text.splitlines())):
        unit, _comma, role = line.replace("，", ",").partition(",")
        found.append(Expert(role.strip(), unit.strip()))
    return found


class MonthForm(forms.Form):
    """Counts of one month; never a patient."""

    month = forms.Day(_("Month (any day of it)"))
    people = forms.Number(_("People cared for"), places=0)
    sessions = forms.Number(_("Sessions or bed-days"), places=0)
    cost = forms.Money(_("Cost"), required=False)
    fund = forms.Money(_("Paid by the fund"), required=False)

    def row(self, case: DesignationCase) -> Month:
        """The unsaved month."""
        said = dict(self.cleaned_data)
        said["month"] = date(said["month"].year, said["month"].month, 1)
        said["people"], said["sessions"] = int(said["people"]), int(said["sessions"])
        return Month(case=case, **said)


class WaterForm(forms.Form):
    """A test of water."""

    what = forms.Choice(_("What was tested"), tuple(WATER.items()))
    on = forms.Day(_("Day"))
    value = forms.Number(_("Value"), places=3, required=False)

    def row(self, case: DesignationCase) -> WaterTest:
        """The unsaved test."""
        return WaterTest(case=case, **self.cleaned_data)


class PromiseForm(forms.Form):
    """What a side promises."""

    side = forms.Choice(_("Which side"), tuple(SIDES.items()))
    words = forms.Text(_("Promise"), limit=300, hint=_("What is done, in words one can check."))
    due = forms.Day(_("To be done by"), required=False)

    def row(self, case: DesignationCase, today: date) -> Promise:
        """The unsaved promise."""
        return Promise(case=case, said_on=today, **self.cleaned_data)


class Slips(forms.Form):
    """How many slips."""

    slips = plain.IntegerField(label=_("Slips to lay out"), min_value=1, max_value=MOST)


class WardCounts(forms.Form):
    """Paper slips as they were counted: three questions by three answers."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for name, question in zip(NAMES, QUESTIONS, strict=True):
            for code, title in ANSWERS:
                words = f"{gettext(question)} {gettext(title)}"
                self.fields[f"{name}_{code}"] = plain.IntegerField(
                    label=gettext(title), min_value=0, max_value=MOST, initial=0,
                    widget=plain.NumberInput(attrs={"aria-label": words}),
                )  # fmt: skip

    def counts(self) -> list[list[int]]:
        """Three rows of yes, partly, no."""
        said = self.cleaned_data
        return [[said[f"{name}_{code}"] for code, _title in ANSWERS] for name in NAMES]

    def rows(self) -> list[tuple[str, list[Any]]]:
        """The fields by question."""
        return [
            (gettext(question), [self[f"{name}_{code}"] for code, _title in ANSWERS])
            for name, question in zip(NAMES, QUESTIONS, strict=True)
        ]


class Key(forms.Form):
    """The public key of another installation."""

    name = forms.Text(_("Other installation"), limit=100)
    key = forms.Text(_("Its public key"), limit=64, hint=_(
        "64 figures and letters; ask for it by telephone or letter, not by the way of the file."))  # fmt: skip


class Package(forms.Form):
    """A file of results."""

    package = forms.File(_("File of results"), accept=".ytr", megabytes=5)
