"""The limits of a commitment side by side: promised, legal, of steps, and the firm's own moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext

from yiteng.commitments.clocks import planned
from yiteng.commitments.models import Commitment, RunningClock
from yiteng.commitments.words import amount_words
from yiteng.rules.lifecycles.commitment.states import DONE
from yiteng.rules.words import N_

BASES = {
    "promised": N_("Promised limit"),
    "legal": N_("By law"),
    "step": N_("On the way"),
    "cliff": N_("The firm's own"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One limit: on what basis, what it limits, how long, from when, until when, when it was met.

    first: its first end where a stop or an extension moved it. late: it ended without being met.
    """

    basis: str
    title: str
    length: str
    source: str
    due_at: datetime
    starts_at: datetime | None = None
    first: datetime | None = None
    met_at: datetime | None = None
    late: bool = False


def clock_lines(row: Commitment, now: datetime) -> list[Line]:
    """The limits of a commitment in the order of their ends; of a draft, as if assigned now."""
    if row.state == "draft":
        clocks = planned([(row, now)], "issue").get(row.pk, [])
    else:
        clocks = list(row.clocks.order_by("due_at", "id"))
    lines = [_line(row, clock, now) for clock in clocks]
    if row.due_at and not any(clock.main for clock in clocks):
        lines.append(_by_hand(row, now))
    if row.cliff_at:
        lines.append(_cliff(row, now))
    return sorted(lines, key=lambda line: line.due_at)


def _line(row: Commitment, clock: RunningClock, now: datetime) -> Line:
    met = clock.met_at
    late = met > clock.due_at if met else now > clock.due_at and _runs(row)
    return Line(
        BASES[clock.basis], clock.title, amount_words(clock.kind, clock.amount), clock.source,
        clock.due_at, clock.starts_at,
        clock.first_due_at if clock.first_due_at != clock.due_at else None, met, late,
    )  # fmt: skip


def _by_hand(row: Commitment, now: datetime) -> Line:
    assert row.due_at is not None
    moved = row.original_due_at and row.original_due_at != row.due_at
    return Line(
        BASES["promised"], N_("The whole matter"), gettext("a date set by hand"), "", row.due_at,
        None, row.original_due_at if moved else None, _closed(row),
        now > row.due_at and _runs(row),
    )  # fmt: skip


def _cliff(row: Commitment, now: datetime) -> Line:
    assert row.cliff_at is not None
    return Line(
        BASES["cliff"], N_("The firm's own last moment"), "", "", row.cliff_at,
        met_at=_closed(row), late=now > row.cliff_at and _runs(row),
    )  # fmt: skip


def _runs(row: Commitment) -> bool:
    return row.state in ("issued", "objected", "active")


def _closed(row: Commitment) -> datetime | None:
    """When the present round closed; what came back is open again."""
    return row.closed_at if row.state in DONE else None
