"""What the checks may know: missing proof, open questions, own channels, opinions; in bulk."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from yiteng.commitments.kinds import kind_of
from yiteng.rules.actor import Actor
from yiteng.rules.proof import missing, required
from yiteng.rules.review import missing as unheard
from yiteng.verification.merged import due_again
from yiteng.verification.models import Opinion, OwnChannel, Proof, Question
from yiteng.workflow.clock import SHANGHAI

_ENDED = ("withdrawn", "merged", "closed", "struck_off", "archived")


def facts(rows: Sequence[Any], actor: Actor, today: date) -> list[dict[str, Any]]:
    """What verification knows of rows; one query for each sort of state that is there."""
    given = _given([r for r in rows if r.state == "active"])
    asked = _asked_on([r.pk for r in rows if r.state == "asked"])
    own = own_channels([r.pk for r in rows if r.state in ("reported", "verified", *_ENDED)])
    heard = _heard([r.pk for r in rows if r.under_review])
    ends, late = _ends([r for r in rows if r.state in _ENDED])
    again = due_again([r.pk for r in rows if r.state == "merged"])
    return [
        {
            "missing_proof": _missing(row, given.get(row.pk, ())),
            "asked_on": asked.get(row.pk),
            "own_channel": own.get(row.pk, ()),
            "missing_opinions": unheard(heard.get(row.pk, ())) if row.under_review else [],
            "end_asked": row.pk in ends and row.pk not in again,
            "end_open": ends.get(row.pk, row.pk in late),
        }
        for row in rows
    ]


def own_channels(ids: Sequence[int]) -> dict[int, tuple[str, str]]:
    """Title and number of the channel of each petition or hotline case; one query."""
    if not ids:
        return {}
    return {
        row.commitment_id: (row.get_channel_display(), row.number)
        for row in OwnChannel.objects.filter(commitment__in=ids)
    }


def _missing(row: Any, given: Collection[str]) -> list[object]:
    if row.state != "active":
        return []
    wanted = required(kind_of(row.kind).proof, row.risk)
    return [refusal.params["title"] for refusal in missing(wanted, given)]


def _given(at_work: Sequence[Any]) -> dict[int, set[str]]:
    """The kinds of proof given; of what came back only those given since."""
    found: dict[int, set[str]] = {}
    if at_work:
        since = {row.pk: row.starts_on if row.recur_count else None for row in at_work}
        rows = Proof.objects.filter(commitment__in=since)
        for pk, kind, at in rows.values_list("commitment_id", "kind", "given_at"):
            begun = since[pk]
            if begun is None or at.astimezone(SHANGHAI).date() >= begun:
                found.setdefault(pk, set()).add(kind)
    return found


def _asked_on(asked: Sequence[int]) -> dict[int, date]:
    if not asked:
        return {}
    rows = Question.objects.filter(commitment__in=asked, answered_at=None).order_by("asked_at")
    return {
        pk: at.astimezone(SHANGHAI).date()
        for pk, at in rows.values_list("commitment_id", "asked_at")
    }


def _heard(in_review: Sequence[int]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    if in_review:
        rows = Opinion.objects.filter(
            review__commitment__in=in_review, review__concluded_at=None
        ).values_list("review__commitment_id", "side")
        for pk, side in rows:
            found.setdefault(pk, set()).add(side)
    return found


def _ends(ended: Sequence[Any]) -> tuple[dict[int, bool], set[int]]:
    """Of the present round: rows asked about their end → whether the question still waits; and
    those closed in silence whose question about the work may still be answered, late."""
    ends: dict[int, bool] = {}
    late: set[int] = set()
    rounds = {row.pk: row.recur_count + 1 for row in ended}
    silent = {row.pk for row in ended if row.close_reason == "silence"}
    asked = Question.objects.filter(commitment__in=rounds, replaced=False).order_by("id")
    names = ("commitment_id", "about", "answered_at", "round")
    for pk, about, answered, round_ in asked.values_list(*names) if rounds else ():
        if round_ == rounds[pk] and about != "done":
            ends[pk] = answered is None
        elif round_ == rounds[pk] and answered is None and pk in silent:
            late.add(pk)
    return ends, late
