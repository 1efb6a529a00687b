"""The order of a reorganisation, typed by the system administrator."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from yiteng.rules.reorganisation import KINDS
from yiteng.web import forms


class OrderForm(forms.Form):
    """What becomes of the units or areas that were chosen, since when, by which document, why."""

    kind = forms.Choice(_("Kind of change"), KINDS)
    names = forms.Note(
        _("What there is afterwards"),
        rows=3,
        limit=1000,
        hint=_(
            "One name a line. A name that is among those chosen goes on and keeps its history; "
            "another one begins on the day."
        ),
    )
    on = forms.Day(_("Takes effect on"))
    document = forms.Text(_("Number of the document"), limit=100)
    reason = forms.Text(_("Reason, in the office's words"), limit=300)

    def listed(self) -> list[str]:
        """The names, one a line, without blanks."""
        return [line.strip() for line in self.cleaned_data["names"].splitlines() if line.strip()]
