"""Forms of log-in, password and accounts."""

from __future__ import annotations

from django import forms as plain
from django.utils.translation import gettext_lazy as _

from yiteng.rules.roles import ROLES
from yiteng.web import forms


class LogIn(forms.Form):
    """Log-in name and password."""

    login = forms.Text(
        _("Log-in name"), limit=60, widget=plain.TextInput(attrs={"autocomplete": "username"})
    )
    password = plain.CharField(
        label=_("Password"),
        strip=False,
        widget=plain.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class Password(forms.Form):
    """A new password beside the present one."""

    old = plain.CharField(
        label=_("Present password"),
        strip=False,
        widget=plain.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    new = plain.CharField(
        label=_("New password"), strip=False,
        help_text=_("At least 8 characters; three of: small letters, capitals, figures, signs."),
        widget=plain.PasswordInput(attrs={"autocomplete": "new-password"}))  # fmt: skip


class NewAccount(forms.Form):
    """An account with its first post."""

    login = forms.Text(_("Log-in name"), limit=60)
    name = forms.Text(_("Name shown"), limit=60)
    post = plain.IntegerField(
        label=_("Number of the post"), help_text=_("It stands in the list of posts below.")
    )


class NewRole(forms.Form):
    """A role for a post."""

    post = plain.IntegerField(label=_("Number of the post"))
    role = forms.Choice(
        _("Role"), choices=[(r.code, r.title) for r in ROLES if r.code != "software"]
    )
