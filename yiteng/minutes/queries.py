"""Reading the revisions of minutes."""

from __future__ import annotations

from django.http import Http404

from yiteng.meetings.models import Meeting
from yiteng.meetings.papers import draft
from yiteng.minutes.models import Revision
from yiteng.minutes.text import read, written
from yiteng.papers.values import Block


def revisions(meeting: Meeting) -> list[Revision]:
    """Every revision of a meeting's minutes, the first first; one query."""
    return list(Revision.objects.filter(meeting=meeting))


def revision(meeting: Meeting, number: int) -> Revision:
    """One revision. Raises Http404."""
    found = Revision.objects.filter(meeting=meeting, number=number).first()
    if found is None:
        raise Http404
    return found


def latest(meeting: Meeting) -> Revision | None:
    """The revision that stands."""
    return Revision.objects.filter(meeting=meeting).order_by("-number").first()


def drafted(meeting: Meeting) -> str:
    """The first draft, from what was recorded while the meeting ran; nothing is made up."""
    return written(draft(meeting))


def body(meeting: Meeting) -> tuple[Block, ...] | None:
    """What the Word file says: the revision that stands, None before the first."""
    found = latest(meeting)
    return read(found.text) if found else None
