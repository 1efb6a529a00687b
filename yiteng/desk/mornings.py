"""The first line of the morning of each post: what presses, each number a link to its rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _

from yiteng.commitments.models import Commitment, StagePlan
from yiteng.desk.reviews import LOOKED_AT, review_reasons
from yiteng.desk.since import moved
from yiteng.desk.waiting import mine, seen
from yiteng.gate.parties import to_review
from yiteng.rules.actor import Actor
from yiteng.rules.deadlines import moment_of
from yiteng.rules.meeting_load import seat_hours
from yiteng.web.desks import Count, rows_of

#: Beyond this a number says “1000+”; the list still holds them all.
MOST = 1000


def link(code: str) -> str:
    """The list of the rows counted under a code."""
    return reverse("desk:rows", args=[code])


def count(code: str, words: str, actor: Actor, at: date | datetime, note: str = "") -> Count:
    """A number of the first line from its registered rows."""
    found = rows_of(code).at(actor, moment_of(at))
    return Count(words, len(found.order_by().values_list("pk")[:MOST]), link(code), note)


def supervision(actor: Actor, today: date, now: datetime) -> Sequence[Count]:
    """Due today, overdue, to be checked, answered “not done”, a leader to coordinate; each change."""
    changes = moved(actor, now)
    return [
        replace(one, change=_change(code, *changes[code]))
        for code, one in (
            ("due_today", count("due_today", _("due today"), actor, today)),
            ("overdue_now", count("overdue_now", _("overdue"), actor, now, _longest(actor, now))),
            ("to_check", count("to_check", _("to be checked"), actor, today)),
            ("said_no", count("said_no", _("people answered “not done”"), actor, today)),
            ("coordination", count("coordination", _("a leader to coordinate"), actor, today)),
        )
    ]  # fmt: skip


def _change(code: str, new: set[int], gone: set[int]) -> list[tuple[str, str]]:
    """What came and what went since yesterday, each with the list of exactly these rows."""
    both = ((f"+{len(new)}", new, "new"), (f"−{len(gone)}", gone, "gone"))
    return [(said, link(f"{code}_{which}")) for said, rows, which in both if rows]


def _longest(actor: Actor, now: datetime) -> str:
    """How late the latest is, and who leads it."""
    found = rows_of("overdue_now").at(actor, now).order_by("due_at", "id").first()
    if found is None or found.red_on is None:
        return ""
    lead = found.lead_unit.name if found.lead_unit else ""
    return _("longest %(days)s days, %(lead)s") % {
        "days": max((now.date() - found.red_on).days + 1, 1),
        "lead": lead,
    }


def errands(actor: Actor, today: date, now: datetime) -> Sequence[Count]:
    """The one that presses most: the firm, the hours to its own date, where it is held up."""
    row = _most_pressing(seen(actor).filter(kind="enterprise_request", state="active"))
    if row is None:
        return []
    hours = int(((row.cliff_at or row.due_at or now) - now) / timedelta(hours=1))
    said = {"firm": row.served_name or row.title, "hours": abs(hours),
            "stage": _held_up(row), "lead": row.lead_unit.name if row.lead_unit else "—"}  # fmt: skip
    sentence = (
        _("Most pressing: %(firm)s, %(hours)s hours to its date, at “%(stage)s”, led by %(lead)s")
        if hours >= 0
        else _("Most pressing: %(firm)s, %(hours)s hours past its date, at “%(stage)s”, led by %(lead)s")
    )  # fmt: skip
    return [Count(sentence % said, url=row.url)]


def _most_pressing(found: QuerySet[Commitment]) -> Commitment | None:
    dated = found.annotate(harm=Coalesce(F("cliff_at"), F("due_at"))).filter(harm__isnull=False)
    return dated.order_by("harm", "id").first()


def _held_up(row: Commitment) -> str:
    """The stage it is at; before the first one the one that comes next."""
    stages = list(StagePlan.objects.filter(commitment=row).order_by("position"))
    here = next((s.title for s in stages if s.code == row.stage), "")
    ahead = next((s.title for s in stages if s.reached_at is None), "")
    return _(here or ahead) if here or ahead else "—"


def meetings(actor: Actor, today: date, now: datetime) -> Sequence[Count]:
    """Meetings of the week and the hours they take; what waits for review, and why."""
    week = rows_of("meetings_week").rows(actor, today).select_related("application")
    held = list(week)
    waiting = list(to_review(actor).select_related("unit").order_by("id")[:LOOKED_AT])
    found = [
        Count(_("district-wide meetings this week"), len(held), link("meetings_week"),
              _hours(held)),
        count("submitted", _("to be reviewed"), actor, today),
    ]  # fmt: skip
    return found + _why(actor, waiting, today)


def _hours(held: list[Any]) -> str:
    asked = [m.application for m in held if m.application]
    hours = sum((seat_hours(a.people, a.days) for a in asked), Decimal(0))
    return _("%(hours)s hours of those who attend") % {"hours": int(hours)} if hours else ""


def _why(actor: Actor, waiting: list[Any], today: date) -> list[Count]:
    """How many lack a second source, look like another one, or only inform; each its rows."""
    found = review_reasons(actor, today, waiting)
    said = (
        ("review_evidence", _("lack a second source")),
        ("review_alike", _("could be held with another")),
        ("review_informs", _("could be a document")),
    )
    return [Count(words, len(found[code]), link(code)) for code, words in said if found[code]]


def livelihood(actor: Actor, today: date, now: datetime) -> Sequence[Count]:
    """The first line of a town or village."""
    return livelihood_line(actor, today)


def livelihood_line(actor: Actor, today: date) -> list[Count]:
    """Livelihood items of a place: finished, in use, confirmed by the people, not asked yet."""
    return [
        count("livelihood", _("livelihood items"), actor, today),
        count("livelihood_finished", _("finished"), actor, today),
        count("livelihood_in_use", _("in use"), actor, today),
        count("livelihood_confirmed", _("confirmed by the people"), actor, today),
        count("livelihood_unasked", _("reported, not asked yet"), actor, today),
        count("livelihood_untouched", _("not begun"), actor, today),
    ]


def own_work(actor: Actor, today: date, now: datetime) -> Sequence[Count]:
    """A unit's own work: in hand, due this week, overdue."""
    held = mine(actor).filter(state__in=("issued", "active"))
    if not held.exists():
        return []
    return [
        count("own_open", _("in hand"), actor, today),
        count("own_week", _("due within seven days"), actor, today),
        count("overdue", _("overdue"), actor, now),
    ]


#: Which line each role reads; rooms above may register their own (insurance branch, hospital).
MORNINGS = {
    "supervision": supervision,
    "party_supervision": supervision,
    "errand_agent": errands,
    "secretary": meetings,
    "party_secretary": meetings,
    "town_office": livelihood,
    "village_clerk": livelihood,
    "liaison": own_work,
}
