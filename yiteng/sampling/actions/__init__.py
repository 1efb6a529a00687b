"""Verbs of sampling: draw, record a result, draw households, record what they said."""

from __future__ import annotations

from yiteng.sampling.actions.draws import draw_all, draw_due
from yiteng.sampling.actions.households import draw_households, hear_households
from yiteng.sampling.actions.results import record_result

__all__ = ["draw_all", "draw_due", "draw_households", "hear_households", "record_result"]
