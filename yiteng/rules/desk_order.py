"""In which order things wait on a desk: by what it costs others if I wait (decision 0032).

Four questions, in this order: how soon does waiting do harm (BANDS), who bears it (WHO), how many
people or how much money hang on it (WEIGHTS), and at which moment. Nothing else counts: not who
asked, not how often one was reminded.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Literal, TypeVar

Who = Literal["outside", "unit", "own"]

#: Who bears it if I wait: people and firms, other units that cannot go on, my own unit alone.
WHO: tuple[Who, ...] = ("outside", "unit", "own")
#: How soon harm comes: within a day (or it has come), within a week, later; no date comes last.
BANDS = (timedelta(days=1), timedelta(days=7))
#: How much hangs on it, in tens: (people served, yuan) from which each weight counts. Only what is
#: written in the row counts; what nobody wrote weighs nothing, so a figure needs no guessing.
WEIGHTS = ((10, 1_000_000), (100, 10_000_000), (1000, 100_000_000))
#: Units of figures that count people; a household counts as one, the least it can be.
PEOPLE, MONEY = ("person", "household"), ("CNY",)


@dataclass(frozen=True, slots=True)
class Waiting:
    """What the order looks at. key: makes it unique and the order the same on every look.

    who: who bears the cost; due_at: our limit; cliff_at: the moment after which help comes too
    late for the firm or the people. Both aware; None where there is none. people, yuan: the
    largest figures of each that the row carries, 0 for none.
    """

    key: str
    who: Who
    due_at: datetime | None = None
    cliff_at: datetime | None = None
    people: Decimal = Decimal(0)
    yuan: Decimal = Decimal(0)

    @property
    def weight(self) -> int:
        """How much hangs on it: 0, or the highest line of WEIGHTS that people or money reach.

        >>> Waiting("a", "own", people=Decimal(300)).weight, Waiting("a", "own").weight
        (2, 0)
        """
        return sum(self.people >= people or self.yuan >= yuan for people, yuan in WEIGHTS)

    @property
    def harm_at(self) -> datetime | None:
        """The first moment at which waiting harms somebody.

        >>> Waiting("a", "own").harm_at is None
        True
        """
        dates = [at for at in (self.due_at, self.cliff_at) if at is not None]
        return min(dates, default=None)


T = TypeVar("T")


def band(waiting: Waiting, now: datetime) -> int:
    """0: within a day or past; 1: within a week; 2: later; 3: without a date."""
    harm = waiting.harm_at
    if harm is None:
        return len(BANDS) + 1
    return next((i for i, span in enumerate(BANDS) if harm <= now + span), len(BANDS))


def cost_key(waiting: Waiting, now: datetime) -> tuple[int, int, int, float, str]:
    """The sort key: small first. Comparing keys is a total order, so the list never flickers."""
    harm = waiting.harm_at
    moment = harm.timestamp() if harm else 0.0
    return (band(waiting, now), WHO.index(waiting.who), -waiting.weight, moment, waiting.key)


def in_order(waiting: Iterable[tuple[Waiting, T]], now: datetime) -> list[T]:
    """What waits, in the order of what it costs others."""
    return [one for _, one in sorted(waiting, key=lambda pair: cost_key(pair[0], now))]
