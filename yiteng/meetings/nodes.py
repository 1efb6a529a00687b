"""Meetings and decisions as nodes of the spine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.urls import reverse

from yiteng.meetings.models import Decision, Meeting, Paper
from yiteng.people.visibility import visible
from yiteng.rules.actor import Actor
from yiteng.rules.gate.scope import tested
from yiteng.rules.lifecycles.meeting import MEETING
from yiteng.rules.node import Node, meaning

SHORT = 60


def meetings(ids: Sequence[int]) -> Mapping[int, Node]:
    """Meetings by id, one query; they mean their title, day and type."""
    rows = Meeting.objects.select_related("host").filter(pk__in=ids)
    return {row.pk: _meeting(row) for row in rows}


def decisions(ids: Sequence[int]) -> Mapping[int, Node]:
    """Decisions by id, one query; they mean their text, lead, date and who is served."""
    rows = Decision.objects.select_related("meeting", "lead").filter(pk__in=ids)
    return {row.pk: _decision(row) for row in rows}


def may_read_paper(actor: Actor, pk: int) -> bool:
    """Whether the actor may open a paper of an agenda item: inside the district, by its meeting."""
    papers = Paper.objects.filter(pk=pk, meeting__in=visible(Meeting, actor))
    return actor.may("meetings.papers") and papers.exists()


def where_paper(pk: int) -> tuple[str, str]:
    """The page of the meeting a paper belongs to: its title and address."""
    row = Meeting.objects.filter(pk__in=Paper.objects.filter(pk=pk).values("meeting")).first()
    return (row.title, reverse("meetings:show", args=[row.pk])) if row else ("", "")


def _meeting(row: Meeting) -> Node:
    said = {"title": row.title, "type": row.meeting_type, "held_on": row.held_on}
    return Node(
        type="meeting",
        id=row.pk,
        station="meeting",
        version=row.version,
        county=row.county_id,
        title=row.title,
        url=reverse("meetings:show", args=[row.pk]),
        state=MEETING.state(row.state).title,
        on=row.held_on,
        post=row.host.name,
        meaning=meaning(said),
        needs=("convened_from",) if tested(row.meeting_type) else (),
    )


def _decision(row: Decision) -> Node:
    said = {
        "text": row.text,
        "lead": row.lead_id,
        "due_on": row.due_on,
        "served": row.served,
        "acceptor": row.acceptor,
    }
    short = row.text if len(row.text) <= SHORT else f"{row.text[:SHORT]}…"
    return Node(
        type="decision",
        id=row.pk,
        station="decision",
        version=row.version,
        county=row.county_id,
        title=short,
        url=f"{reverse('meetings:show', args=[row.meeting_id])}#decision-{row.pk}",
        state="",
        on=row.meeting.held_on,
        post=row.lead.name if row.lead else "",
        meaning=meaning(said),
        needs=("decided_at",),
    )
