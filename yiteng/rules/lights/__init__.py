"""The light of a commitment: state, evidence and calendar by one table of precedence."""

from __future__ import annotations

from yiteng.rules.lights.beside import AMBER, CAUSES, NOTHING, RED, Beside
from yiteng.rules.lights.table import LEGEND, LIGHTS, PRECEDENCE, Light, Row
from yiteng.rules.lights.turns import DEFAULTS, StagePlan, Thresholds, Turns, turn_dates
from yiteng.rules.lights.verdict import light, next_turn_at, of_moment

__all__ = [
    "AMBER",
    "CAUSES",
    "DEFAULTS",
    "LEGEND",
    "LIGHTS",
    "NOTHING",
    "PRECEDENCE",
    "RED",
    "Beside",
    "Light",
    "Row",
    "StagePlan",
    "Thresholds",
    "Turns",
    "light",
    "next_turn_at",
    "of_moment",
    "turn_dates",
]
