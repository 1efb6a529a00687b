"""Forms of verification: proof (a photo is never asked for), what was heard, an opinion."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from yiteng.commitments.kinds import kind_of
from yiteng.commitments.models import Commitment
from yiteng.rules.actor import Actor
from yiteng.rules.lifecycles.commitment.steps_after import ANSWERS, SPEAKERS
from yiteng.rules.lifecycles.commitment.steps_ask import CHANNELS
from yiteng.rules.review import TITLES, sides_of
from yiteng.rules.words import N_
from yiteng.verification.models import OWN_CHANNELS
from yiteng.web import forms


def proof_form(row: Commitment, data: Any = None, files: Any = None) -> forms.Form:
    """Which of the kind's proofs it is, what it says, and a file where there is one."""
    form = forms.Form(data, files)
    wanted = [(r.code, r.title) for r in kind_of(row.kind).proof if r.by == "report"]
    form.fields.update({
        "kind": forms.Choice(_("What it is"), [*wanted, ("other", N_("Something else"))]),
        "title": forms.Text(_("What it proves, in a few words"), limit=200),
        "words": forms.Note(_("Details"), required=False),
        "file": forms.File(_("File, if there is one"), required=False, megabytes=40),
    })  # fmt: skip
    return form


class CodeForm(forms.Form):
    """The twelve digits somebody reads out."""

    code = forms.Text(
        _("Code on the slip"), limit=30, hint=_("Twelve digits; blanks do not matter.")
    )


class HeardForm(forms.Form):
    """What was heard, how, and who spoke: by role, no name."""

    answer = forms.Choice(_("Their answer"), ANSWERS)
    words = forms.Note(_("In their words"), required=False)
    channel = forms.Choice(_("How you heard it"), CHANNELS)
    speaker = forms.Choice(_("Who spoke, by role"), SPEAKERS)

    def clean(self) -> dict[str, Any]:
        """Refuse “partly” and “no” without words."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("answer") in ("partly", "no") and not (data.get("words") or "").strip():
            self.add_error("words", _("Please say in a few words what is missing."))
        return data


class ChannelForm(forms.Form):
    """A petition or hotline case: where, under which number, and where it is looked up."""

    channel = forms.Choice(_("Channel"), OWN_CHANNELS)
    number = forms.Text(_("Number there"), limit=60)
    address = forms.Text(_("Address of its page there"), limit=300, required=False)

    def clean_address(self) -> str:
        """Refuse what is no web address."""
        address = str(self.cleaned_data.get("address") or "").strip()
        if address and not address.startswith(("https://", "http://")):
            raise ValidationError(_("A web address begins with http:// or https://."))
        return address


def opinion_form(actor: Actor, data: Any = None) -> forms.Form:
    """One opinion: for which of the sides the post may speak for, in words."""
    form = forms.Form(data)
    form.fields.update({
        "side": forms.Choice(_("Side"), [(side, TITLES[side]) for side in sides_of(actor)]),
        "words": forms.Note(_("Opinion in the review")),
    })  # fmt: skip
    return form
