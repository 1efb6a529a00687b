"""The form of a telling."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from yiteng.replies.models import News
from yiteng.replies.words import line
from yiteng.rules.replies import CHANNELS
from yiteng.web import forms


class TellingForm(forms.Form):
    """What was told, how and when."""

    rows = forms.Choices(_("What was told"))
    channel = forms.Choice(_("How it was told"), CHANNELS)
    told_on = forms.Day(_("Told on"))
    words = forms.Note(
        _("What they said to it"), rows=2, limit=500, required=False,
        hint=_("No names. Where nobody could be reached: what was tried."),
    )  # fmt: skip

    def __init__(self, *args: Any, waiting: Sequence[News], today: date, **more: Any) -> None:
        super().__init__(*args, **more)
        options: Any = self.fields
        options["rows"].choices = [(str(row.pk), line(row)) for row in waiting]
        options["rows"].initial = [str(row.pk) for row in waiting]
        options["told_on"].initial = today
