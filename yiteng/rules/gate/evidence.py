"""How independent the findings behind a problem are: computed, never claimed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Sighting:
    """One finding as evidence.

    source: key of who said it (one speaker on many occasions is one source); place: key of the
    area or firm; method: code; on: day; against: True where it speaks against the problem;
    town, village: keys of the areas it was found in, empty where it is not tied to one.
    """

    source: str
    place: str
    method: str
    on: date
    against: bool = False
    town: str = ""
    village: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Figures of independence: findings in all, and distinct sources, places, methods, days.

    against: findings that speak against the problem; latest: day of the latest finding;
    latest_by_source: for each source the last day it spoke.
    """

    findings: int = 0
    sources: int = 0
    places: int = 0
    methods: int = 0
    days: int = 0
    against: int = 0
    latest: date | None = None
    latest_by_source: tuple[date, ...] = ()

    @property
    def independent(self) -> int:
        """How many findings count as independent: distinct sources, for one speaker is one."""
        return self.sources

    def recent(self, since: date) -> int:
        """How many independent sources spoke on that day or later."""
        return sum(1 for day in self.latest_by_source if day >= since)


def weigh(sightings: Iterable[Sighting]) -> Evidence:
    """Count what is distinct; findings against the problem are counted apart.

    >>> a = Sighting("company A", "village 1", "interview", date(2022, 3, 1))
    >>> b = Sighting("company A", "village 2", "interview", date(2022, 4, 1))
    >>> weigh([a, b]).findings, weigh([a, b]).independent
    (2, 1)
    """
    seen = list(sightings)
    held = [one for one in seen if not one.against]
    last: dict[str, date] = {}
    for one in held:
        last[one.source] = max(one.on, last.get(one.source, one.on))
    return Evidence(
        findings=len(held),
        sources=len(last),
        places=len({one.place for one in held}),
        methods=len({one.method for one in held}),
        days=len({one.on for one in held}),
        against=len(seen) - len(held),
        latest=max((one.on for one in held), default=None),
        latest_by_source=tuple(sorted(last.values())),
    )


def reached(sightings: Iterable[Sighting], *, town: str = "", village: str = "") -> int:
    """In how many places of the area a problem claims it was found.

    town, village: keys of the area; without them the whole district is claimed, and each town
    (or place tied to no town) counts once. In a town each place counts, in a village each source.

    >>> a = Sighting("a", "village 1", "interview", date(2022, 3, 1), town="t1", village="v1")
    >>> b = Sighting("b", "village 2", "interview", date(2022, 3, 1), town="t1", village="v2")
    >>> reached([a, b]), reached([a, b], town="t1"), reached([a, b], village="v2")
    (1, 2, 1)
    """
    held = [one for one in sightings if not one.against]
    if village:
        return len({one.source for one in held if one.village == village})
    if town:
        return len({one.place for one in held if one.town == town})
    return len({one.town or one.place for one in held})
