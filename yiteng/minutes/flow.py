"""Issuing freezes the minutes: the revision that stands, or the draft where nobody wrote one."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import OuterRef, Subquery

from yiteng.audit.actions import Entry
from yiteng.meetings.models import Meeting
from yiteng.meetings.queries import with_parts
from yiteng.minutes.actions import AUDITED
from yiteng.minutes.models import Revision
from yiteng.minutes.queries import drafted
from yiteng.workflow import trail
from yiteng.workflow.flow import Change, Extension


def issue(changes: Sequence[Change]) -> None:
    """Mark what stands as issued; a meeting without a revision gets its draft as the first."""
    by_meeting = {change.row.pk: change for change in changes}
    last = Revision.objects.filter(meeting=OuterRef("meeting")).order_by("-number").values("pk")
    standing = list(
        Revision.objects.filter(meeting__in=by_meeting, pk=Subquery(last[:1])).select_related(
            "meeting"
        )
    )
    bare = by_meeting.keys() - {one.meeting_id for one in standing}
    fresh = [_first(by_meeting[m.pk], m) for m in with_parts(Meeting.objects.filter(pk__in=bare))]
    for one in standing:
        one.issued = True
    Revision.objects.bulk_update(standing, ["issued"])
    Revision.objects.bulk_create(fresh)
    rows = [*standing, *fresh]
    trail.write(rows, [_entry(by_meeting[one.meeting_id], one) for one in rows])


def _first(change: Change, meeting: Meeting) -> Revision:
    return Revision(
        meeting=meeting, number=1, text=drafted(meeting), issued=True, at=change.case.at,
        by_post=change.case.actor.post_title,
    )  # fmt: skip


def _entry(change: Change, row: Revision) -> Entry:
    return trail.entry(
        row, action="issue", actor=change.case.actor, at=change.case.at, before={},
        after=trail.values(row, AUDITED),
    )  # fmt: skip


EXTENSION = Extension(on={"minute": issue})
