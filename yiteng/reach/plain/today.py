"""How a county stands today: minutes, people within, towns by need and room, density, the uncovered."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from yiteng.reach.analysis import access, coverage
from yiteng.reach.analysis.pairs import Pairs
from yiteng.reach.plain.scenario import minutes

Floats = NDArray[np.float64]
STEPS = (15.0, 30.0, 45.0, 60.0)
SCHEMES = ("people", "people_employees", "people_residents")


def today(inputs: dict[str, Any], radius: float) -> dict[str, Any]:
    """Everything about the sites open today. Raises ValueError where nobody lives anywhere.

    minutes: of each place to the nearest open site, None beyond two hours or where none is open.
    """
    places = inputs["places"]
    existing = [j for j, site in enumerate(inputs["sites"]) if site["state"] == "existing"]
    limit = max(120.0, radius)
    table = minutes(inputs)[:, existing] if existing else np.zeros((len(places), 0))
    pairs = Pairs.from_matrix(table, limit)
    people = {name: np.array([float(p[name]) for p in places]) for name in SCHEMES}
    near = coverage.to_nearest(pairs)
    sites = [inputs["sites"][j] for j in existing]
    return {
        "minutes": [float(m) if np.isfinite(m) else None for m in near],
        "within": [
            {"minutes": step, "people": count, "percent": share * 100}
            for step, count, share in coverage.people_within(pairs, people["people"], STEPS)
        ],
        "uncovered": coverage.uncovered(pairs, people["people"], radius).tolist(),
        "sites": _density(pairs, sites, people, radius),
        "towns": _towns(pairs, inputs, sites, people["people"], radius),
        "score": _scores(pairs, inputs, sites, people["people"], radius),
    }  # fmt: skip


def _density(
    pairs: Pairs, sites: list[dict[str, Any]], people: dict[str, Floats], radius: float
) -> list[dict[str, Any]]:
    counts = {name: coverage.density(pairs, values, radius) for name, values in people.items()}
    return [
        {"name": site["name"], "town": site["town"], "capacity": site["capacity"],
         **{name: float(values[j]) for name, values in counts.items()}}
        for j, site in enumerate(sites)
    ]  # fmt: skip


def _towns(
    pairs: Pairs, inputs: dict[str, Any], sites: list[dict[str, Any]], people: Floats, radius: float
) -> list[dict[str, Any]]:
    """Blank, transitional or saturated; without a rate of need only people and who is reached."""
    names = sorted({p["town"] for p in inputs["places"]} | {s["town"] for s in sites})
    number = {name: k for k, name in enumerate(names)}
    rows = coverage.towns(
        pairs, people, [number[p["town"]] for p in inputs["places"]],
        [number[s["town"]] for s in sites], [s["capacity"] * inputs["machine"] for s in sites],
        inputs["rate"] or 0.0, radius,
    )  # fmt: skip
    return [
        {"town": names[row.town], "people": row.people, "expected": row.expected, "room": row.room,
         "percent": row.reached * 100, "verdict": row.verdict if inputs["rate"] else ""}
        for row in rows if row.people
    ]  # fmt: skip


def _scores(
    pairs: Pairs, inputs: dict[str, Any], sites: list[dict[str, Any]], people: Floats, radius: float
) -> list[float]:
    """E2SFCA in thirds of the minutes: capacity a 100 000 people as each village finds it."""
    if not sites:
        return [0.0] * len(inputs["places"])
    bands = [(radius / 3, 1.0), (radius * 2 / 3, 0.68), (radius, 0.22)]
    supply = np.array([float(s["capacity"]) for s in sites])
    return [float(v) for v in access.e2sfca(pairs, people, supply, bands) * 100_000]
