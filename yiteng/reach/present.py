"""An answer as rows and pictures for pages and papers: who gains, how far, what it costs, what stays."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from yiteng.reach.map import key, reach_map
from yiteng.reach.present_scores import Scores, loads, scores
from yiteng.web.drawing import Point

#: Below so many expected patients a figure is not told (docs/reach-methods.md, small counts).
FEWEST = 5


@dataclass(frozen=True)
class Site:
    """A proposed site: who goes there, what it costs, and what comes for it where it is not to be had."""

    name: str
    town: str
    people: int
    cost: Decimal
    instead: str


@dataclass(frozen=True)
class Answer:
    """What a page or paper says of a scenario; figures as they are printed."""

    sentence: str
    lead: str
    facts: list[tuple[str, str]]
    sites: list[Site]
    towns: list[dict[str, Any]]
    uncovered: list[dict[str, Any]]
    curve: list[Point]
    proof: str
    assumed: list[str]
    stopped: list[str] = field(default_factory=list)
    scores: Scores | None = None
    loads: list[dict[str, Any]] = field(default_factory=list)
    wide: SafeString | str = ""
    narrow: SafeString | str = ""
    key: list[tuple[SafeString, str]] | None = None


def answered(inputs: dict[str, Any], question: dict[str, Any], found: dict[str, Any]) -> Answer:
    """The answer of a scenario in words, rows and a map."""
    radius = question["radius"]
    drawn = {"inputs": inputs, "minutes": found["minutes"], "new": found["new"], "radius": radius}
    return Answer(
        sentence=_sentence(found),
        lead=_lead(found, radius),
        facts=_facts(found, radius),
        sites=_sites(inputs, found),
        towns=found["towns"],
        uncovered=_uncovered(inputs, found),
        curve=_curve(question, found),
        proof=proof(found),
        assumed=assumed(inputs),
        stopped=stopped(found),
        scores=scores(question, found),
        loads=loads(inputs, found, FEWEST),
        wide=reach_map(**drawn),
        narrow=reach_map(**drawn, width=360, name="reach-n"),
        key=key(radius),
    )


def proof(found: dict[str, Any]) -> str:
    """Whether it is the best there is, in one sentence."""
    if found["proved"]:
        return _("Proved to be the best there is, and checked a second time by a separate program.")
    return _("The best found in the time given; the best there is is at most %(gap)s %% better.") % {
        "gap": f"{found['gap'] * 100:.2f}"}  # fmt: skip


def stopped(found: dict[str, Any]) -> list[str]:
    """What stands beside the best and was not computed to its end, in sentences."""
    said = {
        "curve": _("The curve ends early: the time for it ran out. A kept scenario is given more."),
        "alternatives": _("Not every site has its alternative: the time ran out. A kept scenario is given more."),
    }  # fmt: skip
    return [said[what] for what in found.get("stopped", ())]


def assumed(inputs: dict[str, Any]) -> list[str]:
    """What the figures rest on: travel, rate of need, villages that are missing."""
    travel = inputs["travel"]
    said = [_("Minutes: straight line × %(detour)s at %(speed)s km an hour, times the mountain factor of the town.") % {
        "detour": f"{travel['detour']:g}", "speed": f"{travel['speed']:g}"}]  # fmt: skip
    road = inputs.get("road")
    if road:
        said = [_("Minutes: least over the roads taken in on %(on)s (%(source)s; %(edges)s sections, %(nodes)s nodes), times the mountain factor of the town; to the nearest node straight line × %(detour)s at %(speed)s km an hour.") % {
            **road, "detour": f"{travel['detour']:g}", "speed": f"{travel['speed']:g}"}]  # fmt: skip
    if inputs.get("measured"):
        said.append(_("Minutes measured on the road stand before the estimate for %(n)s ways.") % {
            "n": len(inputs["measured"])})  # fmt: skip
    for system, count in inputs.get("converted", {}).items():
        said.append(_("Positions converted from %(system)s to WGS-84: %(n)s.") % {
            "system": system, "n": count})  # fmt: skip
    for row in inputs.get("came", ()):
        said.append(
            _(
                "Positions that came in %(system)s, converted to WGS-84 when “%(file)s” was taken in on %(on)s: %(n)s."
            )
            % row
        )
    if inputs["rate"]:
        said.append(_("Patients expected: insured people × %(rate)s in 1,000; no patient is counted by village.") % {
            "rate": f"{inputs['rate'] * 1000:g}"})  # fmt: skip
    return said + _missing(inputs)


def _missing(inputs: dict[str, Any]) -> list[str]:
    """What is counted as nothing, by name."""
    said = []
    for names, words in (
        (inputs["without_position"], _("Villages without a position, left out: %(n)s.")),
        (
            inputs["without_people"],
            _("Villages without a count of insured people, counted as nobody: %(n)s."),
        ),
        (
            inputs.get("without_capacity", ()),
            _(
                "Sites open today whose machines or beds are not entered, counted as room for nobody: %(n)s."
            ),
        ),
    ):
        if names:
            said.append(words % {"n": len(names)})
    return said


def _sentence(found: dict[str, Any]) -> str:
    if not found["new"]:
        return _("No new site is needed or can be had")
    return _("New sites: %(n)s; nearer for %(people)s insured people") % {
        "n": len(found["new"]), "people": f"{found['people_gaining']:,.0f}"}  # fmt: skip


def _lead(found: dict[str, Any], radius: float) -> str:
    words = {
        "minutes": f"{radius:g}",
        "n": len(found["uncovered"]),
        "cost": f"{(found['cost'] or 0) / 10_000:,.0f}",
    }
    if not found["uncovered"]:
        return (
            _(
                "Every village is then within %(minutes)s minutes. Cost about %(cost)s × 10,000 yuan."
            )
            % words
        )
    return (
        _(
            "Villages that stay farther than %(minutes)s minutes: %(n)s. Cost about %(cost)s × 10,000 yuan."
        )
        % words
    )


def _facts(found: dict[str, Any], radius: float) -> list[tuple[str, str]]:
    people = found["people"] or 1
    rows = [
        (_("Mean way to care, before → after"), f"{_minutes(found['mean_before'])} → {_minutes(found['mean'])}"),
        (_("Farthest village afterwards"), _minutes(found["farthest"])),
        (_("Insured people within %(n)s minutes, before → after") % {"n": f"{radius:g}"},
         f"{found['within_before'] / people:.1%} → {found['within'] / people:.1%}"),
    ]  # fmt: skip
    saved = found.get("saved")
    if saved and saved["patients"] >= FEWEST:
        rows.append((
            _("Patients expected to drive less"),
            _("%(n)s; %(trips)s return trips and %(hours)s hours on the road a year") % {
                "n": f"{saved['patients']:.0f}", "trips": f"{saved['return_trips']:,.0f}",
                "hours": f"{saved['hours']:,.0f}"},
        ))  # fmt: skip
    return rows


def _minutes(value: float | None) -> str:
    return _("%(n)s minutes of road") % {"n": f"{value:.1f}"} if value is not None else "—"


def _sites(inputs: dict[str, Any], found: dict[str, Any]) -> list[Site]:
    """The proposed sites, most people first."""
    served: dict[int, float] = {}
    for place, site in zip(inputs["places"], found["assigned"], strict=True):
        served[site] = served.get(site, 0.0) + place["people"]
    names = [site["name"] for site in inputs["sites"]]
    other = {row["without"]: row["instead"] for row in found.get("alternatives", ())}
    rows = [
        Site(names[j], inputs["sites"][j]["town"], int(served.get(j, 0)),
             Decimal(str(inputs["sites"][j]["cost"])),
             _("; ").join(names[k] for k in other.get(j, ())))
        for j in found["new"]
    ]  # fmt: skip
    return sorted(rows, key=lambda row: -row.people)


def _uncovered(inputs: dict[str, Any], found: dict[str, Any]) -> list[dict[str, Any]]:
    """Villages that stay beyond the minutes, the most people first."""
    rows = [
        {"name": inputs["places"][k]["name"], "town": inputs["places"][k]["town"],
         "people": inputs["places"][k]["people"], "minutes": found["minutes"][k]}
        for k in found["uncovered"]
    ]  # fmt: skip
    return sorted(rows, key=lambda row: -row["people"])


def _curve(question: dict[str, Any], found: dict[str, Any]) -> list[Point]:
    """What each number of new sites reaches at best: mean minutes, people covered, or the farthest."""
    people, model = found["people"] or 1, question["model"]
    scale = {"p_median": 1 / people, "max_cover": 100 / people}.get(model, 1.0)
    return [
        Point(_("%(n)s new") % {"n": row["p"]}, round(row["objective"] * scale, 1))
        for row in found.get("curve", ())
    ]


def curve_unit(model: str) -> str:
    """The unit of the curve of a model."""
    return " %" if model == "max_cover" else ""
