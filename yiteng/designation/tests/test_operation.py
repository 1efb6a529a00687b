"""Operation: months, water, slips in the ward, promises; small counts are never told."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest

from tests.cast import log_in
from yiteng.audit.models import Event
from yiteng.designation import operation as shown
from yiteng.designation.actions import operation, sides, ward
from yiteng.designation.models import Month, Promise, WardRound, WardSlip, WaterTest
from yiteng.designation.tests.cases import at, intended, walked
from yiteng.rules.refusal import Refused
from yiteng.verification.actions.asking import token_hash

SAID = {"first": "yes", "second": "partly", "third": "no"}


@pytest.fixture(autouse=True)
def today(settings):
    settings.TODAY = "2023-04-30"


def refused(call) -> tuple[str, ...]:
    with pytest.raises(Refused) as caught:
        call()
    return caught.value.codes


def month(case, on: date, people: int = 20) -> Month:
    return Month(case=case, month=on, people=people, sessions=260, cost=Decimal(104_000))


def test_a_month_is_entered_once_after_opening_and_not_ahead(world):
    case, now = walked(world, "enforce"), at(date(2023, 4, 30))
    operation.enter_months([month(case, date(2023, 4, 1))], actor=world.hospital, at=now)
    for on, code in (
        (date(2023, 4, 1), "designation.month_there"),
        (date(2023, 5, 1), "designation.month_ahead"),
        (date(2023, 2, 1), "designation.not_open"),
    ):
        rows = [month(case, on)]
        call = lambda rows=rows: operation.enter_months(rows, actor=world.hospital, at=now)  # noqa: E731
        assert refused(call) == (code,)


def test_few_people_are_not_told_and_fewer_in_psychiatric_care(world):
    case, now = walked(world, "enforce"), at(date(2023, 5, 31))
    rows = [month(case, date(2023, 4, 1), 9), month(case, date(2023, 5, 1), 4)]
    operation.enter_months(rows, actor=world.hospital, at=now)
    assert [m.people for m in shown.months(case)] == [9, None]
    assert [m.each for m in shown.months(case)] == [Decimal(11_556), None]
    case.kind = "psychiatric"
    assert [m.people for m in shown.months(case)] == [None, None]


def test_a_water_test_moves_the_self_check_and_the_day_it_is_due(world):
    case = walked(world, "enforce")
    row = WaterTest(case=case, what="bacteria", on=date(2023, 4, 20), value=Decimal(60))
    operation.test_water(row, actor=world.hospital, at=at(date(2023, 4, 21)))
    case.refresh_from_db()
    assert case.water_due == date(2023, 3, 5), "the endotoxin of December is due first"
    row = WaterTest(case=case, what="endotoxin", on=date(2023, 4, 20), value=Decimal("0.1"))
    operation.test_water(row, actor=world.branch, at=at(date(2023, 4, 21)))
    case.refresh_from_db()
    assert case.water_due == date(2023, 5, 20)
    assert case.answers.get(code="bacteria").number == 60
    assert [verdict for _row, _title, _value, verdict in shown.water(case)] == [
        "met",
        "met, but act now",
    ]
    ahead = WaterTest(case=case, what="wine", on=date(2023, 5, 1))
    assert refused(
        lambda: operation.test_water(ahead, actor=world.hospital, at=at(date(2023, 4, 21)))
    ) == ("designation.water", "designation.ahead")


def test_an_older_test_entered_late_does_not_undo_a_newer_one(world):
    case = walked(world, "enforce")
    for on in (date(2023, 4, 20), date(2023, 4, 2)):
        row = WaterTest(case=case, what="bacteria", on=on, value=Decimal(on.day))
        operation.test_water(row, actor=world.hospital, at=at(date(2023, 4, 21)))
    assert case.answers.get(code="bacteria_test").on == date(2023, 4, 20)
    assert case.answers.get(code="bacteria").number == 20


def test_of_a_slip_nothing_is_kept_but_the_sums(world):
    case = walked(world, "enforce")
    row, drawn = ward.lay_out(case, 3, actor=world.branch, at=at(date(2023, 4, 10)))
    digest = token_hash(drawn[0].token)
    assert [ward.count_slip(digest, SAID) for _ in range(2)] == [True, False]
    assert ward.count_slip(token_hash("unknown"), SAID) is False
    row.refresh_from_db()
    assert row.counts == [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    kept = {f.name for f in WardSlip._meta.fields}
    assert kept == {"id", "round", "digest", "used"}
    assert drawn[0].token not in {s.digest for s in WardSlip.objects.all()}
    assert Event.objects.filter(action="answer").count() == 0


def test_the_hospital_does_not_lay_out_the_slips_it_is_judged_by(world):
    case = walked(world, "enforce")
    assert refused(
        lambda: ward.lay_out(case, 3, actor=world.hospital, at=at(date(2023, 4, 10)))
    ) == ("workflow.not_permitted",)
    young = intended(world, kind="psychiatric", facility=case.facility)
    assert refused(
        lambda: ward.lay_out(young, 3, actor=world.branch, at=at(date(2023, 4, 10)))
    ) == ("designation.not_running",)
    assert refused(
        lambda: ward.lay_out(case, 301, actor=world.branch, at=at(date(2023, 4, 10)))
    ) == ("designation.slips",)


def test_paper_slips_are_counted_beside_those_answered_by_phone(world):
    case = walked(world, "enforce")
    row, drawn = ward.lay_out(case, 12, actor=world.branch, at=at(date(2023, 4, 10)))
    ward.count_slip(token_hash(drawn[0].token), SAID)
    counts = [[9, 0, 1], [10, 0, 0], [8, 2, 0]]
    row = ward.count_paper(row, counts, actor=world.branch, at=at(date(2023, 4, 28)))
    assert row.counts == [[10, 0, 1], [10, 1, 0], [8, 2, 1]]
    assert [r.answered for r in shown.rounds(case)] == [11]
    assert refused(
        lambda: ward.count_paper(row, counts, actor=world.branch, at=at(date(2023, 5, 11)))
    ) == ("ward.too_many", "designation.ward_closed")


def test_another_side_says_whether_a_promise_was_kept(world):
    case, now = walked(world, "enforce"), at(date(2023, 4, 10))
    mine = Promise(case=case, side="hospital", words="每月张贴水质", said_on=now.date())
    sides.promise(mine, actor=world.hospital, at=now)
    assert refused(lambda: sides.keep(mine, actor=world.hospital, at=now)) == (
        "designation.own_promise",
    )
    assert sides.keep(mine, actor=world.branch, at=now).kept_on == date(2023, 4, 10)
    theirs = Promise(case=case, side="insurance", words="当日改选", said_on=now.date())
    assert refused(lambda: sides.promise(theirs, actor=world.hospital, at=now)) == (
        "designation.side",
    )
    sides.promise(theirs, actor=world.branch, at=now)
    assert refused(lambda: sides.keep(theirs, actor=world.branch, at=now)) == (
        "designation.own_promise",
    )


def test_slips_are_laid_out_once_with_the_address_of_the_public_face(world, client):
    case = walked(world, "enforce")
    log_in(client, world, "branch")
    page = client.post(f"{case.url}ward/", {"slips": "2"}).content.decode()
    assert page.count("cut-code") == page.count("http://testserver/public/answer/<") == 2
    row = WardRound.objects.get()
    assert (row.slips, row.closes_on) == (2, date(2023, 5, 30))


@pytest.mark.parametrize("many", [1, 3])
def test_the_page_of_operation_costs_the_same_for_one_and_three(
    world, client, many, django_assert_num_queries
):
    case, now = walked(world, "enforce"), at(date(2023, 7, 31))
    for n in range(many):
        rows = [month(case, date(2023, 4 + n, 1))]
        operation.enter_months(rows, actor=world.hospital, at=now)
        test = WaterTest(case=case, what="bacteria", on=date(2023, 4 + n, 3), value=Decimal(9))
        operation.test_water(test, actor=world.hospital, at=now)
        ward.lay_out(case, 2, actor=world.branch, at=at(date(2023, 4, 10)))
        told = Promise(case=case, side="hospital", words=f"第{n}条", said_on=date(2023, 4, 1))
        sides.promise(told, actor=world.hospital, at=now)
    log_in(client, world, "branch")
    client.get(f"{case.url}operation/")
    with django_assert_num_queries(9):
        page = client.get(f"{case.url}operation/").content.decode()
    assert len(re.findall(r"2023-0[4-6]</td>", page)) == many
    with django_assert_num_queries(8):
        client.get(f"{case.url}sides/")
