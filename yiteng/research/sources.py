"""Who speaks: one speaker on many occasions is one source.

A source's key is the role at its place; whoever is another person of the same role there is given
a number. Forms offer the speakers known already, so that nobody counts twice by another spelling.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Max

from yiteng.people.visibility import visible
from yiteng.research.models import Finding
from yiteng.rules.actor import Actor

#: How many known speakers a form offers, and the longest key.
OFFERED, LONGEST = 200, 100


@dataclass(frozen=True, slots=True)
class Speaker:
    """A known source: its key, its role, where it was heard, how often."""

    key: str
    said_by: str
    place: str
    times: int

    def __str__(self) -> str:
        where = f" · {self.place}" if self.place else ""
        return f"{self.said_by}{where} ×{self.times}"


def key(said_by: str, place: int | str | None = None) -> str:
    """The key of a speaker at a place (internal key of the area, or ``firm 12``).

    >>> key(" 种植户 ", 12), key("村文书")
    ('种植户@12', '村文书')
    """
    said = said_by.strip()
    return (f"{said[: LONGEST - 24]}@{place}" if place else said)[:LONGEST]


def another(first: str, taken: Iterable[str]) -> str:
    """The key of one more person of a role at a place.

    >>> another("种植户@12", ["种植户@12", "种植户@12#2"])
    '种植户@12#3'
    """
    held, number = set(taken), 1
    found = first
    while found in held:
        number += 1
        found = f"{first[: LONGEST - 4]}#{number}"
    return found


def known(actor: Actor) -> list[Speaker]:
    """The speakers heard so far that the actor may see, latest first; one query."""
    rows = (
        visible(Finding, actor)
        .order_by()
        .values("source_key", "said_by", "town__name", "village__name")
        .annotate(times=Count("id"), latest=Max("found_on"))
        .order_by("-latest", "source_key")[:OFFERED]
    )
    found: dict[str, Speaker] = {}
    for row in rows:
        place = f"{row['town__name'] or ''}{row['village__name'] or ''}"
        found.setdefault(
            row["source_key"], Speaker(row["source_key"], row["said_by"], place, row["times"])
        )
    return list(found.values())


def taken(first: str) -> list[str]:
    """The keys that begin with a key: the persons of a role at a place."""
    rows = Finding.objects.filter(source_key__startswith=first).order_by()
    return list(rows.values_list("source_key", flat=True).distinct())
