"""The form of a prescription; what is needed rarely is folded."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from yiteng.gate.models import HORIZONS, LEVELS
from yiteng.gate.part_forms import PartForm
from yiteng.rules.gate.burden import COMPETITION, DUTIES
from yiteng.web import forms


class PrescriptionForm(PartForm):
    """A draft measure against a problem."""

    units = ("lead",)
    title = forms.Text(_("Prescription"), hint=_("What will be done against the cause."))
    problem = forms.Choice(_("Against which problem"), required=False)
    cause = forms.Text(_("Against which cause"), limit=300, required=False)
    lead = forms.Choice(_("Lead unit"), required=False, hint=_("One; two leads are none."))
    lead_accepted = forms.Yes(_("The lead unit has accepted"))
    due_on = forms.Day(_("Due"), required=False)
    horizon = forms.Choice(_("Horizon"), HORIZONS, blank=_("please choose"), required=False)
    level = forms.Choice(_("Level"), LEVELS, blank=_("please choose"), required=False)
    served = forms.Text(_("Who is served"), limit=100, required=False)
    proof = forms.Text(_("What would prove it"), required=False)
    money = forms.Money(_("Money needed"), required=False, hint=_("0 where none is needed."))
    money_source = forms.Text(_("Where the money comes from"), limit=100, required=False)
    legality_by = forms.Text(_("Who checked that it is lawful"), limit=100, required=False)
    legality_basis = forms.Text(_("Ground in law"), required=False)
    competition = forms.Choice(
        _("Fair-competition review"), COMPETITION, blank=_("please choose"), required=False
    )
    competition_note = forms.Text(_("Ground of an exception"), required=False)
    duty = forms.Choice(
        _("Work it lays on towns"), DUTIES, blank=_("please choose"), required=False
    )
    duty_admission = forms.Text(
        _("Record of admission"), required=False, hint=_("Where the work is on no list.")
    )
    burden_by = forms.Text(
        _("Assessment of the burden on the grass roots"),
        required=False,
        hint=_("Who assessed it, when; needed before a document is issued."),
    )
    different = forms.Note(
        _("What is different this time"),
        rows=3,
        required=False,
        hint=_("Where similar measures were tried before."),
    )
    more = {
        _("Money"): ("money", "money_source"),
        _("Law, competition, burden"): (
            "legality_by", "legality_basis", "competition", "competition_note", "duty",
            "duty_admission", "burden_by",
        ),
        _("Similar measures of the past"): ("different",),
    }  # fmt: skip
