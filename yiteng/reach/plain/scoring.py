"""How well each village can get at care before and after a siting, by the method asked for. No Django."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import numpy as np
from numpy.typing import NDArray

from yiteng.reach.analysis import access
from yiteng.reach.analysis.pairs import Pairs
from yiteng.reach.plain.question import THIRDS, Question

Floats = NDArray[np.float64]
METHODS = ("two_step", "e2sfca", "three_step", "m2sfca", "gravity")
DECAYS = ("step", "gaussian", "user")
#: Scores are told for so many insured people.
PER = 100_000


def scored(minutes: Floats, people: Floats, supply: Floats, question: Question) -> Floats:
    """Machines or beds a 100 000 insured people as each place finds them.

    minutes: (n, m) of the open sites; supply: machines or beds of each. Raises ValueError for a method or
    decay unknown, points that do not rise.
    """
    if not supply.size:
        return np.zeros(len(people))
    pairs = Pairs.from_matrix(minutes, question.radius)
    if question.score == "two_step":
        found = access.two_step(pairs, people, supply)
    elif question.score == "gravity":
        found = access.gravity(pairs, people, supply, question.beta)
    elif question.score in METHODS:
        found = getattr(access, question.score)(pairs, people, supply, decay_of(question))
    else:
        raise ValueError(f"unknown score {question.score!r}; one of {', '.join(METHODS)}")
    return np.asarray(found) * PER


def decay_of(question: Question) -> Any:
    """How weight falls with minutes: steps in thirds, a Gaussian, or one's own points."""
    if question.decay == "gaussian":
        return access.gaussian(question.radius)
    if question.decay == "user":
        return access.through([(float(m), float(w)) for m, w in question.points])
    if question.decay != "step":
        raise ValueError(f"unknown decay {question.decay!r}; one of {', '.join(DECAYS)}")
    return [(question.radius * (k + 1) / 3, weight) for k, weight in enumerate(THIRDS)]


def compared(
    inputs: dict[str, Any], minutes: Floats, sites: list[int], question: Question
) -> dict[str, Any]:
    """Scores of towns before (sites open today) and after (also the new ones); who finds none.

    sites: all that are open afterwards. A town's score is the mean over its insured people.
    """
    people = np.array([float(place["people"]) for place in inputs["places"]])
    rooms = np.array([float(s["capacity"]) if s["state"] == "existing" else question.room
                      for s in inputs["sites"]])  # fmt: skip
    old = [j for j in sites if inputs["sites"][j]["state"] == "existing"]
    before, after = (scored(minutes[:, at], people, rooms[at], question) for at in (old, sites))
    rows: dict[str, list[int]] = defaultdict(list)
    for k, place in enumerate(inputs["places"]):
        rows[place["town"]].append(k)
    return {
        "before": _mean(before, people), "after": _mean(after, people),
        "none_before": float(people[before == 0].sum()), "none": float(people[after == 0].sum()),
        "towns": [
            {"town": town, "before": _mean(before[at], people[at]), "after": _mean(after[at], people[at])}
            for town, at in rows.items()
        ],
    }  # fmt: skip


def _mean(values: Floats, people: Floats) -> float | None:
    """Over the people; None where nobody is insured."""
    everybody = float(people.sum())
    return float((values * people).sum()) / everybody if everybody else None
