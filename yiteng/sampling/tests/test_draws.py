"""Lots are drawn once, can be drawn again, and send another unit before anybody is asked."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from django.test import Client

from tests.cast import NOW, TODAY, World
from yiteng.audit.models import Event
from yiteng.commitments.actions import take
from yiteng.commitments.models import Commitment
from yiteng.commitments.tests.cases import active
from yiteng.limits.models import Limit
from yiteng.rules.refusal import Refused
from yiteng.rules.samples import BY_CODE, read, redrawn
from yiteng.sampling import queries
from yiteng.sampling.actions import draw_due, record_result
from yiteng.sampling.models import Draw, Lot
from yiteng.sampling.tests.nights import night
from yiteng.verification.actions import answer_many, ask, give_proof_many
from yiteng.verification.models import Proof
from yiteng.verification.tests.test_pages import page, text
from yiteng.workflow.clock import SHANGHAI, real_now

pytestmark = pytest.mark.django_db


def reported(world: World, count: int, **changes) -> list[Commitment]:
    """Some commitments of which completion is reported."""
    rows = active(world, count, **changes)
    give_proof_many([Proof(commitment=row, kind=kind, title="验收单") for row in rows
                     for kind in ("acceptance_record", "in_use_record")], actor=world.li, at=NOW)  # fmt: skip
    return [take(r, "report", actor=world.li, at=NOW, inputs={"note": "全部亮灯"}) for r in rows]


def closed(world: World, count: int) -> list[Commitment]:
    """Some commitments closed with a yes."""
    rows = reported(world, count)
    for row in rows:
        ask(row, actor=world.sun, at=NOW)
    return answer_many(rows, "yes", actor=world.sun, at=NOW)


def set_rate(world: World, code: str, value: int) -> None:
    Limit.objects.create(county=world.county, code=code, value=value, since=TODAY)


def report_lot(world: World, *, rate: int = 100) -> Lot:
    """One report on which the lot fell."""
    set_rate(world, "sample.report", rate)
    reported(world, 1)
    night()
    return Lot.objects.get()


def test_a_report_on_which_the_lot_falls_is_checked_before_anybody_is_asked(world: World) -> None:
    lot = report_lot(world)
    row = lot.commitment
    assert (lot.drawn, lot.due_on, row.check_needed) == (True, date(2023, 4, 10), True)
    with pytest.raises(Refused) as refused:
        ask(row, actor=world.sun, at=NOW)
    assert refused.value.codes == ("commitment.not_checked",)
    row = take(row, "verify", actor=world.wang, at=NOW, inputs={"note": "夜间到村看过"})
    lot.refresh_from_db()
    assert (lot.outcome, lot.words, lot.by_post) == ("stands", "夜间到村看过", "水利局联络员")
    ask(row, actor=world.sun, at=NOW)


def test_a_drawn_report_that_is_returned_is_a_fault_and_a_wrong_click_takes_it_back(
    world: World,
) -> None:
    from yiteng.workflow.entrances import take_back

    lot = report_lot(world)
    row = take(lot.commitment, "return", actor=world.wang, at=NOW, inputs={"reason": "少三盏"})
    lot.refresh_from_db()
    assert (lot.outcome, lot.words) == ("fault", "少三盏")
    take_back(row, actor=world.wang, at=NOW)
    lot.refresh_from_db()
    assert (lot.outcome, lot.result_at) == ("", None)


def test_run_again_it_draws_nothing_more_and_no_report_twice(world: World) -> None:
    reported(world, 12)
    night()
    assert night() == 0
    assert (Draw.objects.count(), Lot.objects.count()) == (1, 12)
    night(TODAY + timedelta(days=1), 2)
    assert (Draw.objects.count(), Lot.objects.count()) == (1, 12)


def test_what_must_be_checked_anyway_is_not_in_the_pot(world: World) -> None:
    reported(world, 1)
    Commitment.objects.update(check_needed=True)
    assert night() == 0
    assert not Draw.objects.exists()


def test_a_draw_is_drawn_again_from_its_sheet_and_its_seed_stands_in_the_trail(
    world: World,
) -> None:
    reported(world, 30)
    night()
    draw = Draw.objects.get()
    sheet = queries.sheet(draw)
    assert redrawn(sheet) and len(sheet.keys) == 30
    assert Event.objects.get(county=world.county.pk, number=draw.head_number).hash == draw.head
    text_ = page(world, "sun", f"/sampling/{draw.pk}/sheet.txt").content.decode()
    assert redrawn(read(text_)) and set(read(text_).drawn) == set(sheet.drawn)


def test_whoever_changes_a_draw_is_found_out(world: World, capsys, tmp_path: Path) -> None:
    from yiteng.cli import main

    set_rate(world, "sample.report", 20)
    reported(world, 30)
    night()
    draw = Draw.objects.get()
    (tmp_path / "lot.txt").write_text(
        page(world, "sun", f"/sampling/{draw.pk}/sheet.txt").content.decode()
    )
    assert main(["sample"]) == 0 and main(["sample", str(tmp_path / "lot.txt")]) == 0
    lot = Lot.objects.filter(drawn=False).first()
    Lot.objects.filter(pk=lot.pk).update(drawn=True)
    assert main(["sample"]) == 1
    assert "Somebody changed this draw" in text(page(world, "sun", f"/sampling/{draw.pk}/"))


def test_closed_matters_are_visited_after_30_and_90_days_once_each(world: World) -> None:
    closed(world, 11)
    night()
    assert night(date(2023, 4, 29), 30) == 0, "the month of May has not begun"
    assert night(date(2023, 5, 9), 40) == 2
    assert night(date(2023, 5, 30), 61) == 0
    assert night(date(2023, 6, 2), 64) == 0
    assert night(date(2023, 7, 4), 96) == 2
    visits = Draw.objects.exclude(occasion="report").order_by("on")
    assert list(visits.values_list("occasion", "on", "size", "drawn")) == [
        ("day30", date(2023, 5, 1), 11, 2), ("day90", date(2023, 7, 1), 11, 2)]  # fmt: skip


def visit(world: World) -> Lot:
    """A closed matter on which the lot fell for a visit."""
    set_rate(world, "sample.visit", 100)
    closed(world, 1)
    night(date(2023, 5, 9), 40)
    return Lot.objects.get(occasion="day30")


def test_what_has_come_back_is_reopened_by_whoever_may_with_a_new_date(world: World) -> None:
    lot, later = visit(world), datetime(2023, 6, 30, 18, tzinfo=SHANGHAI)
    record_result(lot, "back", "两盏又不亮", actor=world.sun, at=NOW, new_due=later)
    row = Commitment.objects.get()
    assert (row.state, row.due_at, row.recur_count) == ("issued", later, 1)
    with pytest.raises(Refused) as refused:
        record_result(lot, "stands", "好", actor=world.sun, at=NOW)
    assert refused.value.codes == ("sample.recorded",)


def test_the_doer_does_not_visit_his_own_work(world: World) -> None:
    with pytest.raises(Refused) as refused:
        record_result(visit(world), "stands", "好", actor=world.li, at=NOW)
    assert refused.value.codes == ("sample.own_work",)


def test_a_visit_by_another_unit_that_may_not_reopen_says_so_and_waits(world: World) -> None:
    lot = visit(world)
    Commitment.objects.update(checker_unit=world.units["wang"])
    address = f"/sampling/lots/{lot.pk}/"
    assert "New date" not in text(page(world, "wang", address))
    said = {"outcome": "back", "words": "两盏又不亮"}
    assert page(world, "wang", address, said).status_code == 302
    assert Commitment.objects.get().state == "closed"
    shown = text(page(world, "sun", Commitment.objects.get().url))
    assert "It has come back" in shown and "两盏又不亮" in shown


def test_pages_open_for_those_who_may_and_count_what_is_late(world: World, client: Client) -> None:
    lot = report_lot(world)
    Lot.objects.update(due_on=date(2999, 1, 1))
    assert "1 drawn by lot wait for a result, 0 of them late" in text(
        page(world, "sun", "/sampling/")
    )
    Lot.objects.update(due_on=date(2020, 1, 1))
    assert "1 of them late" in text(page(world, "sun", "/sampling/"))
    assert "Nothing drawn by lot waits" in text(page(world, "wang", "/sampling/"))
    assert page(world, "sun", "/sampling/draws/").status_code == 200
    assert page(world, "outsider", f"/sampling/{lot.draw_id}/").status_code == 404
    assert page(world, "sun", "/sampling/?as=xlsx").status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_of_drawn_ones_costs_the_same_for_one_and_for_three(
    world: World, count: int, django_assert_num_queries
) -> None:
    set_rate(world, "sample.report", 100)
    reported(world, count)
    tomorrow = real_now() + timedelta(days=1)
    draw_due(world.county.pk, BY_CODE["report"], today=TODAY, at=NOW, real=tomorrow)
    with django_assert_num_queries(1):
        assert len(queries.waiting(world.sun, TODAY, {}).rows) == count
    with django_assert_num_queries(2):
        assert len(queries.draws(world.sun, {}).rows) == 1
