"""Effects worked out before their transaction: what they would write waits until it.

An effect of a step sets columns of its rows and writes rows beside them. Where it writes through
here (and `save_columns`), it may run before the transaction: columns are set at once, writes are
kept and done under the lock. Everywhere else nothing differs: what is to be written is written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

Move = Callable[[Counter[Any]], None]


class Later:
    """Writes that wait: in the order in which they came, counts added up and moved last."""

    def __init__(self) -> None:
        self._works: list[Callable[[], object]] = []
        self._counts: dict[Move, Counter[Hashable]] = {}

    def keep(self, work: Callable[[], object]) -> None:
        """Keep a write."""
        self._works.append(work)

    def add(self, move: Move, deltas: Counter[Any]) -> None:
        """Keep counts to be moved, added to those of the same kind."""
        held = self._counts.setdefault(move, Counter())
        for key, n in deltas.items():
            held[key] += n

    def do(self) -> None:
        """Do what waited, inside the caller's transaction."""
        for work in self._works:
            work()
        for move, deltas in self._counts.items():
            move(deltas)


_LATER: ContextVar[Later | None] = ContextVar("later", default=None)


def write(work: Callable[[], object]) -> None:
    """Do a write of an effect: now, or, where it is worked out ahead, in the transaction."""
    later = _LATER.get()
    if later is None:
        work()
    else:
        later.keep(work)


def move(by: Move, deltas: Counter[Any]) -> None:
    """Move counts: now, or, worked out ahead, all of them at once in the transaction."""
    later = _LATER.get()
    if later is None:
        by(deltas)
    else:
        later.add(by, deltas)


@contextmanager
def into(later: Later) -> Iterator[None]:
    """Let what effects write inside this block wait in ``later``."""
    token = _LATER.set(later)
    try:
        yield
    finally:
        _LATER.reset(token)
