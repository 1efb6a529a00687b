"""What pages and records ask of the library, loaded at the first question: numba and scipy are slow.

A page that computes nothing, a command, a worker and a test that starts a process do not wait for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from yiteng.reach.plain.question import Question
    from yiteng.reach.plain.scenario import Floats
    from yiteng.reach.plain.trips import Trips


def ready() -> None:
    """Load the library now, so that the first question of a server need not wait for it."""
    import yiteng.reach.plain.scenario
    import yiteng.reach.plain.today
    import yiteng.reach.plain.trips  # noqa: F401


def scenario(inputs: dict[str, Any], question: Question) -> dict[str, Any]:
    """The answer of a scenario with hashes and certificate. Raises ValueError where there is none."""
    from yiteng.reach.plain.scenario import run

    return run(inputs, question)


def digest(value: Any) -> str:
    """The fingerprint of what a scenario was computed from."""
    from yiteng.reach.plain.scenario import digest as made

    return made(value)


def minutes(inputs: dict[str, Any]) -> Floats:
    """Minutes from each place to each site, (n, m)."""
    from yiteng.reach.plain.scenario import minutes as table

    return table(inputs)


def today(inputs: dict[str, Any], radius: float) -> dict[str, Any]:
    """How a service reaches the county; radius: minutes."""
    from yiteng.reach.plain.today import today as found

    return found(inputs, radius)


def spared(ground: dict[str, Any], near: set[str]) -> Trips | None:
    """Trips and hours that sites near home spare beside all others."""
    from yiteng.reach.plain.trips import spared as found

    return found(ground, near)
