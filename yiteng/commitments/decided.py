"""Commitments made of what a meeting decided, and what they promise (registered with meetings)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import transaction
from django.http import HttpRequest
from django.template.loader import render_to_string

from yiteng.commitments.actions import Draft, draft_many
from yiteng.commitments.models import Commitment
from yiteng.links.models import Link
from yiteng.meetings.agreeing import decided_by
from yiteng.meetings.models import Decision, Meeting
from yiteng.meetings.queries import lacks
from yiteng.people.models import Post
from yiteng.rules.actor import Actor
from yiteng.rules.agreement import Terms
from yiteng.rules.deadlines import end_of_day
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_
from yiteng.web.requests import actor
from yiteng.workflow import door
from yiteng.workflow.clock import SHANGHAI
from yiteng.workflow.flow import flow_of

KIND = "policy_task"
_TITLE = 200


def terms(ids: Sequence[int]) -> Mapping[int, Terms]:
    """What commitments promise: lead, present date, served party or acceptor, words; two queries."""
    rows = list(Commitment.objects.filter(pk__in=ids))
    posts = dict(
        Post.objects.filter(pk__in={row.acceptor_post for row in rows}).values_list("pk", "title")
    )
    return {
        row.pk: Terms(
            row.lead_unit_id,
            _day(row.due_at),
            row.served_name or posts.get(row.acceptor_post or 0, ""),
            (row.title, row.content),
            _day(row.original_due_at),
        )
        for row in rows
    }


def _day(at: datetime | None) -> date | None:
    return at.astimezone(SHANGHAI).date() if at else None


def make(decisions: Sequence[Decision], *, actor: Actor, at: datetime) -> int:
    """Draft a commitment for each whole decision that has none, in one transaction.

    Asked again it makes no doubles. Returns how many. Raises Refused where none can be made,
    or a post has no right.
    """
    with transaction.atomic():
        meetings = {one.meeting_id: one.meeting for one in decisions}
        door.lock(flow_of(Meeting), [meetings[pk] for pk in sorted(meetings)])
        held = set(
            Link.objects.filter(
                up_type="decision", up_id__in=[one.pk for one in decisions], role="decided"
            ).values_list("up_id", flat=True)
        )
        left = [one for one in decisions if one.pk not in held]
        ready = [one for one in left if not _gaps(one)]
        if left and not ready:
            raise Refused([gap for one in left for gap in _gaps(one)])
        draft_many([_draft(one) for one in ready], actor=actor, at=at)
    return len(ready)


def _gaps(row: Decision) -> list[Refusal]:
    missing = lacks(row)
    if missing:
        said = {"number": row.position, "lacks": missing}
        return [
            Refusal("meeting.decision_open", N_("Decision {number} still lacks: {lacks}."), said)
        ]
    if not row.served and row.acceptor_post_id is None:
        words = N_("Decision {number}: choose the post that accepts it, or say who is served.")
        return [Refusal("meeting.acceptor_post", words, {"number": row.position})]
    return []


def _draft(row: Decision) -> Draft:
    short = row.text if len(row.text) <= _TITLE else f"{row.text[: _TITLE - 1]}…"
    post = None if row.served else row.acceptor_post
    assert row.due_on is not None
    commitment = Commitment(
        county_id=row.county_id, town_id=row.town_id, village_id=row.village_id, kind=KIND,
        level="town" if row.town_id else "district", title=short, content=row.text,
        lead_unit_id=row.lead_id, due_at=end_of_day(row.due_on), theme_id=row.meeting.theme_id,
        origin="meeting", origin_ref=row.meeting.title, invented=row.meeting.invented,
        served_name=row.served, served_type="unit" if row.served else "",
        acceptor_post=post.pk if post else None, acceptor_unit_id=post.unit_id if post else None,
    )  # fmt: skip
    return Draft(commitment, ups=[(("decision", row.pk), "decided")])


def agreement(request: HttpRequest, pk: int) -> str:
    """On the page of a commitment: the decisions it carries out, and whether both agree."""
    rows = decided_by(actor(request), "commitment", pk)
    if not rows:
        return ""
    return render_to_string("commitments/_decided.html", {"rows": rows}, request)
