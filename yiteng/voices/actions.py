"""Asking those who attended, taking an answer once, counting slips that came back on paper."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta
from hashlib import sha256

from django.db import IntegrityError, transaction

from yiteng.meetings.models import Meeting
from yiteng.rules import voices as rules
from yiteng.rules.actor import Actor
from yiteng.rules.refusal import Refused
from yiteng.voices import queries
from yiteng.voices.models import Answer, Count, Round, Slip
from yiteng.workflow import entrances
from yiteng.workflow.clock import SHANGHAI

AUDITED = ("meeting", "edition", "slips", "closes_on")
COUNTED = ("round", "counts")


def digest(token: str) -> str:
    """What is kept of a slip's address."""
    return sha256(token.encode(errors="replace")).hexdigest()


def ask(meeting: Meeting, slips: int, *, actor: Actor, at: datetime) -> tuple[Round, list[str]]:
    """Ask those who attended, once; returns the tokens of the slips, kept nowhere.

    Raises Refused before the meeting was held, the second time, or for no sensible number.
    """
    entrances.permit(actor, "voices.ask")
    with transaction.atomic():
        fresh = Meeting.objects.select_for_update().get(pk=meeting.pk)
        asked = Round.objects.filter(meeting=fresh).exists()
        reasons = list(rules.may_ask(fresh.state, asked, slips))
        if reasons:
            raise Refused(reasons)
        row = Round(
            meeting=fresh, county_id=fresh.county_id, edition=rules.EDITION, slips=slips,
            asked_at=at, closes_on=at.astimezone(SHANGHAI).date() + timedelta(days=rules.DAYS),
            by_post=actor.post_title,
        )  # fmt: skip
        entrances.add(row, actor=actor, at=at, action="voices.ask", audited=AUDITED)
        tokens = [secrets.token_urlsafe(16) for _ in range(slips)]
        given = [Slip(round=row, digest=digest(token)) for token in tokens]
        Slip.objects.bulk_create(given, batch_size=500)
    return row, tokens


def answer(token: str, said: Mapping[str, str], *, at: datetime) -> bool:
    """Take the answer of a slip; False where it was used, is unknown, or came too late.

    said: first, second, third (codes of ANSWERS) and words. What is kept does not say which slip.
    """
    with transaction.atomic():
        slip = queries.open_slip(digest(token), at.astimezone(SHANGHAI).date())
        if slip is None or not Slip.objects.filter(pk=slip.pk, used=False).update(used=True):
            return False
        words = said.get("words", "").strip()[:300]
        Answer.objects.create(
            round_id=slip.round_id, words=words,
            **{name: said[name] for name in ("first", "second", "third")},
        )  # fmt: skip
    return True


def count(row: Round, counts: tuple[tuple[int, ...], ...], *, actor: Actor, at: datetime) -> Count:
    """Enter the counts of slips that came back on paper; a slip is an answer like any other.

    Raises Refused where they do not add up or are more than were given out.
    """
    entrances.permit(actor, "voices.ask")
    try:
        with transaction.atomic():
            fresh = Round.objects.select_for_update().get(pk=row.pk)
            late = at.astimezone(SHANGHAI).date() > fresh.closes_on
            taken = queries.taken(fresh)
            reasons = list(rules.may_count(counts, fresh.slips, taken, late))
            if reasons:
                raise Refused(reasons)
            made = Count(
                round=fresh, counts=[list(c) for c in counts], at=at, by_post=actor.post_title
            )
            entrances.add(made, actor=actor, at=at, action="voices.ask", audited=COUNTED)
    except IntegrityError as error:
        raise Refused([rules.closed_now()]) from error
    return made
