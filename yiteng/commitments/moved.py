"""Which dates a changed table of workdays moved: on the page of the table, for whoever keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.http import HttpRequest
from django.template.loader import render_to_string

from yiteng.commitments.models import DeadlineEvent
from yiteng.jobs.models import Outbox

#: So many of the dates moved last are named; the number says how many they are.
SHOWN = 100
_COUNTED = 10_000


@dataclass(frozen=True, slots=True)
class Moved:
    """A limit of a commitment that moved: its number, the limit, from when to when, by which day."""

    number: str
    title: str
    was: datetime
    now: datetime
    day: date


def of_year(year: int) -> tuple[int, list[Moved]]:
    """How many commitments got another date by days of a year, and the last of their limits."""
    rows = DeadlineEvent.objects.filter(event="recounted", before__day__startswith=f"{year}-")
    found = rows.select_related("commitment").order_by("-id")
    shown = [one for event in found[:SHOWN] for one in _lines(event)]
    return len(rows.order_by().values_list("pk")[:_COUNTED]), shown


def _lines(event: DeadlineEvent) -> list[Moved]:
    day = date.fromisoformat(event.before["day"])
    return [
        Moved(event.commitment.number, title, datetime.fromisoformat(was),
              datetime.fromisoformat(now), day)
        for title, was, now in event.before["moved"]
    ]  # fmt: skip


def panel(request: HttpRequest, year: int) -> str:
    """The panel on the page of workdays; while the job waits it says so."""
    count, lines = of_year(year)
    waits = Outbox.objects.filter(kind="commitments.calendar", done_at=None).exists()
    return render_to_string("commitments/_moved.html", {
        "count": count, "lines": lines, "waits": waits}, request)  # fmt: skip
