"""Discharges and readmissions by quarter: typed counts of all services of a kind together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from yiteng.people.visibility import visible
from yiteng.reach.models import Readmission
from yiteng.rules.actor import Actor
from yiteng.rules.designation.ward import threshold
from yiteng.rules.disclosure import suppress_row
from yiteng.rules.proportion import Share, share


@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter by its last day; None for a count that is too small to be told."""

    until: date
    discharged: int | None
    readmitted: int | None

    @property
    def name(self) -> str:
        """As it is written: 2022Q1."""
        return quarter_name(self.until)

    @property
    def share(self) -> Share | None:
        """Readmitted among discharged, where both may be told."""
        return _share(self.readmitted, self.discharged)


@dataclass(frozen=True, slots=True)
class Readmissions:
    """All quarters and their sum; sources in words; invented: whether one of them is."""

    quarters: tuple[Quarter, ...]
    discharged: int | None
    readmitted: int | None
    sources: tuple[str, ...]
    invented: bool

    @property
    def share(self) -> Share | None:
        """Readmitted among discharged over all quarters, where both may be told."""
        return _share(self.readmitted, self.discharged)


def readmissions(actor: Actor, kind: str, start: date, end: date) -> Readmissions | None:
    """The quarters that ended between two days; None where nobody entered one. One query.

    Counts too small to be told are withheld, with as many others as keep them from being computed.
    """
    found = visible(Readmission, actor).filter(kind=kind, until__range=(start, end))
    rows = list(found.order_by("until"))
    if not rows:
        return None
    least = threshold(kind)
    all_ = suppress_row({row.until: row.discharged for row in rows}, least)
    back = suppress_row({row.until: row.readmitted for row in rows}, least)
    return Readmissions(
        tuple(Quarter(r.until, all_.cells[r.until], back.cells[r.until]) for r in rows),
        all_.total, back.total, tuple(sorted({r.source for r in rows} - {""})),
        any(r.invented for r in rows),
    )  # fmt: skip


def quarter_name(until: date) -> str:
    """The name of a quarter by its last day.

    >>> quarter_name(date(2022, 3, 31))
    '2022Q1'
    """
    return f"{until.year}Q{(until.month + 2) // 3}"


def _share(part: int | None, whole: int | None) -> Share | None:
    return share(part, whole) if part is not None and whole else None
