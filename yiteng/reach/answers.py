"""What patients answered by anonymous slips, as far as it may be told: handed in by the room that asks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from yiteng.rules.proportion import Share, share


@dataclass(frozen=True, slots=True)
class Answers:
    """All slips of a kind of care together.

    asked, answered: slips; answered is None where it is too few to be told. questions: message id
    and share of yes with its interval, None where a count in it would be too small to be told.
    """

    since: date
    until: date
    asked: int
    answered: int | None
    questions: tuple[tuple[str, Share | None], ...]
    invented: bool = False

    @property
    def response(self) -> Share:
        """Slips answered among slips laid out."""
        return share(self.answered or 0, self.asked)


Source = Callable[[int, str, date], Answers | None]
_SOURCES: list[Source] = []


def supply(source: Source) -> None:
    """Register who knows the answers about a kind of care in a county (key) since a day."""
    _SOURCES.append(source)


def answers(county: int, kind: str, since: date) -> Answers | None:
    """What patients of a county answered about a kind of care since a day, or None."""
    for source in _SOURCES:
        found = source(county, kind, since)
        if found is not None:
            return found
    return None
