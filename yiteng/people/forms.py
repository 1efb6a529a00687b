"""Forms of log-in, password and accounts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms as plain
from django.utils.translation import gettext_lazy as _

from yiteng.people.models import LINES
from yiteng.rules.roles import ROLES
from yiteng.web import forms

Choices = Sequence[tuple[str, str]]


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
    post = forms.Choice(_("Post"), [])

    def __init__(self, *args: Any, posts: Choices, **more: Any) -> None:
        super().__init__(*args, **more)
        offer(self, "post", posts)


class NewRole(forms.Form):
    """A role for a post."""

    post = forms.Choice(_("Post"), [])
    role = forms.Choice(
        _("Role"), choices=[(r.code, r.title) for r in ROLES if r.code != "software"]
    )

    def __init__(self, *args: Any, posts: Choices, **more: Any) -> None:
        super().__init__(*args, **more)
        offer(self, "post", posts)


class NewHold(forms.Form):
    """Another post for an account."""

    post = forms.Choice(_("Post"), [])
    since = forms.Day(_("Since"))
    acting = forms.Yes(_("acts for the post"), required=False)

    def __init__(self, *args: Any, posts: Choices, **more: Any) -> None:
        super().__init__(*args, **more)
        offer(self, "post", posts)


class NewUnit(forms.Form):
    """A unit: its name as on its seal, its line, where it sits."""

    name = forms.Text(_("Name of the unit"), limit=100)
    line = forms.Choice(_("Line"), LINES)
    place = forms.Choice(_("Where it sits"), [])

    def __init__(self, *args: Any, places: Choices, **more: Any) -> None:
        super().__init__(*args, **more)
        offer(self, "place", places)


class NewPost(forms.Form):
    """A post of a unit."""

    unit = forms.Choice(_("Unit"), [])
    title = forms.Text(_("Title of the post"), limit=100)

    def __init__(self, *args: Any, units: Choices, **more: Any) -> None:
        super().__init__(*args, **more)
        offer(self, "unit", units)


class NewCharge(forms.Form):
    """Which leader is in charge of a unit, since when, by which document."""

    unit = forms.Choice(_("Unit"), [])
    post = forms.Choice(_("Leader in charge"), [])
    since = forms.Day(_("Since"))
    source = forms.Text(_("Document on the division of work"), limit=200)

    def __init__(self, *args: Any, units: Choices, posts: Choices, **more: Any) -> None:
        super().__init__(*args, **more)
        offer(self, "unit", units)
        offer(self, "post", posts)


def offer(form: forms.Form, name: str, choices: Choices) -> None:
    """Put the choices of the county into a field."""
    field: Any = form.fields[name]
    field.choices = [("", _("please choose")), *choices]
