"""The village greenhouse, from the measure to the result, read top to bottom.

A measure of the conference says: special agriculture in every village. One village builds twelve
greenhouses for strawberries; the money planned, arrived and spent are three figures; the villagers
decided themselves. The land comes late: the date is extended and the first one stays to be seen.
李 reports them in use with papers and a figure, the lot sends 王 to look, a paper that comes in
afterwards ends her check, she looks again; twenty households are drawn and asked, the villagers say
yes, and the collective's income stands beside what was expected.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from stories.test_one_thread import held, measure_of
from tests.cast import NOW, TODAY, World
from yiteng.commitments.actions import Draft, draft, record_figures, take
from yiteng.commitments.models import Commitment, CommitmentQuantity
from yiteng.limits.models import Limit
from yiteng.rules.quantity import Quantity
from yiteng.rules.refusal import Refused
from yiteng.sampling import queries
from yiteng.sampling.actions import draw_households, hear_households
from yiteng.sampling.models import Lot
from yiteng.sampling.tests.nights import night
from yiteng.thread.walk import walk
from yiteng.verification.actions import ask, give_proof
from yiteng.verification.models import Check, Proof
from yiteng.workflow.clock import SHANGHAI

pytestmark = pytest.mark.django_db(databases=["default", "public"], transaction=True)
OCTOBER = datetime(2023, 10, 31, 18, tzinfo=SHANGHAI)


def yuan(amount: int, status: str, unit: str = "CNY") -> Quantity:
    return Quantity(Decimal(amount), unit, status=status, as_of=date(2023, 3, 31))


def promised(world: World) -> Commitment:
    """Twelve greenhouses of village_1, carried out of the measure, signed for by 李."""
    measure = measure_of(world, held(world))
    village = world.areas["village_1"]
    row = Commitment(
        county=world.county, town=village.town, village=village, kind="agriculture_project",
        level="village", theme=world.themes["agriculture"], title="一村草莓大棚12座",
        lead_unit=world.units["li"], served_type="village", served_name="一村村民",
        origin="meeting", origin_ref="特色农业大会", due_at=OCTOBER,
        details={"decided_by": "村民代表会议，四议两公开"},
    )  # fmt: skip
    figures = {
        "investment": yuan(600000, "planned"),
        "greenhouses": Quantity(Decimal(12), "greenhouse", status="planned"),
        "collective_income": yuan(80000, "expected", "CNY/year"),
    }
    made = draft(
        Draft(row, figures, ups=[(("measure", measure.pk), "carries_out")]),
        actor=world.sun, at=NOW,
    )  # fmt: skip
    return take(take(made, "issue", actor=world.sun, at=NOW), "sign", actor=world.li, at=NOW)


def prove(world: World, row: Commitment, at: datetime, *kinds: str) -> None:
    """李 hands papers in."""
    for kind in kinds:
        give_proof(Proof(commitment=row, kind=kind, title="大棚材料"), actor=world.li, at=at)


def test_from_the_measure_to_strawberries_the_villagers_confirm(
    world: World, client: Client
) -> None:
    row = promised(world)
    late = OCTOBER + timedelta(days=30)
    row = take(row, "ask_extension", actor=world.li, at=NOW, inputs={
        "new_due": late, "reason": "设施农用地备案晚两周", "done": "已选址", "affected": "一村46户"})  # fmt: skip
    row = take(row, "extend", actor=world.leader, at=NOW)
    assert (row.due_at, row.original_due_at) == (late, OCTOBER)

    row = take(
        row, "progress", actor=world.li, at=NOW, inputs={"note": "钢架已立", "stage": "building"}
    )
    record_figures(row, {"investment_arrived": yuan(400000, "actual")}, actor=world.li, at=NOW)
    record_figures(
        row, {"collective_income_after": yuan(76000, "actual", "CNY/year")}, actor=world.li, at=NOW
    )
    money = CommitmentQuantity.objects.filter(commitment=row, code__startswith="investment")
    assert sorted(money.values_list("code", "status", "value")) == [
        ("investment", "planned", Decimal(600000)), ("investment_arrived", "actual", Decimal(400000))]  # fmt: skip

    with pytest.raises(Refused) as refused:
        take(row, "report", actor=world.li, at=NOW, inputs={"note": "12座投产"})
    assert set(refused.value.codes) == {"commitment.missing_proof"}
    prove(world, row, NOW, "land_papers", "in_use_record")
    row = take(row, "report", actor=world.li, at=NOW, inputs={"note": "12座投产"})

    Limit.objects.create(county=world.county, code="sample.report", value=100, since=TODAY)
    assert night() == 1
    row = take(
        Commitment.objects.get(pk=row.pk),
        "verify",
        actor=world.wang,
        at=NOW,
        inputs={"note": "数过，12座"},
    )
    prove(world, row, NOW + timedelta(hours=2), "land_papers")
    row.refresh_from_db()
    assert (row.state, row.checked, Lot.objects.get().outcome) == ("verified", False, "stands")
    row = take(
        row, "verify", actor=world.wang, at=NOW + timedelta(hours=3), inputs={"note": "备案齐全"}
    )
    assert [c.voided_at is None for c in Check.objects.order_by("id")] == [False, True]

    link = reverse("public:answer", args=[ask(row, actor=world.sun, at=NOW).token])
    row.refresh_from_db()
    asked = draw_households(row, "一村户籍册", 46, actor=world.sun, today=TODAY, at=NOW)
    hear_households(
        asked, dict.fromkeys(asked.positions, "yes"), "都在棚里打工", actor=world.sun, at=NOW
    )
    heard = queries.heard(asked)
    assert (heard.n, heard.drawn, round(heard.yes.low or 0, 2)) == (20, 20, 0.84)

    assert client.post(link, {"answer": "yes", "words": "春节前就摘了"}).status_code == 200
    row = Commitment.objects.get(pk=row.pk)
    assert (row.state, row.confirmed, row.due_at > row.original_due_at) == ("closed", True, True)
    thread = walk(("commitment", row.pk), world.leader)
    assert [s for s in ("measure", "commitment") if thread.at(s)] == ["measure", "commitment"]
