"""The form of minutes: one text, and the reason of a correction."""

from __future__ import annotations

from django import forms as plain
from django.utils.translation import gettext_lazy as _

from yiteng.rules.minutes import LONGEST
from yiteng.web import forms


class Text(forms.Form):
    """The text of the minutes. base: what the writer began with."""

    text = forms.Note(
        _("Text of the minutes"),
        rows=24,
        limit=LONGEST,
        hint=_(
            "A line that begins with a numeral and 、 is a heading; one with a numeral in brackets "
            "stands below it."
        ),
    )
    base = plain.IntegerField(min_value=0, widget=plain.HiddenInput)


class Correction(Text):
    """A correction says why."""

    reason = forms.Text(_("Why it is corrected"), limit=300)
    field_order = ("reason", "text", "base")
