"""How a service runs: counts by month, water tests."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from yiteng.designation.actions.noting import note, permit
from yiteng.designation.models import Answer, DesignationCase, Month, WaterTest
from yiteng.designation.words import WATER
from yiteng.rules.actor import Actor
from yiteng.rules.deadlines import add_months
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_
from yiteng.workflow.clock import SHANGHAI

#: What is tested → the line of the standard that asks when it was tested last.
_FRESH = {
    "bacteria": "bacteria_test", "endotoxin": "endotoxin_test", "chemical": "chemical_test",
}  # fmt: skip


def enter_months(rows: Sequence[Month], *, actor: Actor, at: datetime) -> list[Month]:
    """Enter people, sessions and cost by month; a month once, after opening, not ahead."""
    case = rows[0].case
    permit(case, "designation.record", actor)
    today = at.astimezone(SHANGHAI).date()
    there = set(case.months.values_list("month", flat=True))
    reasons = [r for row in rows for r in _against(case, row, there, today)]
    if reasons:
        raise Refused(reasons)
    with transaction.atomic():
        Month.objects.bulk_create(rows)
        note(case, "month", actor=actor, at=at, after={
            "months": [[r.month.isoformat()[:7], r.people, r.sessions] for r in rows]})  # fmt: skip
    return list(rows)


def test_water(row: WaterTest, *, actor: Actor, at: datetime) -> WaterTest:
    """Enter a test of water; the self-check and the board follow it."""
    case = row.case
    permit(case, "designation.record", actor)
    reasons = []
    if row.what not in WATER:
        reasons.append(Refusal("designation.water", N_("Choose what was tested."), field="what"))
    if row.on > at.astimezone(SHANGHAI).date():
        reasons.append(Refusal("designation.ahead", N_(
            "{day} lies ahead; record it when it has happened."), {"day": row.on}, field="on"))  # fmt: skip
    if reasons:
        raise Refused(reasons)
    with transaction.atomic():
        row.save()
        _follow(case, row)
        note(case, "water", actor=actor, at=at,
             after={"what": row.what, "on": row.on, "value": row.value})  # fmt: skip
    return row


def water_due(case: DesignationCase) -> date | None:
    """When the next test of water is due: a month after bacteria, three after endotoxin."""
    last = dict(case.answers.filter(code__in=("bacteria_test", "endotoxin_test"))
                .values_list("code", "on"))  # fmt: skip
    months = {"bacteria_test": 1, "endotoxin_test": 3}
    return min((add_months(on, months[c]) for c, on in last.items() if on), default=None)


def _follow(case: DesignationCase, row: WaterTest) -> None:
    """The latest test is what the self-check says."""
    if row.what in _FRESH:
        _latest(case, _FRESH[row.what], None, row.on)
    if row.value is not None and row.what != "chemical":
        _latest(case, row.what, row.value, row.on)
    DesignationCase.objects.filter(pk=case.pk).update(water_due=water_due(case))


def _latest(case: DesignationCase, code: str, number: Decimal | None, on: date) -> None:
    held = Answer.objects.filter(case=case, code=code).first() or Answer(case=case, code=code)
    if held.on is None or held.on <= on:
        held.number, held.on = number, on
        held.save()


def _against(case: DesignationCase, row: Month, there: set[date], today: date) -> list[Refusal]:
    said = {"month": row.month.strftime("%Y-%m")}
    reasons = []
    if row.month in there:
        reasons.append(Refusal("designation.month_there", N_("The month {month} has been entered."),
                               said, field="month"))  # fmt: skip
    if row.month > today:
        reasons.append(Refusal("designation.month_ahead", N_("The month {month} lies ahead."), said,
                               field="month"))  # fmt: skip
    if case.opened_on is None or add_months(row.month, 1) <= case.opened_on:
        reasons.append(Refusal("designation.not_open", N_(
            "It had not opened in {month}."), said, field="month"))  # fmt: skip
    return reasons
