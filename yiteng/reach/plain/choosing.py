"""Where the next sites should be, as plain values: the choice, who gains, what stays, the proof."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from yiteng.reach.analysis import options, siting
from yiteng.reach.analysis.coverage import trips_saved
from yiteng.reach.analysis.siting import Solution
from yiteng.reach.plain.points import Points, Unreadable
from yiteng.reach.plain.question import Question

Floats = NDArray[np.float64]
MODELS = ("p_median", "p_center", "max_cover", "set_cover", "within_budget", "capacitated")
STATES = ("existing", "candidate", "forced", "forbidden")


@dataclass(frozen=True)
class Ground:
    """Minutes (n, m), people, prices and capacities of the sites, and how each stands."""

    minutes: Floats
    people: Floats
    state: Sequence[str]
    price: Floats | None = None
    capacity: Floats | None = None

    @classmethod
    def of(cls, minutes: Floats, places: Points, sites: Points, question: Question) -> Ground:
        """From files. Raises Unreadable for a state unknown, a price or capacity that is missing."""
        state = [given or "candidate" for given in sites.text("state")]
        for name, given in zip(sites.ids, state, strict=True):
            if given not in STATES:
                raise Unreadable(
                    f"{sites.source}: {name}: state is {given!r}; write {', '.join(STATES)}"
                )
        price = sites.numbers("cost", 0.0 if question.model != "within_budget" else None)
        room = sites.numbers("capacity") if question.model == "capacitated" else None
        return cls(minutes, places.numbers("people"), state, price, room)

    def numbered(self, *states: str) -> list[int]:
        """The sites in one of these states."""
        return [j for j, given in enumerate(self.state) if given in states]


def solved(ground: Ground, question: Question, without: Sequence[int] = ()) -> Solution:
    """The siting asked for. Raises ValueError for a model unknown, Unreachable, NoRoom."""
    more: dict[str, Any] = {
        "existing": ground.numbered("existing"),
        "forbidden": sorted({*ground.numbered("forbidden"), *without}),
        "forced": [j for j in ground.numbered("forced") if j not in set(without)],
        "time_limit": question.time_limit,
    }
    costs, people, p = ground.minutes, ground.people, question.p
    if question.model == "p_median":
        return siting.p_median(costs, people, p, **more)
    if question.model == "p_center":
        return siting.p_center(costs, people, p, **more)
    if question.model == "max_cover":
        return siting.max_cover(costs, people, p, question.radius, **more)
    if question.model == "set_cover":
        return siting.set_cover(costs, question.radius, people, **more)
    if question.model == "within_budget":
        prices = np.zeros(costs.shape[1]) if ground.price is None else ground.price
        return siting.within_budget(costs, people, prices, question.budget, **more)
    if question.model == "capacitated":
        if ground.capacity is None:
            raise Unreadable("capacities of the sites are needed")
        more["time_limit"] = question.time_limit or 20.0
        return siting.capacitated(costs, people, ground.capacity, p, question.min_load, **more)
    raise Unreadable(f"unknown model {question.model!r}; one of {', '.join(MODELS)}")


def answer(ground: Ground, question: Question) -> dict[str, Any]:
    """The choice with who gains, how far it still is, what it costs, what stays uncovered.

    Sites and places by number. Raises as `solved` does.
    """
    found = solved(ground, question)
    before, after = distances(ground, found)
    people, radius = ground.people, question.radius
    gained = np.flatnonzero((after < before) & (people > 0))
    said: dict[str, Any] = {
        "model": question.model,
        "sites": found.sites.tolist(),
        "new": found.new.tolist(),
        "assigned": found.assigned.tolist(),
        "minutes": [_finite(m) for m in after],
        "minutes_before": [_finite(m) for m in before],
        "objective": found.objective, "bound": found.bound, "gap": found.gap,
        "proved": found.proved, "rounding": found.rounding,
        "people": float(people.sum()),
        "people_gaining": float(people[gained].sum()),
        "mean": _mean(after, people), "mean_before": _mean(before, people),
        "farthest": _finite(after[people > 0].max(initial=0.0)),
        "within": float(people[after <= radius].sum()),
        "within_before": float(people[before <= radius].sum()),
        "uncovered": np.flatnonzero((after > radius) & (people > 0)).tolist(),
        "cost": float(ground.price[found.new].sum()) if ground.price is not None else None,
        "certificate": found.certificate,
    }  # fmt: skip
    if question.rate is not None:
        said["saved"] = _saved(before, after, people * question.rate, question.trips)
    said |= _beside(ground, question, found)
    return said


def _beside(ground: Ground, question: Question, found: Solution) -> dict[str, Any]:
    """The curve, in half the time for it, then the alternatives in what is left.

    stopped: which of them ended because time ran out; absent where none did.
    """
    said: dict[str, Any] = {}
    begun, limit = time.monotonic(), question.beside
    if limit is not None and question.time_limit is not None:
        question = replace(question, time_limit=min(question.time_limit, limit / 2))
    if question.curve:
        said["curve"] = _curve(ground, question, _until(begun, limit and limit / 2))
        if not said["curve"] or said["curve"][-1]["p"] < question.curve:
            said["stopped"] = ["curve"]
    if question.alternatives:
        asked = [0]
        more = _until(begun, limit, asked)
        said["alternatives"] = _alternatives(ground, question, found, more)
        if asked[0] < len(found.new):
            said["stopped"] = [*said.get("stopped", ()), "alternatives"]
    return said


def _until(begun: float, limit: float | None, asked: list[int] | None = None) -> Callable[[], bool]:
    """Whether there is time left; counts how often there was."""

    def more() -> bool:
        left = limit is None or time.monotonic() - begun < limit
        if asked is not None:
            asked[0] += left
        return left

    return more


def distances(ground: Ground, found: Solution) -> tuple[Floats, Floats]:
    """Minutes of each place to where it goes: before, with what exists, and after."""
    old = ground.numbered("existing")
    before = ground.minutes[:, old].min(axis=1, initial=np.inf)
    at = found.assigned
    there = ground.minutes[np.arange(len(at)), np.maximum(at, 0)]
    nearest = ground.minutes[:, found.sites].min(axis=1, initial=np.inf)
    return before, np.where(at >= 0, there, nearest)


def _saved(before: Floats, after: Floats, patients: Floats, trips: int) -> dict[str, Any]:
    """Trips made shorter and hours saved a year; places that reached nothing before are counted apart."""
    known = np.isfinite(before)
    moved, hours = trips_saved(before[known], after[known], patients[known], trips)
    return {
        "patients": moved, "return_trips": moved * trips, "hours": hours, "trips_a_year": trips,
        "patients_without_any_before": float(patients[~known].sum()),
    }  # fmt: skip


def _alternatives(
    ground: Ground, question: Question, found: Solution, more: Callable[[], bool]
) -> list[dict[str, Any]]:
    rows = options.next_best(lambda without: solved(ground, question, without), found, more)
    return [
        {"without": row.without, "instead": list(row.instead), "objective": row.objective,
         "proved": row.proved}
        for row in rows
    ]  # fmt: skip


def _curve(ground: Ground, question: Question, more: Callable[[], bool]) -> list[dict[str, Any]]:
    if question.model in ("set_cover", "within_budget"):
        raise Unreadable("a curve of one more site needs a model with p")
    least = len(ground.numbered("forced"))

    def solve(p: int) -> Solution:
        if p < least:
            raise siting.Unreachable([])
        return solved(ground, replace(question, p=p))

    rows = options.one_more(solve, question.curve, more)
    return [
        {"p": row.p, "objective": row.objective, "bought": row.bought, "proved": row.proved}
        for row in rows
    ]


def _mean(minutes: Floats, people: Floats) -> float | None:
    counted = people > 0
    if not counted.any() or not np.isfinite(minutes[counted]).all():
        return None
    return float((minutes[counted] * people[counted]).sum() / people[counted].sum())


def _finite(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None
