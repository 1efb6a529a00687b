"""Forms of the register."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from yiteng.enterprises.models import STAGES
from yiteng.web import forms


class NewFirm(forms.Form):
    """A firm to be entered."""

    code = forms.Text(_("Unified social credit code"), limit=18,
                      hint=_("18 characters, on the business licence."))  # fmt: skip
    name = forms.Text(_("Name"), limit=100)
    industry = forms.Text(_("Industry"), limit=40)
    stage = forms.Choice(_("Stage"), choices=STAGES)
