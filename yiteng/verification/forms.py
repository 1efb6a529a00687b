"""The form by which proof is handed in; a photo is never asked for."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from yiteng.commitments.kinds import kind_of
from yiteng.commitments.models import Commitment
from yiteng.rules.words import N_
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
