"""The three sides: promises written down, and the patients' representatives speaking themselves.

Their link and code are those of verification: hashes only, used once, with an end.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from yiteng.designation.actions.noting import note, permit
from yiteng.designation.models import DesignationCase, Promise, SideSlip, SideWord
from yiteng.designation.words import SIDES
from yiteng.rules import privacy
from yiteng.rules.actor import Actor, software
from yiteng.rules.designation import sides as rules
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_
from yiteng.verification.actions.asking import VALID, Ticket, code_hash, ticket, token_hash
from yiteng.workflow.clock import SHANGHAI, real_now
from yiteng.workflow.trail import entry, write


def promise(row: Promise, *, actor: Actor, at: datetime) -> Promise:
    """Write down what a side promised; the hospital its own, the branch for all three."""
    permit(row.case, "designation.record", actor)
    own = actor.may("designation.apply")
    if row.side not in SIDES or (own and row.side == "insurance"):
        raise Refused([Refusal("designation.side", N_("Only the branch promises for the insurance."),
                               field="side")])  # fmt: skip
    with transaction.atomic():
        row.written_by = actor.post_title
        row.save()
        note(row.case, "promise", actor=actor, at=at, after={"side": row.side}, reason=row.words)
    return row


def keep(row: Promise, *, actor: Actor, at: datetime) -> Promise:
    """A promise was kept; a side does not say so of its own: the branch or, of it, the hospital."""
    permit(row.case, "designation.record", actor)
    own = "hospital" if actor.may("designation.apply") else "insurance"
    if row.side == own:
        raise Refused([Refusal("designation.own_promise", N_(
            "Another side says whether it was kept."))])  # fmt: skip
    with transaction.atomic():
        row.kept_on = at.astimezone(SHANGHAI).date()
        row.save(update_fields=["kept_on"])
        note(row.case, "promise_kept", actor=actor, at=at, after={"promise": row.pk})
    return row


def give(case: DesignationCase, *, actor: Actor, at: datetime) -> Ticket:
    """A slip for the patients' representatives; an unused one before it is good no more.

    Given by the branch, not by the hospital that made the promises. Shown once, kept nowhere.
    """
    permit(case, "designation.handle", actor)
    drawn = ticket()
    with transaction.atomic():
        case.side_slips.filter(used_on__isnull=True, replaced=False).update(replaced=True)
        SideSlip.objects.create(
            case=case, token_hash=token_hash(drawn.token), code_hash=code_hash(drawn.code),
            given_on=at.astimezone(SHANGHAI).date(), by_post=actor.post_title,
            expires_at=real_now() + VALID,
        )  # fmt: skip
        note(case, "side_slip", actor=actor, at=at, after={"valid_days": VALID.days})
    return drawn


def open_slip(token: str = "", code: str = "") -> SideSlip | None:
    """The unused slip of a link or of a code, while it is good."""
    by = {"token_hash": token_hash(token)} if token else {"code_hash": code_hash(code)}
    found = SideSlip.objects.select_related("case__facility").filter(
        **by, used_on__isnull=True, replaced=False, expires_at__gt=real_now()
    )
    return found.first() if token or code.strip() else None


def speak(
    slip: SideSlip, said: Mapping[int, rules.Said], more: str, due: date | None, *, at: datetime
) -> bool:
    """Keep what the representatives say: to each promise right or corrected; one of their own more.

    said: promise → what they say to it; one left out stays unconfirmed. False where the slip was
    used meanwhile. Raises Refused for a correction without words, for phone and identity numbers.
    """
    reasons = list(rules.against(said, more))
    if any(privacy.numbers(text) for text in (more, *(s.words for s in said.values()))):
        reasons.append(Refusal("sides.private", N_(
            "Leave out telephone and identity numbers; nobody has to be named.")))  # fmt: skip
    if reasons:
        raise Refused(reasons)
    day = at.astimezone(SHANGHAI).date()
    with transaction.atomic():
        fresh = SideSlip.objects.filter(pk=slip.pk, used_on__isnull=True, replaced=False)
        if not fresh.update(used_on=day):
            return False
        rows = list(slip.case.promises.filter(pk__in=said))
        SideWord.objects.bulk_create([
            SideWord(promise=row, slip=slip, agrees=said[row.pk].agrees, on=day,
                     words=said[row.pk].words.strip()[:300])
            for row in rows
        ])  # fmt: skip
        if more.strip():
            Promise.objects.create(case=slip.case, side="patients", words=more.strip()[:300],
                                   said_on=day, due=due, by_slip=True)  # fmt: skip
        _note(slip, rows, said, more, at)
    return True


def _note(
    slip: SideSlip, rows: list[Promise], said: Mapping[int, rules.Said], more: str, at: datetime
) -> None:
    """The trail: the software wrote it, for people without an account."""
    case = DesignationCase.objects.select_for_update().get(pk=slip.case_id)
    right = sum(said[row.pk].agrees for row in rows)
    event = entry(
        case, action="side_said", actor=software(case.county_id), at=at, before={},
        after={"right": right, "corrected": len(rows) - right, "more": bool(more.strip())},
    )  # fmt: skip
    write([case], [event])
    DesignationCase.objects.filter(pk=case.pk).update(last_event=case.last_event)
