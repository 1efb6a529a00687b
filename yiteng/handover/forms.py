"""The form for words left to the next holder."""

from __future__ import annotations

from typing import Any

from django import forms as plain
from django.utils.translation import gettext_lazy as _

from yiteng.handover.models import Note
from yiteng.web import forms


class NoteForm(forms.Form):
    """What the rows do not say: what was agreed by word of mouth, what to watch, whom to call."""

    words = forms.Note(
        _("What the next holder must know"), rows=8,
        hint=_("Only what the records above do not say: agreements by word of mouth, what to watch."),
    )  # fmt: skip
    people = forms.Note(
        _("Whom to call"), rows=3, required=False,
        hint=_("Posts and roles, no private names or numbers."),
    )  # fmt: skip
    seen = plain.IntegerField(widget=plain.HiddenInput, required=False)

    def __init__(self, *args: Any, note: Note | None, **kwargs: Any) -> None:
        kwargs["initial"] = {
            "words": note.words if note else "",
            "people": note.people if note else "",
            "seen": note.number if note else 0,
        }
        super().__init__(*args, **kwargs)
