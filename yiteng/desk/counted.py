"""Rows the first lines of the morning count; each number links to the list of exactly these."""

from __future__ import annotations

import json
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.dateparse import parse_datetime

from yiteng.audit.models import Event
from yiteng.commitments.models import Commitment
from yiteng.desk import rows as line
from yiteng.desk.waiting import mine, seen
from yiteng.meetings.models import Meeting
from yiteng.people.visibility import visible
from yiteng.rules.actor import Actor
from yiteng.rules.lights import Turns, turn_dates
from yiteng.rules.words import N_
from yiteng.web.desks import Rows
from yiteng.workflow.clock import SHANGHAI
from yiteng.workflow.trail import subject_type

OPEN = ("issued", "objected", "active", "reported", "verified", "asked")
_DAY = timedelta(days=1)
_DUE = ("due_at", "id")


def midnight(day: date) -> datetime:
    """The first moment of a day."""
    return datetime.combine(day, time(), SHANGHAI)


def due_on(day: date) -> Q:
    """Open and due on that day."""
    return Q(state__in=OPEN, due_at__gte=midnight(day), due_at__lt=midnight(day + _DAY))


def overdue(actor: Actor, today: date) -> QuerySet[Commitment]:
    """Overdue among what the actor sees: written so, or turned since."""
    written = Q(light="overdue") | Q(next_turn_on__lte=today, red_on__lte=today, state__in=OPEN)
    return seen(actor).filter(written)


SAID_NO = Q(state__in=("active", "verified"), no_count__gt=0, confirmed=False)
COORDINATION = Q(state="active", coordination_since__isnull=False)


def _presses(row: dict[str, Any], day: date) -> bool:
    """Whether a row stands in the supervision desk's first line on a day."""
    if row["state"] not in OPEN:
        return False
    due, red = row["due_at"], row["turns"].red_on
    return (
        (due is not None and due.astimezone(SHANGHAI).date() == day)
        or (red is not None and red <= day)
        or row["state"] == "reported"
        or (row["no_count"] > 0 and row["state"] in ("active", "verified"))
        or row["coordination_since"] is not None
    )


def moved(actor: Actor, today: date) -> tuple[set[int], set[int]]:
    """What came onto the first line since yesterday, and what left it; three queries.

    Yesterday's rows are today's before the steps of today: the trail tells what each held then.
    """
    before = _before(actor.county, today)
    due = set(seen(actor).filter(due_on(today)).order_by().values_list("pk", flat=True)[:5000])
    rows = Commitment.objects.filter(pk__in={*before, *due}, county_id=actor.county)
    new, gone = set(), set()
    for row in rows.defer("content", "details"):
        now = _state_of(row)
        was = {**now, **before.get(row.pk, {})}
        if "due_at" in before.get(row.pk, {}):
            was["turns"] = turn_dates(was["due_at"])
        is_there, was_there = _presses(now, today), _presses(was, today - _DAY)
        if is_there and not was_there:
            new.add(row.pk)
        elif was_there and not is_there:
            gone.add(row.pk)
    return new, gone


def _state_of(row: Commitment) -> dict[str, Any]:
    return {
        "state": row.state, "due_at": row.due_at, "no_count": row.no_count,
        "coordination_since": row.coordination_since,
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
        for name in ("state", "due_at", "no_count", "coordination_since"):
            if name in content["before"]:
                held.setdefault(name, _value(name, content["before"][name]))
    return found


def _value(name: str, stored: Any) -> Any:
    return parse_datetime(stored) if name == "due_at" and isinstance(stored, str) else stored


def _pks(which: int) -> Any:
    return lambda actor, today: seen(actor).filter(pk__in=moved(actor, today)[which])


def week_of(today: date) -> tuple[date, date]:
    """Monday and Sunday of the week of a day."""
    monday = today - _DAY * today.weekday()
    return monday, monday + _DAY * 6


def meetings_of_week(actor: Actor, today: date) -> QuerySet[Meeting]:
    """District-wide meetings of this week."""
    return visible(Meeting, actor).filter(scale="district", held_on__range=week_of(today))


def _livelihood(actor: Actor) -> QuerySet[Commitment]:
    found = seen(actor).filter(kind="livelihood_item")
    return found.exclude(state__in=("draft", "merged", "withdrawn"))


def _reached(stage: str) -> Any:
    return lambda actor, today: _livelihood(actor).filter(
        stages__code=stage, stages__reached_at__isnull=False
    )


def _untouched(actor: Actor, today: date) -> QuerySet[Commitment]:
    found = _livelihood(actor).filter(state__in=("issued", "active"))
    return found.exclude(stages__reached_at__isnull=False)


def _own_week(actor: Actor, today: date) -> QuerySet[Commitment]:
    until = midnight(today + _DAY * 8)
    return mine(actor).filter(
        state__in=("issued", "active"), due_at__gte=midnight(today), due_at__lt=until
    )


def _rows(code: str, title: str, found: Any) -> Rows:
    return Rows(code, title, "commitments.list", found, line.commitment, _DUE)


ROWS: tuple[Rows, ...] = (
    _rows("due_today", N_("Due today"), lambda a, t: seen(a).filter(due_on(t))),
    _rows("overdue_now", N_("Overdue"), overdue),
    _rows("to_check", N_("To be checked"), lambda a, t: seen(a).filter(state="reported")),
    _rows("said_no", N_("People answered “not done”"), lambda a, t: seen(a).filter(SAID_NO)),
    _rows("coordination", N_("A leader is asked to coordinate"),
          lambda a, t: seen(a).filter(COORDINATION)),
    _rows("new_since", N_("New since yesterday"), _pks(0)),
    _rows("gone_since", N_("Gone since yesterday"), _pks(1)),
    _rows("accepted_today", N_("Closed today"),
          lambda a, t: seen(a).filter(state__in=("closed", "struck_off", "archived"),
                                      closed_at__gte=midnight(t), closed_at__lt=midnight(t + _DAY))),
    _rows("livelihood", N_("Livelihood items"), lambda a, t: _livelihood(a)),
    _rows("livelihood_finished", N_("Livelihood items: works finished"), _reached("completed")),
    _rows("livelihood_in_use", N_("Livelihood items in use"), _reached("in_use")),
    _rows("livelihood_confirmed", N_("Livelihood items confirmed by the people"),
          lambda a, t: _livelihood(a).filter(confirmed=True)),
    _rows("livelihood_unasked", N_("Livelihood items reported, people not asked yet"),
          lambda a, t: _livelihood(a).filter(state__in=("reported", "verified"))),
    _rows("livelihood_untouched", N_("Livelihood items not begun"), _untouched),
    _rows("own_open", N_("My unit's work in hand"),
          lambda a, t: mine(a).filter(state__in=("issued", "active"))),
    _rows("own_week", N_("My unit's work due within seven days"), _own_week),
    Rows("meetings_week", N_("District-wide meetings of this week"), "meetings.read",
         meetings_of_week, line.meeting, ("held_on", "id")),
)  # fmt: skip
