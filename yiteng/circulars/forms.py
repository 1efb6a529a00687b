"""Forms of circulars: what to draft, and the words of a draft."""

from __future__ import annotations

from typing import Any

from django import forms as plain
from django.utils.translation import gettext_lazy as _

from yiteng.circulars.models import Circular
from yiteng.rules.circulars import ASKS, KINDS, SCOPES
from yiteng.web import forms


class DraftForm(forms.Form):
    """Title, kind and period; the words come from the facts."""

    title = forms.Text(_("Title"), limit=200)
    kind = forms.Choice(_("Kind"), KINDS)
    since = forms.Day(_("From"))
    until = forms.Day(_("Until"))


class WordsForm(forms.Form):
    """The words of a draft."""

    title = forms.Text(_("Title"), limit=200)
    body = forms.Note(
        _("Words"),
        limit=20000,
        rows=18,
        hint=_("Units are named, people are not; nobody is ranked."),
    )
    recipients = forms.Note(
        _("Goes to"), limit=4000, rows=4, required=False,
        hint=_("One a line. The units of the facts stand here first."),
    )  # fmt: skip
    copies = forms.Note(_("Copies to"), limit=2000, rows=2, required=False)
    scope = forms.Choice(_("How far it may go"), SCOPES)
    asks = forms.Choice(_("What the units are asked for"), ASKS, required=False)
    answer_by = forms.Day(_("Answer by"), required=False)
    seen = plain.IntegerField(widget=plain.HiddenInput, required=False)

    def __init__(self, *args: Any, row: Circular, **kwargs: Any) -> None:
        kwargs["initial"] = {
            "title": row.title, "body": row.body, "seen": row.version, "scope": row.scope,
            "recipients": row.recipients, "copies": row.copies,
            "asks": row.asks, "answer_by": row.answer_by,
        }  # fmt: skip
        super().__init__(*args, **kwargs)

    def clean_asks(self) -> str:
        """What is not said asks nothing."""
        return str(self.cleaned_data["asks"] or "note")
