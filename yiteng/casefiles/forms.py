"""The form by which a case file is asked for."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from yiteng.casefiles.queries import second_units
from yiteng.rules.actor import Actor
from yiteng.web import forms


class AskForm(forms.Form):
    """Purpose of the case file, and which other unit is to agree."""

    reason = forms.Note(_("Purpose of the case file"), rows=3)
    second_unit = forms.Choice(_("Unit that is to agree"), blank=_("please choose"))

    def __init__(self, *args: Any, actor: Actor, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["second_unit"].choices = [  # type: ignore[attr-defined]
            ("", _("please choose")),
            *((str(unit.pk), unit.name) for unit in second_units(actor)),
        ]

    def said(self) -> dict[str, Any]:
        """What the action takes."""
        held = self.cleaned_data
        return {"reason": held["reason"], "second_unit": int(held["second_unit"])}
