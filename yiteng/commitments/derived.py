"""The end of a running limit counted anew from its beginning, by the table of workdays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import pairwise

from yiteng.commitments.models import DeadlineEvent, RunningClock
from yiteng.rules.deadlines import SHANGHAI, Clock, Suspension, end_of_day
from yiteng.rules.giving_back import full_end, give_back, rolled
from yiteng.rules.workdays import WorkdayTable

#: After these the date was said by somebody: no table moves it.
SAID = frozenset({"extended", "changed"})


def of_round(events: Sequence[DeadlineEvent]) -> Sequence[DeadlineEvent]:
    """The events of a row, in their order, since it was assigned, or assigned anew, last."""
    begun = [n for n, one in enumerate(events) if one.event in ("set", "reopened")]
    return events[begun[-1] :] if begun else events


def spans(events: Iterable[DeadlineEvent]) -> list[Suspension]:
    """The stops of a clock that ended, from the events of its row in their order."""
    turns = [one for one in events if one.event in ("suspended", "resumed")]
    return [
        Suspension(stop.at, go.at)
        for stop, go in pairwise(turns)
        if (stop.event, go.event) == ("suspended", "resumed")
    ]


def said_by_somebody(clock: RunningClock, events: Sequence[DeadlineEvent]) -> bool:
    """Whether the end of a clock was set by a decision since it began."""
    return clock.main and any(one.event in SAID for one in of_round(events))


def ends(
    clock: RunningClock, events: Sequence[DeadlineEvent], table: WorkdayTable
) -> tuple[datetime, datetime]:
    """The end of a limit in days, workdays or months: by counting alone, and as it binds.

    events: of its row, in their order; what stops took is given back as when the clock was
    started again (rules.giving_back).
    """
    full = full_end(Clock(clock.kind, clock.amount), clock.starts_at, table)
    binds = rolled(clock.kind, full, table)
    for span in spans(of_round(events)):
        given = give_back(clock.kind, full, span, table, start=_day(clock.starts_at))
        full, binds = given.full, given.due
    return full if isinstance(full, datetime) else end_of_day(full), binds.at


def _day(at: datetime) -> date:
    return at.astimezone(SHANGHAI).date()
