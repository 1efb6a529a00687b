"""Forms of ledgers: handing in a file, what its heads mean."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from yiteng.commitments.choices import ORIGIN_TITLES
from yiteng.commitments.kinds import kinds
from yiteng.rules.words import N_
from yiteng.web import forms

ACCEPT = ".xlsx,.xls,.csv"

#: How people write, told beside the form.
UNDERSTOOD = (
    N_("Several sheets; titles above the heads; heads of two lines; merged cells."),
    N_("Dates such as 2023.3.15, 3月底, 第二季度, 年底前."),
    N_("万元 and 亿元, in the head or in the cell; full-width digits."),
    N_("Lines that sum up, number or explain are left out."),
    N_("The same file again makes no double."),
)


class HandIn(forms.Form):
    """A file and what is true of all its rows."""

    file = forms.File(_("The ledger as you keep it"), accept=ACCEPT, megabytes=30,
                      hint=_("Excel (xlsx, xls) or CSV. Titles, merged heads, 万元 and “3月底” may stay as they are."))  # fmt: skip
    kind = forms.Choice(_("Kind of commitment"), [], required=False,
                        hint=_("Sheets of one file may hold different kinds; which one each holds is shown and may be changed before anything is taken in."))  # fmt: skip
    year = forms.Number(_("Year of dates that name none"), required=False)
    origin = forms.Choice(_("Where new ones come from"), [], required=False)
    origin_ref = forms.Text(_("Document or case they come from"), required=False)
    reason = forms.Text(_("Why wordings of assigned ones change"), limit=300, required=False)
    more = {
        _("New ones"): ("origin", "origin_ref"),
        _("Assigned ones"): ("reason",),
    }

    def __init__(self, *args: Any, today: date, **more: Any) -> None:
        super().__init__(*args, **more)
        fields: Any = self.fields
        fields["kind"].choices = [("", gettext("as each sheet says")),
                                  *((k.code, gettext(k.title)) for k in kinds().values())]  # fmt: skip
        origins = [(code, gettext(title)) for code, title in ORIGIN_TITLES.items()]
        fields["origin"].choices = [("", gettext("not said")), *origins]
        fields["year"].initial = today.year

    def defaults(self) -> dict[str, str]:
        """What is said of all new rows."""
        said = self.cleaned_data
        return {name: said[name] for name in ("origin", "origin_ref") if said.get(name)}


class FillForm(forms.Form):
    """A superior's form and the kind whose rows fill it."""

    file = forms.File(_("The superior's form"), accept=".xlsx", megabytes=10)
    kind = forms.Choice(_("Kind of commitment"), [])

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        fields: Any = self.fields
        fields["kind"].choices = [(k.code, gettext(k.title)) for k in kinds().values()]
