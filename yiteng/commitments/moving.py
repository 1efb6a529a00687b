"""A changed table of workdays moves the dates it touches: a job, a line of its deadline, the trail."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from yiteng.commitments import derived
from yiteng.commitments.effects.deadlines import kept
from yiteng.commitments.models import Commitment, DeadlineEvent, RunningClock
from yiteng.commitments.recounting import AT_WORK, recount
from yiteng.jobs.actions import enqueue
from yiteng.jobs.kinds import Job, Kind
from yiteng.places.models import Area
from yiteng.places.queries import workdays
from yiteng.rules.actor import software
from yiteng.rules.deadlines import moment_of
from yiteng.rules.words import N_
from yiteng.rules.workdays import WorkdayTable
from yiteng.workflow import trail
from yiteng.workflow.clock import business_now, real_now
from yiteng.workflow.columns import save_columns

_BATCH = 300
_DAY = timedelta(days=1)
_COLUMNS = ("due_at", "version", "last_event")


def move_later(day: date, name: str, at: datetime) -> None:
    """Ask for the dates to be counted anew, with the change that makes it necessary."""
    now = real_now()
    enqueue("commitments.calendar", key=f"calendar:{day}:{now.isoformat()}", now=now,
            payload={"day": day.isoformat(), "name": name, "at": at.isoformat()})  # fmt: skip


def move(day: date, name: str, at: datetime, *, beat: Callable[[], None] = lambda: None) -> int:
    """Count anew what runs over a day; returns how many commitments got another date.

    Limits in hours, and dates somebody decided (an extension, an objection upheld), stay. The
    first date stays for ever. Idempotent: what stands already as counted is not touched. Batches
    of 300 by key, each in a transaction of its own.
    """
    moved = last = 0
    while True:
        with transaction.atomic():
            ids = _touched(day, last)
            if not ids:
                return moved
            moved += _move(ids, day, name, at, workdays())
            last = ids[-1]
        beat()


def _touched(day: date, last: int) -> list[int]:
    clocks = RunningClock.objects.filter(
        commitment__gt=last, commitment__state__in=AT_WORK, met_at=None,
        starts_at__lt=moment_of(day + _DAY), due_at__gte=moment_of(day),
    )  # fmt: skip
    ids = clocks.exclude(kind="hours").order_by("commitment").values_list("commitment", flat=True)
    return list(ids.distinct()[:_BATCH])


def _move(ids: Sequence[int], day: date, name: str, at: datetime, table: WorkdayTable) -> int:
    rows = Commitment.objects.select_for_update().filter(pk__in=ids).order_by("pk")
    clocks = _of(RunningClock.objects.filter(commitment__in=ids, met_at=None).exclude(kind="hours"))
    events = _of(DeadlineEvent.objects.filter(commitment__in=ids))
    changed: list[tuple[Commitment, datetime | None]] = []
    lines, written = [], []
    for row in rows:
        said = events.get(row.pk, [])
        moves = _moves(clocks.get(row.pk, []), said, table)
        if not moves:
            continue
        before = {"clocks": kept(clock for clock, _, _ in moves), "day": day.isoformat(),
                  "moved": [[c.title, c.due_at.isoformat(), due.isoformat()]
                            for c, _, due in moves]}  # fmt: skip
        changed.append((row, row.due_at))
        for clock, full, due in moves:
            clock.full_at, clock.due_at = full, due
            row.due_at = due if clock.main else row.due_at
            written.append(clock)
        lines.append(DeadlineEvent(commitment=row, event="recounted", at=at, due_at=row.due_at,
                                   before=before, reason=f"{day} {name}"[:500], post=""))  # fmt: skip
    save_columns(written, ["full_at", "due_at"])
    DeadlineEvent.objects.bulk_create(lines)
    _note(changed, at, f"{day} {name}")
    return len(changed)


def _moves(
    clocks: Sequence[RunningClock], events: Sequence[DeadlineEvent], table: WorkdayTable
) -> list[tuple[RunningClock, datetime, datetime]]:
    """The limits of a row whose end is another one by the table as it is now."""
    found = []
    for clock in clocks:
        if derived.said_by_somebody(clock, events):
            continue
        full, due = derived.ends(clock, events, table)
        if due != clock.due_at:
            found.append((clock, full, due))
    return found


def _note(changed: Sequence[tuple[Commitment, datetime | None]], at: datetime, why: str) -> None:
    """One event of the trail a commitment, by the software; whoever holds its page open is told."""
    if not changed:
        return
    rows = [row for row, _ in changed]
    trail.write(rows, [
        trail.entry(row, action="recount", actor=software(row.county_id), at=at,
                    before={"due_at": due}, after={"due_at": row.due_at}, reason=why)
        for row, due in changed
    ])  # fmt: skip
    for row in rows:
        row.version += 1
    save_columns(rows, _COLUMNS)


def _of(found: Any) -> Mapping[int, list[Any]]:
    """Rows beside commitments, in their order, by the commitment's key."""
    held: dict[int, list[Any]] = {}
    for one in found.order_by("id"):
        held.setdefault(one.commitment_id, []).append(one)
    return held


def _handle(job: Job) -> None:
    said = job.payload
    move(date.fromisoformat(said["day"]), said["name"], datetime.fromisoformat(said["at"]),
         beat=job.beat)  # fmt: skip
    for county in Area.objects.filter(level="county").values_list("pk", flat=True):
        recount(county, business_now(), beat=job.beat)


KIND = Kind(
    "commitments.calendar", N_("Dates counted anew after the table of workdays changed"), _handle
)
