"""Reading the trail."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from yiteng.audit.models import Chain, Event

SHANGHAI = ZoneInfo("Asia/Shanghai")


@dataclass(frozen=True, slots=True)
class Happening:
    """One event of a row, as its page shows it. before, after: the fields that changed."""

    event: int
    number: int
    action: str
    post_title: str
    unit_name: str
    acting: bool
    person: int
    said_at: datetime
    recorded_at: datetime
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    reason: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the trail is filtered by; None and empty: everything. since, until: days, inclusive."""

    county: int | None = None
    subject_type: str = ""
    subject_id: int | None = None
    post: int | None = None
    since: date | None = None
    until: date | None = None


def event_of(event_id: int) -> Event | None:
    """One event by its id, None where there is none (id 0: the row has no event yet)."""
    return Event.objects.filter(pk=event_id).first() if event_id else None


def history(subject_type: str, subject_id: int, *, limit: int = 200) -> list[Happening]:
    """What happened to a row, newest first; for whoever may open the row. One query."""
    rows = Event.objects.filter(subject_type=subject_type, subject_id=subject_id)
    return [_happening(row) for row in rows.order_by("-id")[:limit]]


def trail(wanted: Wanted) -> tuple[QuerySet[Event], tuple[str, ...]]:
    """The events wanted, and the columns to page them by, so that an index answers.

    For the audit administrator alone (``audit.read``): it knows no areas.
    """
    rows = Event.objects.all()
    by: tuple[str, ...] = ("-recorded_at", "-id")
    if wanted.county is not None:
        rows, by = rows.filter(county=wanted.county), ("-number",)
    if wanted.subject_type:
        rows = rows.filter(subject_type=wanted.subject_type)
    if wanted.subject_type and wanted.subject_id is not None:
        rows, by = rows.filter(subject_id=wanted.subject_id), ("-id",)
    if wanted.post is not None:
        rows = rows.filter(post=wanted.post)
    if wanted.since:
        rows = rows.filter(recorded_at__gte=_midnight(wanted.since))
    if wanted.until:
        rows = rows.filter(recorded_at__lt=_midnight(wanted.until + timedelta(days=1)))
    return rows, by


def chains() -> Sequence[Chain]:
    """The heads of all chains, by county."""
    return list(Chain.objects.order_by("county"))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), SHANGHAI)


def _happening(row: Event) -> Happening:
    content = row.content
    return Happening(
        event=row.pk,
        number=row.number,
        action=row.action,
        post_title=row.post_title,
        unit_name=row.unit_name,
        acting=row.acting,
        person=row.actor_person,
        said_at=row.said_at,
        recorded_at=row.recorded_at,
        before=content["before"],
        after=content["after"],
        reason=row.reason,
    )
