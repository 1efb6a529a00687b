"""Similar measures of the past: the rooms above know them, the gate asks (decision 0008)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from yiteng.rules.gate.dossier import Past


@dataclass(frozen=True, slots=True)
class Asked:
    """A prescription whose past is asked for: its key, county, words, and problem (id or None).

    before: the day its application was opened; what came later is not its past.
    """

    key: int
    county: int
    title: str
    before: date
    problem: int | None = None


#: From prescriptions to what was tried before, by key; a fixed number of queries for all.
Finder = Callable[[Sequence[Asked]], Mapping[int, Sequence[Past]]]

_FINDERS: dict[str, Finder] = {}


def register(room: str, finder: Finder) -> None:
    """Tell how a room finds similar measures; from ``AppConfig.ready()``."""
    _FINDERS[room] = finder


def past(asked: Sequence[Asked]) -> dict[int, tuple[Past, ...]]:
    """What was tried before beside each prescription, by its key; rooms in their order."""
    found: dict[int, tuple[Past, ...]] = {one.key: () for one in asked}
    if not asked:
        return found
    for finder in _FINDERS.values():
        for key, rows in finder(asked).items():
            found[key] = (*found[key], *rows)
    return found
