"""What came to each number of the supervision desk since yesterday, and what left it.

Kept nowhere: yesterday's rows are today's before the steps of today; the trail tells what each held.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Q
from django.utils.dateparse import parse_datetime

from yiteng.audit.models import Event
from yiteng.commitments.effects.lights import turns_of
from yiteng.commitments.models import Commitment
from yiteng.desk.waiting import seen
from yiteng.rules.actor import Actor
from yiteng.rules.deadlines import moment_of
from yiteng.rules.lights import Turns, turn_dates
from yiteng.workflow.clock import SHANGHAI
from yiteng.workflow.trail import subject_type

OPEN = ("issued", "objected", "active", "reported", "verified", "asked")
_DAY = timedelta(days=1)
#: A day changes fewer rows than this; of more the rest is not looked at.
MOST = 5000


def midnight(day: date) -> datetime:
    """The first moment of a day."""
    return datetime.combine(day, time(), SHANGHAI)


def due_on(day: date) -> Q:
    """Open and due on that day."""
    return Q(state__in=OPEN, due_at__gte=midnight(day), due_at__lt=midnight(day + _DAY))


def _is_due(row: Mapping[str, Any], day: date) -> bool:
    due = row["due_at"]
    return due is not None and due.astimezone(SHANGHAI).date() == day


def _is_overdue(row: Mapping[str, Any], now: datetime) -> bool:
    turns: Turns = row["turns"]
    if turns.red_at is not None and turns.red_at <= now:
        return True
    return turns.red_on is not None and turns.red_on <= now.date()


#: Code of a number → whether a row, as it stood, is counted there at a moment.
COUNTED: Mapping[str, Callable[[Mapping[str, Any], datetime], bool]] = {
    "due_today": lambda row, now: row["state"] in OPEN and _is_due(row, now.date()),
    "overdue_now": lambda row, now: row["state"] in OPEN and _is_overdue(row, now),
    "to_check": lambda row, now: row["state"] == "reported",
    "said_no": lambda row, now: row["state"] in ("active", "verified") and row["no_count"] > 0
    and not row["confirmed"],
    "coordination": lambda row, now: row["state"] == "active"
    and row["coordination_since"] is not None,
}  # fmt: skip


def moved(actor: Actor, at: date | datetime) -> dict[str, tuple[set[int], set[int]]]:
    """For each number the rows that came to it since yesterday began and those that left it.

    Three queries. Looked at are the rows whose date lies yesterday or today (what turns without
    a step), and those of which the trail knows a step of today.
    """
    moment = moment_of(at)
    today = moment.date()
    before = _before(actor.county, today)
    turned = Q(due_at__gte=midnight(today - _DAY), due_at__lt=midnight(today + _DAY))
    ids = seen(actor).filter(turned, state__in=OPEN).order_by().values_list("pk", flat=True)
    found: dict[str, tuple[set[int], set[int]]] = {code: (set(), set()) for code in COUNTED}
    rows = Commitment.objects.filter(pk__in={*before, *ids[:MOST]}, county_id=actor.county)
    for row in rows.defer("content", "details"):
        now = _state_of(row)
        was = {**now, **before.get(row.pk, {})}
        if "due_at" in before.get(row.pk, {}):
            was["turns"] = turn_dates(was["due_at"])
        for code, holds in COUNTED.items():
            there, before_there = holds(now, moment), holds(was, midnight(today - _DAY))
            if there != before_there:
                found[code][before_there].add(row.pk)
    return found


def _state_of(row: Commitment) -> dict[str, Any]:
    return {
        "state": row.state, "due_at": row.due_at, "no_count": row.no_count,
        "coordination_since": row.coordination_since, "confirmed": row.confirmed,
        "turns": turns_of(row),
    }  # fmt: skip


def _before(county: int, today: date) -> dict[int, dict[str, Any]]:
    """What the rows changed today held at its beginning, by the first event that names a column."""
    start = midnight(today)
    events = Event.objects.filter(
        county=county, subject_type=subject_type(Commitment()), recorded_at__gte=start,
        said_at__gte=start,
    )  # fmt: skip
    found: dict[int, dict[str, Any]] = {}
    for pk, data in events.order_by("id").values_list("subject_id", "data"):
        held = found.setdefault(pk, {})
        content = json.loads(data)
        if not content["before"]:
            held.setdefault("state", "draft")
        for name in ("state", "due_at", "no_count", "coordination_since", "confirmed"):
            if name in content["before"]:
                held.setdefault(name, _value(name, content["before"][name]))
    return found


def _value(name: str, stored: Any) -> Any:
    return parse_datetime(stored) if name == "due_at" and isinstance(stored, str) else stored
