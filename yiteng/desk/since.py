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
from yiteng.commitments.models import Commitment
from yiteng.desk.waiting import seen
from yiteng.rules.actor import Actor
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


def _is_overdue(row: Mapping[str, Any], day: date) -> bool:
    red = row["turns"].red_on
    return red is not None and red <= day


#: Code of a number → whether a row, as it stood, is counted there on a day.
COUNTED: Mapping[str, Callable[[Mapping[str, Any], date], bool]] = {
    "due_today": lambda row, day: row["state"] in OPEN and _is_due(row, day),
    "overdue_now": lambda row, day: row["state"] in OPEN and _is_overdue(row, day),
    "to_check": lambda row, day: row["state"] == "reported",
    "said_no": lambda row, day: row["state"] in ("active", "verified") and row["no_count"] > 0
    and not row["confirmed"],
    "coordination": lambda row, day: row["state"] == "active"
    and row["coordination_since"] is not None,
}  # fmt: skip


def moved(actor: Actor, today: date) -> dict[str, tuple[set[int], set[int]]]:
    """For each number the rows that came to it since yesterday and those that left it.

    Three queries. Looked at are the rows whose date lies yesterday or today (what turns without
    a step), and those of which the trail knows a step of today.
    """
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
            there, before_there = holds(now, today), holds(was, today - _DAY)
            if there != before_there:
                found[code][before_there].add(row.pk)
    return found


def _state_of(row: Commitment) -> dict[str, Any]:
    return {
        "state": row.state, "due_at": row.due_at, "no_count": row.no_count,
        "coordination_since": row.coordination_since, "confirmed": row.confirmed,
        "turns": Turns(row.amber_on, row.red_on, row.grey_on),
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
