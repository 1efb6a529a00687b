"""Forms of the second factor."""

from __future__ import annotations

from django import forms as plain
from django.utils.translation import gettext_lazy as _

from yiteng.rules.roles import ROLES
from yiteng.web import forms


class Code(forms.Form):
    """Six figures from the phone, or a spare code."""

    code = forms.Text(
        _("Code"),
        limit=20,
        widget=plain.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "text"}),
    )


class Demands(forms.Form):
    """The roles that need a second factor."""

    roles = forms.Choices(
        _("Roles whose holders need a second factor"),
        choices=[(r.code, r.title) for r in ROLES if r.code != "software"],
        required=False,
    )


class Removal(forms.Form):
    """Why a factor is taken away."""

    reason = forms.Text(_("Reason"), limit=200)
