"""What a report said was saved, beside what is computed: handed in by the room that keeps reports."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Reported:
    """A published saving: as it was worded, how it stands to the computed figure, and why."""

    said: Decimal
    word: str
    why: str
    why_zh: str
    report: str


Source = Callable[[int, str], Reported | None]
_SOURCES: list[Source] = []


def supply(source: Source) -> None:
    """Register who knows the reported saving of a county (key) and a kind of service."""
    _SOURCES.append(source)


def reported(county: int, kind: str) -> Reported | None:
    """The reported saving of a kind of service in a county, or None."""
    for source in _SOURCES:
        found = source(county, kind)
        if found is not None:
            return found
    return None
