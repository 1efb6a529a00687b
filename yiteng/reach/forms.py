"""What a scenario asks."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from yiteng.reach.analysis.coordinates import SYSTEMS
from yiteng.reach.plain.choosing import Question
from yiteng.reach.queries import KINDS
from yiteng.reach.queries.ground import CANDIDATES
from yiteng.rules.words import N_
from yiteng.web import forms

MODELS = {
    "p_median": N_("Shortest way for all together"),
    "max_cover": N_("Most people within the minutes"),
    "p_center": N_("Nobody too far: the farthest as near as can be"),
    "set_cover": N_("Everybody within the minutes, fewest sites"),
    "within_budget": N_("Shortest way within a budget"),
}
WHERE = dict(
    zip(CANDIDATES, (N_("Facilities that are there"), N_("and the middle village of towns without one"),
                     N_("and every village")), strict=True)
)  # fmt: skip
#: Seconds a siting may take on a page; then the best found and the gap left are shown.
SECONDS = 1.0
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


class ScenarioForm(forms.Form):
    """Service, aim, minutes, and how many sites or how much money."""

    kind = forms.Choice(_("Service"), [(k, v) for k, v in KINDS.items() if k != "long_term_care"])
    model = forms.Choice(_("Aim"), list(MODELS.items()))
    minutes = forms.Number(
        _("Minutes on the road"), places=0, least=1, hint=_("Within which care counts as near")
    )
    p = forms.Number(_("New sites"), places=0, least=0, required=False)
    budget = forms.Number(_("Budget"), places=0, least=0, required=False, hint=_("×10,000 yuan"))
    where = forms.Choice(_("Candidates"), list(WHERE.items()))

    def clean(self) -> dict[str, Any]:
        """A number of sites, or a budget, is there where the aim needs it."""
        found = super().clean() or {}
        model = found.get("model")
        if model == "within_budget" and found.get("budget") is None:
            self.add_error("budget", _("Write the budget; the aim needs one."))
        if model in ("p_median", "max_cover", "p_center") and found.get("p") is None:
            self.add_error("p", _("Write how many new sites; the aim needs it."))
        if (found.get("p") or 0) > 20:
            self.add_error("p", _("At most 20 new sites at a time."))
        return dict(found)

    def question(self, rate: float | None, *, kept: bool = False) -> Question:
        """The question, with the rate of need where the service has one; kept: time for all beside."""
        found = self.cleaned_data
        p, counted = int(found["p"] or 0), found["model"] not in ("set_cover", "within_budget")
        few = counted and p > 0
        return Question(
            model=found["model"], p=p if counted else 1, radius=float(found["minutes"]),
            budget=float(found["budget"] or 0) * 10_000, time_limit=SECONDS, rate=rate if found["kind"] == "dialysis" else None,
            alternatives=few, curve=p + 2 if few else 0, beside=BESIDE_KEPT if kept else BESIDE,
        )  # fmt: skip
