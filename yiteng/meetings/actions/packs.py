"""Freezing the pack (会议材料包): it fixes the editions of papers and what the summary says."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from yiteng.meetings.models import Meeting, Pack
from yiteng.meetings.summary import Contents, contents
from yiteng.rules.actor import Actor
from yiteng.rules.lifecycles.meeting import PACK, fixed
from yiteng.rules.node import fingerprint, meaning
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_
from yiteng.workflow import door, entrances
from yiteng.workflow.flow import flow_of

AUDITED = ("meeting", "edition", "fingerprint", "reason")


def freeze(meeting: Meeting, *, actor: Actor, at: datetime, reason: str = "") -> Pack:
    """Freeze the pack before the meeting; every edition is kept, later papers are shown as late.

    A second freezing needs a reason. Raises Refused once the meeting has begun, or where nothing
    changed since the pack was frozen.
    """
    entrances.permit(actor, "meetings.run")
    with transaction.atomic():
        (row,) = door.lock(flow_of(Meeting), [meeting])
        before = Pack.objects.filter(meeting=row).last()
        held = contents(row)
        print_ = fingerprint(meaning(held))
        refusal = _refusal(row, before, print_, reason, held)
        if refusal:
            raise Refused([refusal])
        pack = Pack(
            meeting=row, edition=before.edition + 1 if before else 1, contents=held,
            fingerprint=print_, reason=reason.strip(), at=at, by_post=actor.post_title,
        )  # fmt: skip
        saved: Pack = entrances.add(
            pack, actor=actor, at=at, action="meetings.run", audited=AUDITED
        )
    return saved


def _refusal(
    meeting: Meeting, before: Pack | None, print_: str, reason: str, held: Contents
) -> Refusal | None:
    late = fixed(meeting.state, PACK)
    if late:
        return late
    if not held["agenda"]:
        return Refusal("meeting.no_agenda", N_("The agenda is empty."), field="agenda")
    if before is None:
        return None
    if before.fingerprint == print_:
        return Refusal("meeting.pack_same", N_("Nothing changed since the pack was frozen."))
    if not reason.strip():
        why = N_("Say why the pack is frozen again.")
        return Refusal("meeting.pack_why", why, field="reason")
    return None
