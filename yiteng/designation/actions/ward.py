"""Slips in the ward: anonymous answers that are counted and never kept one by one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.db import transaction

from yiteng.designation import outside
from yiteng.designation.actions.noting import note, permit
from yiteng.designation.models import DesignationCase, WardRound, WardSlip
from yiteng.rules.actor import Actor
from yiteng.rules.designation import ward as rules
from yiteng.rules.lifecycles.designation import RUNNING
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_
from yiteng.verification.actions.asking import Ticket, ticket, token_hash
from yiteng.workflow.clock import SHANGHAI


def lay_out(
    case: DesignationCase, slips: int, *, actor: Actor, at: datetime
) -> tuple[WardRound, list[Ticket]]:
    """Lay out slips in the ward; returns their links and codes, kept nowhere.

    The branch lays them out, not the hospital that is judged by them; they are answered on the
    public face or on paper. Raises Refused.
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
        drawn = [ticket() for _ in range(slips)]
        WardSlip.objects.bulk_create(
            [WardSlip(round=row, digest=token_hash(one.token)) for one in drawn]
        )
        note(case, "round", actor=actor, at=at, after={"round": row.pk, "slips": slips})
        outside.send(row, drawn)
    return row, drawn


def count_slip(digest: str, said: Mapping[str, str]) -> bool:
    """Count the answer of a slip by its digest; False where it was used or is unknown.

    The public face takes answers until the slip's last day, so one that is carried later counts.
    Nothing is kept but the sums: neither the slip's answer nor its hour.
    """
    with transaction.atomic():
        slip = WardSlip.objects.filter(digest=digest, used=False).first()
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
