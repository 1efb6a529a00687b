"""Counts of people in need by town as they are shown: what was withheld says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from yiteng.designation.models import TownCount, TownSheet
from yiteng.people.visibility import visible
from yiteng.places.models import Area
from yiteng.reach.queries import KINDS
from yiteng.rules.actor import Actor


@dataclass(frozen=True, slots=True)
class Counted:
    """What a report knows of counts by town: the day, the source, town → count or None."""

    as_of: date
    source: str
    least: int
    towns: tuple[tuple[str, int | None], ...]
    total: int | None
    invented: bool


def towns(county: int) -> list[Area]:
    """The towns of a county, in the official order."""
    found = Area.objects.filter(county=county, level="town", valid_to__isnull=True)
    return list(found.order_by("order", "id"))


def sheets(actor: Actor) -> list[TownSheet]:
    """The latest sheet of each kind of care, with its cells; two queries for all kinds."""
    rows = visible(TownSheet, actor).order_by("kind", "-as_of")
    cells = Prefetch(
        "cells", TownCount.objects.select_related("town").order_by("town__order", "id")
    )
    latest: dict[str, TownSheet] = {}
    for row in rows.prefetch_related(cells)[:60]:
        latest.setdefault(row.kind, row)
    return [latest[kind] for kind in KINDS if kind in latest]


def counted(county: int, kind: str, until: date) -> Counted | None:
    """The latest counts of a kind of care up to a day; None where there are none."""
    row = (
        TownSheet.objects.filter(county=county, kind=kind, as_of__lte=until)
        .order_by("-as_of")
        .first()
    )
    if row is None:
        return None
    cells: Sequence[TownCount] = list(
        row.cells.select_related("town").order_by("town__order", "id")
    )
    return Counted(row.as_of, row.source, row.least, tuple((c.town.name, c.count) for c in cells),
                   row.total, row.invented)  # fmt: skip
