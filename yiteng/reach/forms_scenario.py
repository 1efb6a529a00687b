"""What a scenario asks: service, aim, minutes, number or money, room of the sites, score of access."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from yiteng.reach.forms import BESIDE, BESIDE_KEPT, MODELS, SECONDS, WHERE
from yiteng.reach.plain.question import Question
from yiteng.reach.queries import KINDS
from yiteng.reach.scores import DECAYS, METHODS, read_points, titles
from yiteng.rules.words import N_
from yiteng.web import forms

#: Aims that need a number of new sites.
COUNTED = ("p_median", "max_cover", "p_center", "capacitated")
TRAVEL = {
    "roads": N_("Over the roads, where they were taken in"),
    "line": N_("Straight line × detour"),
}
#: Machines or beds of a new site where nothing is typed.
ROOM = 10


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
    travel = forms.Choice(_("How minutes are found"), list(TRAVEL.items()), required=False)
    room = forms.Number(
        _("Machines or beds of a new site"), places=0, least=1, required=False, initial=ROOM
    )
    least = forms.Number(
        _("Patients a new site serves at least"), places=0, least=0, required=False
    )
    score = forms.Choice(_("Score of access"), titles(METHODS), required=False)
    decay = forms.Choice(_("How weight falls with minutes"), titles(DECAYS), required=False)
    points = forms.Text(
        _("Own points"), limit=120, required=False, hint=_("minutes:weight, as 0:1, 15:0.7, 30:0.2")
    )
    beta = forms.Number(
        _("Exponent of the gravity score"), places=2, least=0, required=False, initial="1"
    )
    more = {
        _("Room of the sites"): ("room", "least"),
        _("How access is scored"): ("score", "decay", "points", "beta"),
    }

    def clean(self) -> dict[str, Any]:
        """A number of sites, or a budget, is there where the aim needs it."""
        found = super().clean() or {}
        model = found.get("model")
        if model == "within_budget" and found.get("budget") is None:
            self.add_error("budget", _("Write the budget; the aim needs one."))
        if model in COUNTED and found.get("p") is None:
            self.add_error("p", _("Write how many new sites; the aim needs it."))
        if (found.get("p") or 0) > 20:
            self.add_error("p", _("At most 20 new sites at a time."))
        self._scored(found)
        return dict(found)

    def _scored(self, found: dict[str, Any]) -> None:
        """Own points are there, and can be read, where they are asked for."""
        if (found.get("beta") or 0) > 3:
            self.add_error(
                "beta", _("An exponent above 3 leaves only the nearest site: write 3 or less.")
            )
        if found.get("decay") != "user":
            return
        try:
            found["curve"] = read_points(found.get("points", ""))
        except ValueError:
            self.add_error(
                "points",
                _("Write rising minutes with weights not below 0, as 0:1, 15:0.7, 30:0.2."),
            )

    def question(self, rate: float | None, *, kept: bool = False) -> Question:
        """The question, with the rate of need where the service has one; kept: time for all beside."""
        found = self.cleaned_data
        p, counted = int(found["p"] or 0), found["model"] in COUNTED
        few = counted and p > 0 and found["model"] != "capacitated"
        return Question(
            model=found["model"], p=p if counted else 1, radius=float(found["minutes"]),
            budget=float(found["budget"] or 0) * 10_000, time_limit=SECONDS, rate=rate if found["kind"] == "dialysis" else None,
            alternatives=few, curve=p + 2 if few else 0, beside=BESIDE_KEPT if kept else BESIDE,
            min_load=float(found["least"] or 0) / rate if rate else 0.0, room=float(found["room"] or ROOM),
            score=found["score"] or "e2sfca", decay=found["decay"] or "step",
            points=found.get("curve", ()), beta=float(1 if found["beta"] is None else found["beta"]),
        )  # fmt: skip
