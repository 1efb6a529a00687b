"""Slips in the ward: anonymous answers that are counted and never kept one by one."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from hashlib import sha256

from django.db import transaction

from yiteng.designation.actions.noting import note, permit
from yiteng.designation.models import DesignationCase, WardRound, WardSlip
from yiteng.rules.actor import Actor
from yiteng.rules.designation import ward as rules
from yiteng.rules.lifecycles.designation import RUNNING
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_
from yiteng.workflow.clock import SHANGHAI


def digest(token: str) -> str:
    """What is kept of a slip's address."""
    return sha256(token.encode(errors="replace")).hexdigest()


def lay_out(
    case: DesignationCase, slips: int, *, actor: Actor, at: datetime
) -> tuple[WardRound, list[str]]:
    """Lay out slips in the ward; returns their tokens, kept nowhere.

    The branch lays them out, not the hospital that is judged by them. Raises Refused.
    """
    permit(case, "designation.handle", actor)
    if case.state not in RUNNING:
        raise Refused([Refusal("designation.not_running", N_("It has not opened yet."))])
    if not 1 <= slips <= rules.MOST:
        raise Refused([Refusal("designation.slips", N_("Between 1 and {most} slips."),
                               {"most": rules.MOST}, field="slips")])  # fmt: skip
    today = at.astimezone(SHANGHAI).date()
    with transaction.atomic():
        row = WardRound.objects.create(
            case=case, slips=slips, asked_on=today, closes_on=today + timedelta(days=rules.DAYS),
            by_post=actor.post_title, counts=rules.nothing(),
        )  # fmt: skip
        tokens = [secrets.token_urlsafe(16) for _ in range(slips)]
        WardSlip.objects.bulk_create([WardSlip(round=row, digest=digest(t)) for t in tokens])
        note(case, "round", actor=actor, at=at, after={"round": row.pk, "slips": slips})
    return row, tokens


def open_slip(token: str, today: date) -> WardSlip | None:
    """The unused slip of a token while its round is open."""
    return (
        WardSlip.objects.select_related("round__case__facility")
        .filter(digest=digest(token), used=False, round__closes_on__gte=today)
        .first()
    )


def answer(token: str, said: Mapping[str, str], *, at: datetime) -> bool:
    """Count the answer of a slip; False where it was used, is unknown or too late.

    Nothing is kept but the sums: neither the slip's answer nor its hour.
    """
    with transaction.atomic():
        slip = open_slip(token, at.astimezone(SHANGHAI).date())
        if slip is None or not WardSlip.objects.filter(pk=slip.pk, used=False).update(used=True):
            return False
        row = WardRound.objects.select_for_update().get(pk=slip.round_id)
        row.counts = rules.added(row.counts, rules.one(said))
        row.save(update_fields=["counts"])
    return True


def count_paper(
    row: WardRound, counts: Sequence[Sequence[int]], *, actor: Actor, at: datetime
) -> WardRound:
    """Add paper slips as the branch counted them; the answers are never more than the slips."""
    permit(row.case, "designation.handle", actor)
    with transaction.atomic():
        fresh = WardRound.objects.select_for_update().select_related("case").get(pk=row.pk)
        reasons = list(rules.may_count(counts, fresh.slips, rules.answered(fresh.counts)))
        if at.astimezone(SHANGHAI).date() > fresh.closes_on:
            reasons.append(Refusal("designation.ward_closed", N_("This round is over.")))
        if reasons:
            raise Refused(reasons)
        fresh.counts = rules.added(fresh.counts, counts)
        fresh.save(update_fields=["counts"])
        note(fresh.case, "paper_slips", actor=actor, at=at, after={
            "round": fresh.pk, "slips": rules.answered(counts)})  # fmt: skip
    return fresh
