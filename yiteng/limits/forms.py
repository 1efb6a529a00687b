"""The form by which a limit is changed."""

from __future__ import annotations

from typing import Any

from django import forms as plain
from django.utils.translation import gettext_lazy as _

from yiteng.limits.queries import Held
from yiteng.web import forms


class LimitForm(forms.Form):
    """The new value and why."""

    value = forms.Number(_("New value"), places=2)
    reason = forms.Note(_("Why it is changed"), rows=3)
    seen = plain.DecimalField(widget=plain.HiddenInput)

    def __init__(self, *args: Any, held: Held, **kwargs: Any) -> None:
        kwargs["initial"] = {"value": str(held.value), "seen": str(held.value)}
        super().__init__(*args, **kwargs)
