"""Forms of the public face; they ask for nothing personal."""

from __future__ import annotations

from typing import Any

from django import forms as plain
from django.utils.translation import gettext_lazy as _

from yiteng.rules.designation.ward import ANSWERS as WARD_ANSWERS
from yiteng.rules.designation.ward import NAMES, QUESTIONS
from yiteng.web import forms

ANSWERS = (
    ("yes", _("Yes, it is done")),
    ("partly", _("Partly")),
    ("no", _("No, it is not done")),
    ("not_yet", _("I cannot say yet")),
)


class AnswerForm(forms.Form):
    """Yes, partly, no, not yet; partly and no need words, so that the doer knows what is missing."""

    answer = plain.ChoiceField(
        label=_("Has it been done for you"), choices=ANSWERS, widget=plain.RadioSelect
    )
    words = plain.CharField(
        label=_("In your words"),
        required=False,
        max_length=1000,
        widget=plain.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, Any]:
        """Refuse “partly” and “no” without words."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("answer") in ("partly", "no") and not data.get("words", "").strip():
            self.add_error("words", _("Please say in a few words what is missing."))
        return data


class WardAnswer(forms.Form):
    """One slip's answer: three taps."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for name, question in zip(NAMES, QUESTIONS, strict=True):
            self.fields[name] = plain.ChoiceField(
                label=_(question), widget=plain.RadioSelect,
                choices=[(code, _(title)) for code, title in WARD_ANSWERS],
                error_messages={"required": _("Please choose one.")},
            )  # fmt: skip


class CodeForm(forms.Form):
    """The twelve digits of a slip."""

    code = plain.CharField(
        label=_("Code on the slip"),
        max_length=30,
        help_text=_("Twelve digits; blanks do not matter."),
        widget=plain.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


class ComplaintForm(forms.Form):
    """Words only."""

    words = plain.CharField(
        label=_("What you want to say"),
        max_length=1000,
        help_text=_("Please write no names and no telephone numbers."),
        widget=plain.Textarea(attrs={"rows": 5}),
    )
