"""What is asked of a siting, and nothing that is slow to import."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from yiteng.reach.analysis.assumed import DIALYSIS_TRIPS

#: Weights in thirds of the minutes (Luo & Qi 2009).
THIRDS = (1.0, 0.68, 0.22)


@dataclass(frozen=True)
class Question:
    """A siting as somebody asks it; numbers that the model does not need stay as they are.

    rate: patients a head, to tell trips saved; trips: return trips a year of a patient; halo: so many
    minutes across the border existing sites of neighbours count, where counties are spread; beside: seconds for the curve and the alternatives together.
    room: machines or beds of a new site. score, decay, points, beta: how access is scored before and
    after (plain/scoring.py), not at all where score is empty.
    """

    model: str = "p_median"
    p: int = 1
    radius: float = 30.0
    budget: float = 0.0
    min_load: float = 0.0
    time_limit: float | None = None
    rate: float | None = None
    trips: int = DIALYSIS_TRIPS
    alternatives: bool = False
    curve: int = 0
    halo: float = 60.0
    beside: float | None = None
    room: float = 0.0
    score: str = ""
    decay: str = "step"
    points: Sequence[Sequence[float]] = ()
    beta: float = 1.0
