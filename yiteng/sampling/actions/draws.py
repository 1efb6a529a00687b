"""Drawing lots: once a day or once a month, the same whoever runs it and however often."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db import IntegrityError, transaction

from yiteng.audit.models import Chain
from yiteng.limits.queries import values as limits
from yiteng.people.models import Unit
from yiteng.rules import samples
from yiteng.rules.actor import Actor, software
from yiteng.rules.samples import OCCASIONS, Occasion
from yiteng.rules.verification import Matter, check_needed
from yiteng.sampling.models import Draw, Lot
from yiteng.sampling.population import Member, members
from yiteng.workflow.entrances import add, amend

_AUDITED = ("occasion", "on", "head_number", "head", "rule", "amount", "size", "drawn")


def draw_all(today: date, now: datetime) -> int:
    """Draw every occasion that is due in every county; returns how many were drawn.

    Idempotent: a day's draw is made once, a month's in the first run of the month that finds
    anybody in the pot.
    """
    keys = Unit.objects.order_by().values_list("county_id", flat=True).distinct()
    found = 0
    for county in sorted(set(keys)):
        for occasion in OCCASIONS:
            made = draw_one(county, occasion, today=today, at=now)
            found += made.drawn if made else 0
    return found


def draw_one(county: int, occasion: Occasion, *, today: date, at: datetime) -> Draw | None:
    """One draw of a county; None where it has been made or nobody is in the pot."""
    if _made(county, occasion, today):
        return None
    codes = [code for code in (occasion.rate, occasion.days, "sample.due") if code]
    held = limits(county, codes)
    pot = members(county, occasion, today, int(held.get(occasion.days, 0)))
    if not pot:
        return None
    rate = Decimal(held[occasion.rate]) / 100
    try:
        with transaction.atomic():
            return _draw(county, occasion, pot, rate, int(held["sample.due"]), today, at)
    except IntegrityError:
        return None


def _made(county: int, occasion: Occasion, today: date) -> bool:
    rows = Draw.objects.filter(county=county, occasion=occasion.code)
    if occasion.monthly:
        return rows.filter(on__year=today.year, on__month=today.month).exists()
    return rows.filter(on=today).exists()


def head_of(county: int) -> tuple[int, str]:
    """Number and hash of the last event of a county's trail; nobody makes it alone."""
    chain = Chain.objects.filter(county=county).first()
    return (chain.length, chain.head_hash) if chain else (0, "0" * 64)


def _draw(
    county: int, occasion: Occasion, pot: Sequence[Member], rate: Decimal, days: int, today: date,
    at: datetime,
) -> Draw:  # fmt: skip
    number, head = head_of(county)
    keys = [member.row.number for member in pot]
    sheet = samples.draw(occasion.code, today, head, occasion.rule, rate, keys)
    actor, hit = software(county), set(sheet.drawn)
    row = Draw(
        county_id=county, occasion=occasion.code, on=today, head_number=number, head=head,
        rule=occasion.rule, amount=rate, size=len(keys), drawn=len(hit), drawn_at=at,
    )  # fmt: skip
    made: Draw = add(row, actor=actor, at=at, action="sampling.draw", audited=_AUDITED)
    due = today + timedelta(days=days)
    Lot.objects.bulk_create([_lot(made, m, m.row.number in hit, due) for m in pot], batch_size=500)
    if not occasion.days:
        _to_be_checked([m for m in pot if m.row.number in hit], actor, at)
    return made


def _lot(draw: Draw, member: Member, drawn: bool, due: date) -> Lot:
    row = member.row
    return Lot(
        draw=draw, commitment=row, county_id=row.county_id, town_id=row.town_id,
        village_id=row.village_id, occasion=draw.occasion, key=row.number,
        closed_on=member.closed_on, drawn=drawn, due_on=due if drawn else None, invented=row.invented,
    )  # fmt: skip


def _to_be_checked(drawn: Sequence[Member], actor: Actor, at: datetime) -> None:
    """The lot fell on these: another unit checks before anybody is asked."""
    for member in drawn:
        matter = Matter("sampled", member.row.risk, drawn=True)
        amend(
            member.row, {"check_needed": check_needed(matter)}, actor=actor, at=at,
            action="sampling.draw", reason="drawn by lot",
        )  # fmt: skip
