"""Forms of sampling: the result of a visit, households drawn, what they said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from yiteng.sampling.models import OUTCOMES, SAID
from yiteng.web import forms


def result_form(occasion: str, may_reopen: bool, data: Any = None) -> forms.Form:
    """What a visit found; who may reopen says the new date at once."""
    other = "back" if occasion == "report" else "fault"
    found = tuple(pair for pair in OUTCOMES if pair[0] != other)
    form = forms.Form(data)
    form.fields["outcome"] = forms.Choice(_("What the visit found"), found)
    form.fields["words"] = forms.Note(_("What was seen, where and how"))
    if may_reopen and occasion != "report":
        form.fields["new_due"] = forms.Moment(
            _("New date, where it has come back and is reopened at once"), required=False
        )
    return form


class DrawForm(forms.Form):
    """From which list households are drawn."""

    list_name = forms.Text(_("Which list, as of when"), limit=120)
    households = forms.Number(_("Households on the list"))


def heard_form(positions: Sequence[int], data: Any = None) -> forms.Form:
    """One choice for each household not heard yet, and words without names."""
    form = forms.Form(data)
    for position in positions:
        form.fields[f"p{position}"] = forms.Choice(
            _("Household no. %(position)s") % {"position": position},
            [("", "—"), *SAID], required=False,
        )  # fmt: skip
    form.fields["words"] = forms.Note(
        _("What they said, in words"),
        required=False,
        hint=_("No names; which household said these words is kept nowhere."),
    )
    return form


#: Kinds of served parties whose households may be asked.
LISTED = ("residents", "village")
