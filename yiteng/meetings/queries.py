"""Reading meetings: held ones by scale, theme and dates; length, attendance, what is open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.db.models import Count, Prefetch, QuerySet, Sum
from django.http import Http404

from yiteng.meetings.models import Attendance, Decision, Meeting
from yiteng.people.visibility import branches, visible
from yiteng.rules import outcomes
from yiteng.rules.actor import Actor
from yiteng.rules.lifecycles.meeting import HELD


def meetings(actor: Actor, *, state: str = "", theme: str = "") -> list[QuerySet[Meeting]]:
    """Branches of the meetings the actor may see."""
    found = Meeting.objects.select_related("host", "organiser", "theme", "town")
    if state:
        found = found.filter(state=state)
    if theme:
        found = found.filter(theme__code=theme)
    return branches(found, actor)


def meeting(actor: Actor, pk: int) -> Meeting:
    """One meeting with its parts. Raises Http404 where the actor may not see it."""
    rows = with_parts(Meeting.objects.all())
    found = visible(rows, actor).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def with_parts(rows: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """The meetings with sittings, agenda, attendance, directions, documents and decisions."""
    return rows.select_related(
        "host", "organiser", "theme", "town", "application"
    ).prefetch_related(
        "sessions",
        "agenda",
        Prefetch("attendance", Attendance.objects.select_related("session")),
        "directions",
        "documents",
        Prefetch(
            "decisions", Decision.objects.select_related("lead", "item").order_by("position", "id")
        ),
    )


def decision(actor: Actor, pk: int) -> Decision:
    """One decision with its meeting. Raises Http404 where the actor may not see it."""
    rows = Decision.objects.select_related("meeting", "lead")
    found = visible(rows, actor).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def decided(meeting_ids: Sequence[int]) -> dict[int, int]:
    """How many decisions each meeting took; one query."""
    rows = Decision.objects.filter(meeting__in=meeting_ids).order_by()
    return dict(rows.values_list("meeting").annotate(Count("id")))


def length(meeting: Meeting) -> Decimal:
    """Length of a loaded meeting in days: the sum of its sessions."""
    return sum((session.days for session in meeting.sessions.all()), Decimal(0))


def held(
    actor: Actor,
    *,
    scale: str = "",
    theme: str = "",
    since: date | None = None,
    until: date | None = None,
) -> QuerySet[Meeting]:
    """Meetings held (held, minuted or closed) that the actor may see, first to last."""
    found = visible(Meeting, actor).filter(state__in=HELD)
    asked = {"scale": scale, "theme__code": theme, "held_on__gte": since, "held_on__lte": until}
    found = found.filter(**{name: value for name, value in asked.items() if value})
    return found.order_by("held_on", "id")


def lengths(meeting_ids: Sequence[int]) -> dict[int, Decimal]:
    """Length of each meeting in days: the sum of its sessions; one query."""
    rows = Meeting.objects.filter(pk__in=meeting_ids).order_by().values_list("pk")
    return {pk: days or Decimal(0) for pk, days in rows.annotate(days=Sum("sessions__days"))}


def lacks(decision: Decision) -> tuple[str, ...]:
    """What a decision still lacks: lead, date, served party or acceptor (message ids)."""
    known = {
        "lead": decision.lead_id,
        "due_on": decision.due_on,
        "served": decision.served or decision.acceptor,
    }
    return outcomes.lacks(decision.kind, known)
