"""Scores of access, loads within capacities, and why there is no answer, as pages and papers say it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from yiteng.reach.analysis.failures import NoRoom, Unreachable
from yiteng.reach.plain.question import THIRDS
from yiteng.reach.scores import DECAYED, DECAYS, METHODS

#: Villages named where none of the sites serves them.
NAMED = 10


@dataclass(frozen=True)
class Scores:
    """How access was scored: method, decay, when to use them; the county's figures; towns before and after."""

    title: str
    when: list[str]
    facts: list[tuple[str, str]]
    towns: list[dict[str, Any]]


def scores(question: dict[str, Any], found: dict[str, Any]) -> Scores | None:
    """The scores of a scenario; None where none were asked for."""
    held = found.get("score")
    if held is None:
        return None
    method, when = METHODS[question["score"]]
    told = [_(when)]
    if question["score"] in DECAYED:
        _title, use = DECAYS[question["decay"]]
        told += [_("Weights: %(name)s.") % {"name": weights(question)}, _(use)]
    if question["score"] == "gravity":
        told.append(_("Exponent: %(n)s.") % {"n": f"{question['beta']:g}"})
    facts = [
        (_("Machines or beds for 100,000 insured, before → after"),
         f"{_amount(held['before'])} → {_amount(held['after'])}"),
        (_("Insured people who reach none, before → after"),
         f"{held['none_before']:,.0f} → {held['none']:,.0f}"),
    ]  # fmt: skip
    return Scores(_(method), told, facts, held["towns"])


def weights(question: dict[str, Any]) -> str:
    """The decay in figures."""
    radius = question["radius"]
    if question["decay"] == "user":
        return ", ".join(f"{m:g}:{w:g}" for m, w in question["points"])
    if question["decay"] == "gaussian":
        return _("Gaussian, nothing from %(n)s minutes on") % {"n": f"{radius:g}"}
    return ", ".join(f"≤{radius * (k + 1) / 3:g}:{w:g}" for k, w in enumerate(THIRDS))


def _amount(value: float | None) -> str:
    return "—" if value is None else f"{value:.2f}"


def loads(inputs: dict[str, Any], found: dict[str, Any], fewest: int) -> list[dict[str, Any]]:
    """Patients to be expected at each open site beside those it has room for; small counts withheld."""
    return [
        {"name": inputs["sites"][row["site"]]["name"],
         "patients": _("fewer than %(n)s") % {"n": fewest} if row["patients"] < fewest else f"{row['patients']:.0f}",
         "room": f"{row['room']:.0f}"}
        for row in found.get("loads", ())
    ]  # fmt: skip


def why(error: ValueError, inputs: dict[str, Any]) -> str:
    """Why there is no answer, with what would help."""
    if isinstance(error, NoRoom) and error.short:
        room, asked = (amount * inputs["rate"] for amount in error.short)
        return _("The roomiest choice serves %(room)s patients, %(asked)s are expected: more sites or larger ones are needed.") % {
            "room": f"{room:,.0f}", "asked": f"{asked:,.0f}"}  # fmt: skip
    if isinstance(error, NoRoom):
        return _(
            "No choice with room for every village was found in the time given: allow more sites or larger ones."
        )
    if isinstance(error, Unreachable):
        names = [inputs["places"][k]["name"] for k in error.places[:NAMED]]
        more = len(error.places) - len(names)
        return _("No site that may be open serves: %(names)s.") % {
            "names": "、".join(names) + (_(" and %(n)s more") % {"n": more} if more else "")}  # fmt: skip
    if not inputs["places"] or not inputs["sites"]:
        return _("No village with a position, or no site: enter positions first.")
    if "p is 0" in str(error):
        return _("No site is open and none is asked for: write how many new sites.")
    return str(error)
