"""Admitting a phone."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms as plain
from django.utils.translation import gettext_lazy as _

from yiteng.rules.actor import Actor
from yiteng.surveys.openrosa import queries
from yiteng.web import forms


class PhoneForm(forms.Form):
    """Which phone, and for which post it sends; nonce: of the page, so that a double click is one."""

    name = forms.Text(_("Which phone"), limit=100, hint=_("Such as “work phone of the village”; "
                                                          "no number, no person's name."))  # fmt: skip
    post = forms.Choice(_("Sends for the post"))
    nonce = plain.CharField(max_length=36, widget=plain.HiddenInput())

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        options: Any = self.fields
        options["post"].choices = [
            (str(one.pk), f"{one.unit.name} · {one.title}") for one in queries.posts(actor)
        ]
        self.initial.setdefault("nonce", str(uuid4()))
        self.initial.setdefault("post", str(actor.post))
