"""How independent the findings behind a problem are: computed, never claimed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Sighting:
    """One finding as evidence.

    source: key of who said it (one speaker on many occasions is one source); place: key of the
    area or firm; method: code; on: day; against: True where it speaks against the problem.
    """

    source: str
    place: str
    method: str
    on: date
    against: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """Figures of independence: findings in all, and distinct sources, places, methods, days.

    against: findings that speak against the problem; latest: day of the latest finding.
    """

    findings: int = 0
    sources: int = 0
    places: int = 0
    methods: int = 0
    days: int = 0
    against: int = 0
    latest: date | None = None

    @property
    def independent(self) -> int:
        """How many findings count as independent: distinct sources, for one speaker is one."""
        return self.sources


def weigh(sightings: Iterable[Sighting]) -> Evidence:
    """Count what is distinct; findings against the problem are counted apart.

    >>> a = Sighting("company A", "village 1", "interview", date(2022, 3, 1))
    >>> b = Sighting("company A", "village 2", "interview", date(2022, 4, 1))
    >>> weigh([a, b]).findings, weigh([a, b]).independent
    (2, 1)
    """
    seen = list(sightings)
    held = [one for one in seen if not one.against]
    return Evidence(
        findings=len(held),
        sources=len({one.source for one in held}),
        places=len({one.place for one in held}),
        methods=len({one.method for one in held}),
        days=len({one.on for one in held}),
        against=len(seen) - len(held),
        latest=max((one.on for one in held), default=None),
    )
