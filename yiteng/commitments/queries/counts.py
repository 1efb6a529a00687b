"""Counts from tallies, corrected by what has turned since; the melons of the vine."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet, Sum

from yiteng.commitments.models import Commitment, Tally
from yiteng.commitments.queries.stuck import StuckRow
from yiteng.commitments.queries.turned import now_lit, turned
from yiteng.commitments.tallies import area_filter
from yiteng.places.models import Area, Theme


@dataclass(slots=True)
class Counts:
    """Counts of one place or unit: by (kind, light), by theme and ripeness, by place below."""

    by_kind: Counter[tuple[str, str]] = field(default_factory=Counter)
    by_theme: Counter[tuple[int, str]] = field(default_factory=Counter)
    by_place: Counter[tuple[int, str]] = field(default_factory=Counter)

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.by_kind.values())

    def add(self, kind: str, theme: int, place: int, light: str, ripe: str, n: int) -> None:
        """Count n more (or fewer)."""
        self.by_kind[kind, light] += n
        self.by_theme[theme, ripe] += n
        self.by_place[place, light] += n

    def lights(self) -> Counter[str]:
        """How many of each light."""
        found: Counter[str] = Counter()
        for (_, light), n in self.by_kind.items():
            found[light] += n
        return found


def area_counts(area: Area, at: date | datetime) -> Counts:
    """Counts of a county, town or village; ``by_place`` holds the places directly below.

    One query over tallies, one over what has turned since the daily step (none on most days).
    """
    place = "town_id" if area.level == "county" else "key_id"
    counts = _counts(area_filter(area.level, area.pk), place)
    rows = Commitment.objects.filter(**{f"{area.level}_id": area.pk})
    key = "town_id" if area.level == "county" else "village_id"
    _correct(counts, rows, at, key, above=area.pk)
    return counts


def unit_counts(county: int, unit: int, at: date | datetime) -> Counts:
    """Counts of what a unit leads."""
    counts = _counts(Q(scope="unit", key_id=unit, county_id=county), "key_id")
    _correct(counts, Commitment.objects.filter(lead_unit=unit), at, "lead_unit_id", above=unit)
    return counts


def _counts(which: Q, place: str) -> Counts:
    counts = Counts()
    rows = (
        Tally.objects.filter(which, count__gt=0)
        .values_list("kind", "theme_id", place, "light", "ripe")
        .annotate(n=Sum("count"))
    )
    for kind, theme, key, light, ripe, n in rows:
        counts.add(kind, theme, key or 0, light, ripe, n)
    return counts


def _correct(
    counts: Counts, rows: QuerySet[Commitment], at: date | datetime, key: str, *, above: int
) -> None:
    """Move what has turned since from its written light to that of the moment; one grouped query."""
    found = (
        Commitment.objects.filter(pk__in=turned(rows, at).order_by().values("pk"))
        .order_by()
        .annotate(now=now_lit(at))
        .values_list("kind", "theme_id", key, "light", "now", "ripe")
        .annotate(n=Count("pk"))
    )
    for kind, theme, place, old, now, ripe, n in found:
        where = place or (0 if key == "town_id" else above)
        counts.add(kind, theme or 0, where, old, ripe, -n)
        counts.add(kind, theme or 0, where, now, ripe, n)


@dataclass(frozen=True, slots=True)
class MelonCount:
    """One melon: how many commitments, how many checked, confirmed and stuck; who must move."""

    theme: Theme
    count: int
    verified: int
    confirmed: int
    stuck: int
    mover: str


def melons(
    county: Area, themes: list[Theme], stuck: list[StuckRow], at: date | datetime
) -> list[MelonCount]:
    """The melons of a county's vine, in the order of its themes."""
    counts = area_counts(county, at)
    found = []
    for theme in themes:
        ripe = Counter({r: n for (t, r), n in counts.by_theme.items() if t == theme.pk})
        mine = [s for s in stuck if s.row.theme_id == theme.pk]
        movers = Counter(s.mover for s in mine)
        found.append(
            MelonCount(
                theme,
                sum(ripe.values()),
                ripe["verified"],
                ripe["confirmed"],
                len(mine),
                movers.most_common(1)[0][0] if movers else "",
            )
        )
    return found
