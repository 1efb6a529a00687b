"""How far an invented item has come by the demo's day, without ever missing a stage.

A real village, firm or hospital never shows a failing in the demo: whatever was planned up to the
day has been reached. Failings are told apart, in example_items, for the invented 示例镇 only.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from yiteng.demo.content.moments import TODAY
from yiteng.demo.content.shapes import Stage

Plan = tuple[tuple[str, float], ...]
"""Stage codes with the share of the time between start and due at which each is planned."""


def planned_day(start: date, due: date, share: float) -> date:
    """The day at a share (0 to 1) between start and due."""
    return start + timedelta(days=round((due - start).days * share))


def walk(
    plan: Plan, start: date, due: date, rng: Random, *, done: bool = False
) -> tuple[Stage, ...]:
    """The stages of an item on plan; `done` = all reached by the demo's day."""
    return tuple(_stage(code, share, start, due, rng, done) for code, share in plan)


def _stage(code: str, share: float, start: date, due: date, rng: Random, done: bool) -> Stage:
    planned = planned_day(start, due, share)
    early = timedelta(days=rng.randint(0, 4))
    if done:
        span = (TODAY - start).days - 8
        return Stage(code, planned, start + timedelta(days=max(1, round(span * share))))
    if planned <= TODAY:
        return Stage(code, planned, max(start, planned - early))
    return Stage(code, planned)


def last_reached(stages: tuple[Stage, ...]) -> Stage | None:
    """The furthest stage reached, if any."""
    reached = [stage for stage in stages if stage.reached is not None]
    return reached[-1] if reached else None


def whole(low: int, high: int, step: int, rng: Random) -> int:
    """A whole number from low to high on a grid of step."""
    return low + step * rng.randint(0, (high - low) // step)


def split(total: int, weights: list[float], grid: int) -> list[int]:
    """Split a total into parts by weight, each a multiple of grid (the last takes the rest).

    total: whole yuan. Raises ValueError when the grid is too coarse for the last part.
    """
    scale = sum(weights)
    parts = [max(grid, round(total * w / scale / grid) * grid) for w in weights[:-1]]
    rest = total - sum(parts)
    if rest <= 0:
        raise ValueError("nothing left for the last part")
    return [*parts, rest]
