"""Rows the first lines of the morning count; each number links to the list of exactly these."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from yiteng.commitments.models import Commitment
from yiteng.commitments.queries.turned import came
from yiteng.desk import rows as line
from yiteng.desk.since import OPEN, due_on, midnight, moved
from yiteng.desk.waiting import mine, seen
from yiteng.meetings.models import Meeting
from yiteng.people.visibility import visible
from yiteng.rules.actor import Actor
from yiteng.rules.deadlines import moment_of
from yiteng.rules.words import N_
from yiteng.web.desks import Rows

_DAY = timedelta(days=1)
_DUE = ("due_at", "id")


def overdue(actor: Actor, at: date | datetime) -> QuerySet[Commitment]:
    """Overdue at a moment among what the actor sees: written so, or turned since."""
    since = Q(next_turn_at__lte=moment_of(at), state__in=OPEN) & came("red_on", at)
    return seen(actor).filter(Q(light="overdue") | since)


SAID_NO = Q(state__in=("active", "verified"), no_count__gt=0, confirmed=False)
COORDINATION = Q(state="active", coordination_since__isnull=False)


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


def _rows(code: str, title: str, found: Any, within: Any = None) -> Rows:
    return Rows(code, title, "commitments.list", found, line.commitment, _DUE, within=within)


def _since() -> Iterator[Rows]:
    """For each number of the supervision desk what came to it and what left it since yesterday."""
    for code, title in (
        ("due_today", N_("Due today: new since yesterday")),
        ("overdue_now", N_("Overdue: new since yesterday")),
        ("to_check", N_("To be checked: new since yesterday")),
        ("said_no", N_("People answered “not done”: new since yesterday")),
        ("coordination", N_("A leader is asked to coordinate: new since yesterday")),
    ):
        yield _rows(f"{code}_new", title, _changed(code, 0), _changed(code, 0))
    for code, title in (
        ("due_today", N_("Due today: gone since yesterday")),
        ("overdue_now", N_("Overdue: gone since yesterday")),
        ("to_check", N_("To be checked: gone since yesterday")),
        ("said_no", N_("People answered “not done”: gone since yesterday")),
        ("coordination", N_("A leader is asked to coordinate: gone since yesterday")),
    ):
        yield _rows(f"{code}_gone", title, _changed(code, 1), _changed(code, 1))


def _changed(code: str, which: int) -> Any:
    return lambda actor, at: seen(actor).filter(pk__in=moved(actor, at)[code][which])


ROWS: tuple[Rows, ...] = (
    _rows("due_today", N_("Due today"), lambda a, t: seen(a).filter(due_on(t))),
    _rows("overdue_now", N_("Overdue"), overdue, overdue),
    _rows("to_check", N_("To be checked"), lambda a, t: seen(a).filter(state="reported")),
    _rows("said_no", N_("People answered “not done”"), lambda a, t: seen(a).filter(SAID_NO)),
    _rows("coordination", N_("A leader is asked to coordinate"),
          lambda a, t: seen(a).filter(COORDINATION)),
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
    *_since(),
)  # fmt: skip
