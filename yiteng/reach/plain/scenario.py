"""A scenario from plain values: the same inputs and question give the same answer. No Django."""

from __future__ import annotations

import hashlib
import json
import platform
import time
from collections import defaultdict
from dataclasses import asdict
from importlib.metadata import version
from typing import Any

import numpy as np
from numpy.typing import NDArray

from yiteng.reach.analysis import costs
from yiteng.reach.analysis.certificate import check
from yiteng.reach.analysis.solver.search import SEED
from yiteng.reach.plain import road_table, scoring
from yiteng.reach.plain.choosing import Ground, answer
from yiteng.reach.plain.question import Question

Floats = NDArray[np.float64]
#: What a change of would change answers.
LIBRARIES = ("numpy", "scipy", "numba")
#: The form of result; counts up where what is computed changes.
EDITION = 1


def versions() -> dict[str, str]:
    """The program's edition of scenarios, Python, and the libraries."""
    return {"scenario": str(EDITION), "python": platform.python_version(),
            **{name: version(name) for name in LIBRARIES}}  # fmt: skip


def digest(values: Any) -> str:
    """SHA-256 of plain values as canonical JSON."""
    text = json.dumps(values, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def ground_of(inputs: dict[str, Any], question: Question) -> Ground:
    """Minutes, people, prices and capacities of the inputs."""
    places, sites = inputs["places"], inputs["sites"]
    if not places or not sites:
        raise ValueError("no village with a position, or no site")
    room = rooms(inputs, question) if question.model == "capacitated" else None
    return Ground(
        minutes=minutes(inputs), people=_column(places, "people"),
        state=[s["state"] for s in sites], price=_column(sites, "cost"),
        capacity=room,
    )  # fmt: skip


def rooms(inputs: dict[str, Any], question: Question) -> Floats:
    """How many insured people each site has room for: its patients over the rate of need.

    Raises ValueError without a rate. A new site has the room asked for, an old one its own.
    """
    if not inputs["rate"]:
        raise ValueError("capacities need a rate of people in need")
    machines = [float(s["capacity"]) if s["state"] == "existing" else question.room
                for s in inputs["sites"]]  # fmt: skip
    found: Floats = np.array(machines) * (inputs["machine"] / inputs["rate"])
    return found


def minutes(inputs: dict[str, Any]) -> Floats:
    """Minutes between every place and every site of the inputs; over roads where they are kept, measured
    ones before estimates."""
    places, sites, travel = inputs["places"], inputs["sites"], inputs["travel"]
    mountain = _column(places, "mountain")[:, None]
    if inputs.get("road"):
        found = road_table.unpacked(inputs["road"], len(places), len(sites)) * mountain
    else:
        km = costs.great_circle(_points(places), _points(sites), travel["detour"])
        found = costs.minutes(km, travel["speed"], mountain)
    for place, site, measured in inputs.get("measured", ()):
        found[place, site] = measured
    return found


def run(inputs: dict[str, Any], question: Question) -> dict[str, Any]:
    """The answer with its certificate, towns, hashes, seconds and whether it can be repeated.

    Every answer goes through the checker before anybody sees it. Raises ValueError (Unreachable,
    NoRoom) where nothing is possible, Wrong where the proof does not hold.
    """
    begun = time.perf_counter()
    ground = ground_of(inputs, question)
    found = answer(ground, question)
    certificate = found.pop("certificate")
    checked = check(certificate)
    found["checked"] = {
        "nodes": checked.nodes,
        "scale": checked.scale,
        "rounding": checked.rounding,
    }
    found["towns"] = towns(inputs, found, question.radius)
    if question.score:
        found["score"] = scoring.compared(inputs, ground.minutes, found["sites"], question)
    if ground.capacity is not None:
        found["loads"] = _loads(inputs, ground, found)
    found = _rounded(found)
    return {
        "result": found, "certificate": certificate, "result_hash": digest(found),
        "inputs_hash": digest({"inputs": inputs, "question": asdict(question)}),
        "seconds": time.perf_counter() - begun, "versions": versions(), "seed": SEED,
        "repeatable": (bool(found["proved"]) or question.time_limit is None)
        and not found.get("stopped"),
    }  # fmt: skip


def _loads(inputs: dict[str, Any], ground: Ground, found: dict[str, Any]) -> list[dict[str, float]]:
    """For each open site the patients to be expected there, and those it has room for."""
    assert ground.capacity is not None
    people = np.bincount(found["assigned"], ground.people, len(ground.capacity))
    return [
        {"site": j, "patients": float(people[j]) * inputs["rate"],
         "room": float(ground.capacity[j]) * inputs["rate"]}
        for j in found["sites"]
    ]  # fmt: skip


def towns(inputs: dict[str, Any], found: dict[str, Any], radius: float) -> list[dict[str, Any]]:
    """For each town people, mean minutes before and after, and people within the minutes."""
    rows: dict[str, list[int]] = defaultdict(list)
    for k, place in enumerate(inputs["places"]):
        rows[place["town"]].append(k)
    people = _column(inputs["places"], "people")
    before, after = (
        np.array([np.inf if m is None else m for m in found[name]])
        for name in ("minutes_before", "minutes")
    )
    return [_town(town, people[at], before[at], after[at], radius) for town, at in rows.items()]


def _town(
    town: str, people: Floats, before: Floats, after: Floats, radius: float
) -> dict[str, Any]:
    return {
        "town": town, "people": float(people.sum()),
        "mean_before": _mean(before, people), "mean": _mean(after, people),
        "within_before": float(people[before <= radius].sum()),
        "within": float(people[after <= radius].sum()),
        "uncovered": int(((after > radius) & (people > 0)).sum()),
    }  # fmt: skip


def _mean(values: Floats, people: Floats) -> float | None:
    counted = people > 0
    if not counted.any() or not np.isfinite(values[counted]).all():
        return None
    return float((values[counted] * people[counted]).sum() / people[counted].sum())


def _column(rows: list[dict[str, Any]], name: str) -> Floats:
    return np.array([float(row[name]) for row in rows])


def _points(rows: list[dict[str, Any]]) -> Floats:
    return np.array([(row["lon"], row["lat"]) for row in rows])


def _rounded(value: Any) -> Any:
    """Floats to a millionth, so that the last bits of another machine do not change the hash."""
    if isinstance(value, float):
        return round(value, 6)
    if isinstance(value, dict):
        return {k: _rounded(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_rounded(v) for v in value]
    return value
