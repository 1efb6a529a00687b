"""Reading meetings: held ones by scale, theme and dates; length, attendance, what is open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.db.models import Count, Prefetch, QuerySet, Sum
from django.http import Http404

from yiteng.links.models import Link
from yiteng.links.nodes import load, readable
from yiteng.meetings.models import Decision, Meeting
from yiteng.people.visibility import branches, visible
from yiteng.rules.actor import Actor
from yiteng.rules.lifecycles.meeting import HELD
from yiteng.rules.node import Node
from yiteng.rules.words import N_, Several


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
    rows = Meeting.objects.select_related(
        "host", "organiser", "theme", "town", "application"
    ).prefetch_related(
        "sessions",
        "agenda",
        "attendance",
        "directions",
        "documents",
        Prefetch("decisions", Decision.objects.select_related("lead").order_by("position", "id")),
    )
    found = visible(rows, actor).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


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
    wanted = (
        (decision.lead_id, N_("lead unit")),
        (decision.due_on, N_("date")),
        (decision.served or decision.acceptor, N_("served party or acceptor")),
    )
    return Several(name for value, name in wanted if not value)


def carried(actor: Actor, decision_ids: Sequence[int]) -> dict[int, list[Node]]:
    """The commitments that carry each decision out, those the actor may open."""
    rows = Link.objects.filter(up_type="decision", up_id__in=decision_ids, role="decided")
    pairs = list(rows.order_by("id").values_list("up_id", "down_type", "down_id"))
    nodes = load([(type_, pk) for _, type_, pk in pairs])
    allowed = readable(actor, nodes.values())
    held: dict[int, list[Node]] = {}
    for decision, type_, pk in pairs:
        if (type_, pk) in allowed:
            held.setdefault(decision, []).append(nodes[(type_, pk)])
    return held
