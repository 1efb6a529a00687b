"""Households drawn from a village's list: positions, never names; what they said, in sums."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from django.db import IntegrityError, transaction

from yiteng.commitments.models import Commitment
from yiteng.limits.queries import values as limits
from yiteng.rules import samples
from yiteng.rules.actor import Actor
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_
from yiteng.sampling.closing import close_before, shift
from yiteng.sampling.models import SAID, Household, Round
from yiteng.workflow.entrances import add, add_many, permit

_ROUND = ("commitment", "list_name", "households", "on", "head_number", "head", "amount")
MOST = 100_000


def draw_households(
    row: Commitment, list_name: str, households: int, *, actor: Actor, today: date, at: datetime
) -> Round:
    """Draw households by their position in a list the village keeps.

    list_name: which list, as of when; households: how many stand on it. As many are drawn as the
    limit says. The seed takes the commitment's number, so that two items draw differently, and the
    event that closed the day before: drawing once more that day gives the same households.
    Raises Refused.
    """
    permit(actor, "sampling.households")
    reasons = list(_own(row, actor))
    if row.village_id is None and row.town_id is None:
        reasons.append(Refusal("sample.no_village", N_("It has no village or town with a list.")))
    if not 1 <= households <= MOST:
        reasons.append(
            Refusal(
                "sample.households",
                N_("How many households stand on the list."),
                field="households",
            )
        )
    if not list_name.strip():
        reasons.append(Refusal("sample.no_list", N_("Which list, as of when."), field="list_name"))
    if reasons:
        raise Refused(reasons)
    close = close_before(row.county_id, today, shift(today))
    amount = int(limits(row.county_id, ["sample.households"])["sample.households"])
    with transaction.atomic():
        made = Round(
            commitment=row, county_id=row.county_id, town_id=row.town_id, village_id=row.village_id,
            list_name=list_name.strip(), households=households, on=today, head_number=close.number,
            head=close.head, amount=amount, drawn_at=at, by_post=actor.post_title, invented=row.invented,
        )  # fmt: skip
        sheet = sheet_of(made)
        made.positions = sorted(int(key) for key in sheet.drawn)
        found: Round = add(made, actor=actor, at=at, action="sampling.households", audited=_ROUND)
    return found


def sheet_of(round_: Round) -> samples.Sheet:
    """The draw of a round as a sheet: its members are the positions of the list."""
    keys = [str(n) for n in range(1, round_.households + 1)]
    return samples.draw(
        f"{samples.HOUSEHOLDS}/{round_.commitment.number}", round_.on, round_.head, "count",
        Decimal(round_.amount), keys,
    )  # fmt: skip


def hear_households(
    round_: Round, said: Mapping[int, str], words: str, *, actor: Actor, at: datetime
) -> int:
    """Record what drawn households said; returns how many. words: without names, kept apart.

    Raises Refused for positions that were not drawn or were heard already.
    """
    permit(actor, "sampling.households")
    reasons = list(_own(round_.commitment, actor))
    heard = set(round_.heard.values_list("position", flat=True))
    wrong = [p for p in said if p not in round_.positions or p in heard]
    if wrong:
        reasons.append(
            Refusal("sample.position", N_("Not drawn, or heard already: {positions}."),
                    {"positions": "、".join(map(str, sorted(wrong)))})
        )  # fmt: skip
    if set(said.values()) - dict(SAID).keys() or not said:
        reasons.append(Refusal("sample.nothing", N_("Enter what at least one household said.")))
    if reasons:
        raise Refused(reasons)
    rows = [
        Household(round=round_, county_id=round_.county_id, position=p, said=code, at=at,
                  by_post=actor.post_title)
        for p, code in sorted(said.items())
    ]  # fmt: skip
    try:
        with transaction.atomic():
            add_many(rows, actor=actor, at=at, action="sampling.households", audited=("round",))
            if words.strip():
                fresh = Round.objects.select_for_update().get(pk=round_.pk)
                fresh.words = "\n".join(filter(None, (fresh.words, words.strip())))
                fresh.save(update_fields=["words"])
    except IntegrityError as error:
        again = N_("Somebody recorded these households just now; look again.")
        raise Refused([Refusal("sample.quicker", again)]) from error
    return len(rows)


def _own(row: Commitment, actor: Actor) -> list[Refusal]:
    doing = {row.lead_unit_id, *row.support.values_list("unit_id", flat=True)}
    if actor.unit not in doing:
        return []
    return [
        Refusal("sample.own_work", N_("Your unit did this work; another unit asks the households."))
    ]
