"""Forms of the three questions."""

from __future__ import annotations

from typing import Any

from django import forms as plain
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yiteng.rules.voices import ANSWERS, MOST, QUESTIONS
from yiteng.web import forms

NAMES = ("first", "second", "third")


class Ask(forms.Form):
    """How many slips."""

    slips = plain.IntegerField(label=gettext_lazy("Slips to give out"), min_value=1, max_value=MOST)


class Said(forms.Form):
    """One slip's answer: three taps and words if wanted."""

    words = forms.Note(
        gettext_lazy("Something to add? No names, please."), limit=300, rows=2, required=False
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for name, question in zip(NAMES, QUESTIONS, strict=True):
            self.fields[name] = plain.ChoiceField(
                label=_(question),
                choices=[(code, _(title)) for code, title in ANSWERS],
                widget=plain.RadioSelect,
                error_messages={"required": _("Please choose one.")},
            )
        self.order_fields([*NAMES, "words"])


class Counts(forms.Form):
    """Counts of paper slips: three questions by three answers."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for name, question in zip(NAMES, QUESTIONS, strict=True):
            for code, title in ANSWERS:
                said = f"{_(question)} {_(title)}"
                self.fields[f"{name}_{code}"] = plain.IntegerField(
                    label=_(title), min_value=0, max_value=MOST, initial=0,
                    widget=plain.NumberInput(attrs={"aria-label": said}),
                )  # fmt: skip

    def counts(self) -> tuple[tuple[int, ...], ...]:
        """Three rows of yes, partly, no."""
        said = self.cleaned_data
        return tuple(tuple(said[f"{name}_{code}"] for code, _ in ANSWERS) for name in NAMES)

    def rows(self) -> list[tuple[str, list[Any]]]:
        """The fields by question, for the page."""
        return [
            (_(question), [self[f"{name}_{code}"] for code, _title in ANSWERS])
            for name, question in zip(NAMES, QUESTIONS, strict=True)
        ]
