"""The night after the tests' day: what they recorded today lies before the midnight that closes it."""

from __future__ import annotations

from datetime import date, timedelta

from tests.cast import NOW, TODAY
from yiteng.sampling.actions import draw_all
from yiteng.workflow.clock import real_now


def night(today: date = TODAY, later: int = 1) -> int:
    """Draw as the night step does, so many real days later; how many were drawn."""
    return draw_all(today, NOW, real=real_now() + timedelta(days=later))
