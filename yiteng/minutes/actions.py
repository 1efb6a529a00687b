"""Saving minutes: the draft, merged with what others saved meanwhile; corrections after issue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from yiteng.meetings.models import Meeting
from yiteng.minutes import queries
from yiteng.minutes.models import Revision
from yiteng.rules import minutes as rules
from yiteng.rules.actor import Actor
from yiteng.rules.differences import Merged, merge
from yiteng.rules.refusal import Refused
from yiteng.workflow import entrances

AUDITED = ("meeting", "number", "base", "kind", "reason", "issued")


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a save. merged: with which later revision, 0 for none."""

    revision: Revision
    merged: int = 0


class Conflicting(Refused):
    """Others changed the same sentences. merged: both texts; latest: the number that stands."""

    def __init__(self, merged: Merged, latest: int) -> None:
        super().__init__([rules.conflict(len(merged.conflicts))])
        self.merged, self.latest = merged, latest


def save(meeting: Meeting, text: str, *, base: int, actor: Actor, at: datetime) -> Saved:
    """Keep a draft as the next revision.

    base: the number of the revision the writer began with, 0 for the first draft. What others
    saved since is merged in; where both changed the same sentences Conflicting keeps both texts.
    Raises Refused where nothing changed, the text is empty or too long, or the minutes are issued.
    """
    entrances.permit(actor, "minutes.write")
    with transaction.atomic():
        fresh = _locked(meeting)
        reasons = list(rules.may_write(fresh.state))
        if reasons:
            raise Refused(reasons)
        return _next(fresh, _plain(text), base, "draft", "", actor, at)


def correct(
    meeting: Meeting, text: str, *, base: int, reason: str, actor: Actor, at: datetime
) -> Saved:
    """Correct issued minutes, with the reason; what was issued stays beside it."""
    entrances.permit(actor, "minutes.write")
    with transaction.atomic():
        fresh = _locked(meeting)
        reasons = list(rules.may_correct(fresh.state, reason))
        if reasons:
            raise Refused(reasons)
        return _next(fresh, _plain(text), base, "correction", reason.strip(), actor, at)


def _locked(meeting: Meeting) -> Meeting:
    """The meeting, locked: two who save at once come one after the other."""
    return Meeting.objects.select_for_update().get(pk=meeting.pk)


def _next(
    meeting: Meeting, text: str, base: int, kind: str, reason: str, actor: Actor, at: datetime
) -> Saved:
    present = queries.latest(meeting)
    stands, before = (present.number, present.text) if present else (0, "")
    merged = 0
    if base < stands:
        text, merged = _merged(meeting, text, base, before, stands), stands
    reasons = list(rules.text(text, before))
    if reasons:
        raise Refused(reasons)
    row = Revision(
        meeting=meeting, number=stands + 1, base=min(base, stands), kind=kind, text=text,
        reason=reason, at=at, by_post=actor.post_title,
    )  # fmt: skip
    entrances.add(row, actor=actor, at=at, action="minutes.write", audited=AUDITED)
    return Saved(row, merged)


def _merged(meeting: Meeting, text: str, base: int, theirs: str, stands: int) -> str:
    began = Revision.objects.filter(meeting=meeting, number=base).values_list("text", flat=True)
    merged = merge(began.first() or queries.drafted(meeting), text, theirs)
    if merged.conflicts:
        raise Conflicting(merged, stands)
    return merged.text


def _plain(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").split("\n")).strip()
