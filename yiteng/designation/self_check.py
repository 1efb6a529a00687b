"""The form of the self-check: one field for each line of each standard that holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms as plain
from django.utils.translation import gettext

from yiteng.rules.designation.standard import Answer, Line, Standard
from yiteng.rules.designation.standard import plain as figures
from yiteng.web import forms
from yiteng.web.words import chinese


class SelfCheck(forms.Form):
    """Numbers, yes or no, days; empty is “not stated yet”."""

    def __init__(
        self, *args: Any, standards: Sequence[Standard], held: Mapping[str, Answer], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.standards = standards
        for standard in standards:
            for line in standard.lines:
                self.fields[line.code] = _field(line, held.get(line.code, Answer()))

    def groups(self) -> list[tuple[str, list[tuple[str, list[Any]]]]]:
        """The fields by standard and group, for the page."""
        tells = chinese()
        return [
            (standard.title.said(tells), [
                (words.said(tells), [self[x.code] for x in standard.lines if x.group == group])
                for group, words in standard.groups.items()
            ])
            for standard in self.standards
        ]  # fmt: skip

    def answers(self) -> dict[str, Answer]:
        """What was stated; what was left empty is an answer without number and day."""
        said = self.cleaned_data
        return {
            line.code: _answer(line, said.get(line.code))
            for standard in self.standards for line in standard.lines
        }  # fmt: skip


def _field(line: Line, held: Answer) -> Any:
    title = line.title.said(chinese())
    if line.kind == "fresh":
        return forms.Day(title, required=False, initial=held.on)
    if line.kind == "yes":
        choices = (("", gettext("not stated yet")), ("1", gettext("yes")), ("0", gettext("no")))
        said = "" if held.number is None else ("1" if held.number else "0")
        return plain.ChoiceField(label=title, choices=choices, required=False, initial=said)
    number = "" if held.number is None else figures(held.number)
    return forms.Number(title, places=3, required=False, initial=number)


def _answer(line: Line, value: Any) -> Answer:
    if value in (None, ""):
        return Answer()
    if isinstance(value, date):
        return Answer(on=value)
    if line.kind == "yes":
        value = int(value)
    return Answer(number=Decimal(value))
