"""The web form of a survey: a field a question, judged as a whole by the server."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms as plain
from django.forms.utils import ErrorDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yiteng.files.actions import Received, receive
from yiteng.rules.refusal import Refused
from yiteng.surveys.answers import Lists, judge
from yiteng.surveys.asking import BLOCKS, Line, lines
from yiteng.surveys.questions import Question, walk
from yiteng.surveys.words import issue_words
from yiteng.web import forms

#: So many choices are shown as buttons, more as a list; megabytes of a photo.
BUTTONS, MEGABYTES = 8, 20
_INPUTS = {"date": "date", "time": "time", "dateTime": "datetime-local"}


class AnswerForm(forms.Form):
    """Questions as fields; ``judged`` is what the server makes of the answers.

    answers: those there are; photos: False where those that came stay as they are.
    """

    def __init__(
        self, data: Any, files: Any, *, questions: Sequence[Question], lists: Lists, today: Any,
        answers: Mapping[str, str] | None = None, blocks: int = BLOCKS, photos: bool = True,
    ) -> None:  # fmt: skip
        super().__init__(data, files)
        self.questions, self.lists, self.today = tuple(questions), lists, today
        self.blocks, self.held = blocks, dict(answers or {})
        self.lines = list(lines(self.questions, lists, self.held, blocks=blocks))
        for line in self.lines:
            if line.question.asks and (photos or line.question.kind != "image"):
                self.fields[line.key] = _field(line, self.held.get(line.key, ""))

    @property
    def repeats(self) -> bool:
        """Whether the form has blocks that may be filled more often."""
        return any(one.kind == "repeat" for one in walk(self.questions))

    def rows(self) -> list[tuple[Line, Any]]:
        """The lines with their bound fields, None for headings and notes."""
        return [(line, self[line.key] if line.key in self.fields else None) for line in self.lines]

    def given(self) -> dict[str, str]:
        """The answers as typed, those in hand for photos sent before."""
        found = {}
        for line in self.lines:
            value = self.cleaned_data.get(line.key) if line.key in self.fields else None
            if line.question.kind == "image":
                found[line.key] = self.photo_name(line, value)
            elif isinstance(value, list):
                found[line.key] = " ".join(value)
            elif value is True:
                found[line.key] = "OK"
            elif value:
                found[line.key] = str(value)
        return {k: v for k, v in found.items() if v}

    def photo_name(self, line: Line, upload: Any) -> str:
        """The name under which a photo is kept, unique in the submission."""
        if not upload:
            return self.held.get(line.key, "")
        ending = upload.name.rpartition(".")[2].lower()[:8]
        return f"{line.key.replace('.', '-')}.{ending}"

    def clean(self) -> dict[str, Any]:
        """Every question whose answer does not fit says so at its field."""
        super().clean()
        self.judged = judge(self.questions, self.given(), self.lists, self.today)
        for issue in self.judged.issues:
            where = issue.key if issue.key in self.fields else None
            if where not in self.errors:
                self.add_error(where, issue_words(issue.plain()))
        return self.cleaned_data

    def forget_errors(self) -> None:
        """Show what was typed without judging it yet."""
        self.full_clean()
        self._errors = ErrorDict()

    def photos(self) -> dict[str, Received]:
        """The photos of a valid form, in the store, by their names. Raises Refused."""
        placed = {one.name for one in walk(self.questions) if one.place}
        found = {}
        for line in self.lines:
            upload = self.cleaned_data.get(line.key) if line.question.kind == "image" else None
            if upload and self.judged.answers.get(line.key):
                try:
                    found[self.photo_name(line, upload)] = receive(
                        upload, place=line.question.name in placed)  # fmt: skip
                except Refused as refused:
                    self.refuse(refused)
                    raise
        return found


def _field(line: Line, held: str) -> Any:
    one = line.question
    hint = _("Only if: %(words)s") % {"words": line.only} if line.only else ""
    said: dict[str, Any] = {
        "required": False,
        "initial": held,
        "hint": " ".join(filter(None, (one.hint, hint))),
    }
    options = [(c.name, c.label) for c in line.options]
    field: Any
    if one.kind == "select_one":
        few = len(options) <= BUTTONS
        blank = [] if few else [("", _("please choose"))]
        widget = plain.RadioSelect() if few else plain.Select()
        field = forms.Choice(one.title, lambda: [*blank, *options], widget=widget, **said)
    elif one.kind == "select_multiple":
        field = forms.Choices(one.title, lambda: options, **{**said, "initial": held.split()})
    elif one.kind == "acknowledge":
        field = forms.Yes(one.title, **said)
    elif one.kind == "image":
        field = forms.File(one.title, accept=".jpg,.jpeg,.png,.webp", megabytes=MEGABYTES,
                           required=False, hint=said["hint"])  # fmt: skip
    else:
        field = forms.Text(one.title, limit=4000, widget=_widget(one), **said)
    field.asked = bool(one.required)
    return field


def _widget(one: Question) -> Any:
    if one.kind in _INPUTS:
        return plain.TextInput({"type": _INPUTS[one.kind]})
    if one.kind in ("integer", "decimal"):
        return plain.TextInput({"inputmode": "decimal", "class": "figures"})
    if one.kind == "geopoint":
        return plain.TextInput({"placeholder": "36.5 117.8"})
    return plain.Textarea({"rows": 2})


class Sent(forms.Form):
    """What goes along with the answers: the id that makes a repeat known, paper or not."""

    instance = plain.CharField(max_length=60, widget=plain.HiddenInput())
    paper = forms.Yes(gettext_lazy("Copied from a paper form"))
