"""Recording who came post by post; the figures of their units are counted from it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from yiteng.meetings.actions.parts import counted, writable
from yiteng.meetings.models import Attendance, Meeting, Seat, Session
from yiteng.people.models import Post, Unit
from yiteng.rules import seats
from yiteng.rules.actor import Actor
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.seats import Sat
from yiteng.rules.words import N_
from yiteng.workflow import door, entrances
from yiteng.workflow.flow import flow_of


def record_posts(
    meeting: Meeting,
    session: Session | None,
    rows: Sequence[Seat],
    *,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
) -> Meeting:
    """Say of all posts of a sitting at once who came; a post left out is no longer invited.

    rows: unsaved, with post, came, word, listens. seen: the meeting's version that was shown. One
    event. Raises `Refused` with every reason.
    """
    entrances.permit(actor, "meetings.run")
    with transaction.atomic():
        (fresh,) = door.lock(flow_of(Meeting), [meeting], seen)
        writable(Seat, [fresh])
        posts = _posts(fresh, session, rows)
        said = [_sat(row, posts[row.post_id]) for row in rows]
        refusals = [*seats.reasons(said), *_typed(fresh, session, said)]
        if refusals:
            raise Refused(refusals)
        old = Seat.objects.filter(meeting=fresh, session=session)
        before = _told(session, old)
        old.delete()
        for place, (row, one) in enumerate(zip(rows, said, strict=True), start=1):
            row.meeting, row.session = fresh, session
            row.position, row.title = place, one.title
        Seat.objects.bulk_create(rows)
        _count(fresh, session, said)
        beside = {fresh.pk: (before, _told(session, rows))}
        new = {"attended": counted(fresh) or None}
        (saved,) = entrances.amend_many(
            [(fresh, new, None)], actor=actor, at=at, action="meetings.run", said=beside
        )
    return saved  # type: ignore[no-any-return]


def _posts(meeting: Meeting, session: Session | None, rows: Sequence[Seat]) -> dict[int, Post]:
    wanted = {row.post_id for row in rows}
    posts = Post.objects.filter(unit__county=meeting.county_id).select_related("unit")
    found = posts.in_bulk(wanted)
    foreign = session is not None and session.meeting_id != meeting.pk
    if foreign or len(found) < len(rows):
        unknown = N_(
            "A post or sitting that is not of this meeting's county was sent, or one twice."
        )
        raise Refused([Refusal("meeting.seat_unknown", unknown)])
    return found


def _sat(row: Seat, post: Post) -> Sat:
    title = f"{post.unit.name} · {post.title}"
    return Sat(post.pk, post.unit_id, title, row.came, row.word, row.listens)


def _typed(meeting: Meeting, session: Session | None, said: Sequence[Sat]) -> list[Refusal]:
    """Units counted by a typed figure for the same people already."""
    rows = Attendance.objects.filter(
        meeting=meeting, from_posts=False, unit__in={one.unit for one in said}
    ).select_related("unit")
    if session is not None:
        rows = rows.filter(Q(session=session) | Q(session__isnull=True))
    return [seats.typed_already(name) for name in sorted({str(row.unit) for row in rows})]


def _count(meeting: Meeting, session: Session | None, said: Sequence[Sat]) -> None:
    """Write the figures of the units anew from their posts."""
    Attendance.objects.filter(meeting=meeting, session=session, from_posts=True).delete()
    figures = seats.counts(said)
    units = Unit.objects.in_bulk(figures)
    Attendance.objects.bulk_create(
        Attendance(
            meeting=meeting, session=session, unit=units[unit], group=units[unit].name,
            from_posts=True, position=place, invited=n.invited, attended=n.attended,
            substitutes=n.substitutes, excused=n.excused,
        )
        for place, (unit, n) in enumerate(figures.items(), start=1)
    )  # fmt: skip


def _told(session: Session | None, rows: Any) -> dict[str, Any]:
    """What the trail says of the posts of a sitting."""
    lines = [[row.title, row.came, row.word, row.listens] for row in rows]
    return {f"posts {session.pk}" if session else "posts": lines}
