"""What a scenario asks."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from yiteng.reach.analysis.coordinates import SYSTEMS
from yiteng.reach.queries.ground import CANDIDATES
from yiteng.rules.words import N_
from yiteng.web import forms

MODELS = {
    "p_median": N_("Shortest way for all together"),
    "max_cover": N_("Most people within the minutes"),
    "p_center": N_("Nobody too far: the farthest as near as can be"),
    "set_cover": N_("Everybody within the minutes, fewest sites"),
    "within_budget": N_("Shortest way within a budget"),
    "capacitated": N_("Shortest way with room for everybody expected"),
}
WHERE = dict(
    zip(CANDIDATES, (N_("Facilities that are there"), N_("and the middle village of towns without one"),
                     N_("and every village")), strict=True)
)  # fmt: skip
#: Seconds a siting may take on a page; then the best found and the gap left are shown.
SECONDS = 0.8
#: Seconds for what stands beside the best: the curve and the alternatives; what is left out is said.
BESIDE, BESIDE_KEPT = 0.5, 20.0


class IntakeForm(forms.Form):
    """A workbook, the system of its positions, where its figures are from."""

    file = forms.File(_("Workbook"), accept=".xlsx,.xls", megabytes=10)
    system = forms.Choice(
        _("System of the positions"), [(s, s) for s in SYSTEMS],
        hint=_("Maps of the market use GCJ-02 or BD-09: both are converted to WGS-84, and the source says so."),
    )  # fmt: skip
    source = forms.Text(
        _("Source of the figures"),
        limit=150,
        hint=_("Which register, which survey, of which month"),
    )
