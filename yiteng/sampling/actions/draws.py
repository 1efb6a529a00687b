"""Drawing lots for each day and month: the same whoever runs it, whenever and however often."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db import IntegrityError, transaction

from yiteng.limits.queries import values as limits
from yiteng.people.models import Unit
from yiteng.rules import samples
from yiteng.rules.actor import Actor, software
from yiteng.rules.samples import OCCASIONS, Occasion
from yiteng.rules.verification import Matter, check_needed
from yiteng.sampling.closing import Close, close_before, reported_between, shift
from yiteng.sampling.models import Draw, Lot
from yiteng.sampling.population import Member, closed, reported
from yiteng.workflow.entrances import add, amend

_AUDITED = ("occasion", "on", "head_number", "head", "rule", "amount", "size", "drawn", "cut",
            "after_number")  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Pot:
    """What a draw is made from. after: number of the event that closed the draw before."""

    day: date
    close: Close
    after: int
    members: Sequence[Member]
    rate: Decimal
    days: int


def draw_all(today: date, now: datetime, *, real: datetime | None = None) -> int:
    """Draw every occasion that is due in every county; returns how many were drawn.

    Idempotent. A night that was missed is made up with the seed and the population of that night:
    whoever lets one pass gains nothing by it. real: the real clock's time, for tests.
    """
    keys = Unit.objects.order_by().values_list("county_id", flat=True).distinct()
    found = 0
    for county in sorted(set(keys)):
        for occasion in OCCASIONS:
            made = draw_due(county, occasion, today=today, at=now, real=real)
            found += sum(draw.drawn for draw in made)
    return found


def draw_due(
    county: int, occasion: Occasion, *, today: date, at: datetime, real: datetime | None = None
) -> list[Draw]:
    """The draws of a county that are due, the earliest first; none where nobody is in the pot."""
    last = Draw.objects.filter(county=county, occasion=occasion.code).order_by("-on").first()
    codes = [code for code in (occasion.rate, occasion.days, "sample.due") if code]
    held = limits(county, codes)
    shifted, made = shift(today, real), []
    after = last.head_number if last else 0
    for day in samples.due(occasion, last.on if last else None, today):
        close = close_before(county, day, shifted)
        members = _members(county, occasion, day, close, after, held, first=last is None)
        if not members:
            continue
        rate, days = Decimal(held[occasion.rate]) / 100, int(held["sample.due"])
        try:
            with transaction.atomic():
                pot = _Pot(day, close, after, members, rate, days)
                made.append(_draw(county, occasion, pot, today, at))
        except IntegrityError:
            continue
        after = close.number
    return made


def _members(
    county: int, occasion: Occasion, day: date, close: Close, after: int, held: dict[str, Decimal],
    *, first: bool,
) -> list[Member]:  # fmt: skip
    if occasion.days:
        return closed(county, occasion, day, int(held[occasion.days]))
    ids = reported_between(county, after, close.number)
    return reported(county, occasion, ids, day, first=first) if ids else []


def _draw(county: int, occasion: Occasion, pot: _Pot, today: date, at: datetime) -> Draw:
    keys = [member.row.number for member in pot.members]
    close = pot.close
    sheet = samples.draw(occasion.code, pot.day, close.head, occasion.rule, pot.rate, keys)
    actor, hit = software(county), set(sheet.drawn)
    row = Draw(
        county_id=county, occasion=occasion.code, on=pot.day, head_number=close.number,
        head=close.head, rule=occasion.rule, amount=pot.rate, size=len(keys), drawn=len(hit),
        drawn_at=at, cut=close.moment, after_number=pot.after,
    )  # fmt: skip
    made: Draw = add(row, actor=actor, at=at, action="sampling.draw", audited=_AUDITED)
    due = today + timedelta(days=pot.days)
    Lot.objects.bulk_create(
        [_lot(made, m, m.row.number in hit, due) for m in pot.members], batch_size=500
    )
    _to_be_checked([m for m in pot.members if m.row.number in hit], actor, at)
    return made


def _lot(draw: Draw, member: Member, drawn: bool, due: date) -> Lot:
    row = member.row
    return Lot(
        draw=draw, commitment=row, county_id=row.county_id, town_id=row.town_id,
        village_id=row.village_id, occasion=draw.occasion, key=row.number,
        closed_on=member.closed_on, drawn=drawn, due_on=due if drawn else None, invented=row.invented,
    )  # fmt: skip


def _to_be_checked(drawn: Sequence[Member], actor: Actor, at: datetime) -> None:
    """The lot fell on these reports: another unit checks before anybody is asked."""
    for member in drawn:
        if member.closed_on is not None:
            continue
        matter = Matter("sampled", member.row.risk, drawn=True)
        amend(
            member.row, {"check_needed": check_needed(matter)}, actor=actor, at=at,
            action="sampling.draw", reason="drawn by lot",
        )  # fmt: skip
