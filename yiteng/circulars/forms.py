"""Forms of circulars: what to draft, and the words of a draft."""

from __future__ import annotations

from typing import Any

from django import forms as plain
from django.utils.translation import gettext_lazy as _

from yiteng.circulars.models import Circular
from yiteng.rules.circulars import KINDS
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
    seen = plain.IntegerField(widget=plain.HiddenInput, required=False)

    def __init__(self, *args: Any, row: Circular, **kwargs: Any) -> None:
        kwargs["initial"] = {"title": row.title, "body": row.body, "seen": row.version}
        super().__init__(*args, **kwargs)
