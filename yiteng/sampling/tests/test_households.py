"""Households are drawn by position from a list the village keeps; what they said is shown in sums."""

from __future__ import annotations

import pytest

from tests.cast import NOW, TODAY, World
from yiteng.rules.refusal import Refused
from yiteng.rules.samples import read, redrawn
from yiteng.sampling import queries
from yiteng.sampling.actions import draw_households, hear_households
from yiteng.sampling.models import Household, Round
from yiteng.sampling.tests.test_draws import reported
from yiteng.verification.actions import ask
from yiteng.verification.tests.test_pages import page, text

pytestmark = pytest.mark.django_db


def drawn(world: World, households: int = 312) -> Round:
    """Households of village_1 drawn for an item about which people are asked."""
    (row,) = reported(world, 1)
    ask(row, actor=world.sun, at=NOW)
    row.refresh_from_db()
    return draw_households(
        row, "一村户籍册（2023年1月）", households, actor=world.sun, today=TODAY, at=NOW
    )


def test_as_many_as_the_limit_says_are_drawn_and_anybody_can_draw_them_again(world: World) -> None:
    found = drawn(world)
    assert len(found.positions) == 20 and all(1 <= p <= 312 for p in found.positions)
    sheet = read(page(world, "sun", f"/sampling/rounds/{found.pk}/sheet.txt").content.decode())
    assert redrawn(sheet)
    assert sorted(int(key) for key in sheet.drawn) == found.positions


def test_a_small_village_is_asked_whole(world: World) -> None:
    assert drawn(world, 9).positions == list(range(1, 10))


def test_sums_have_n_response_rate_and_interval_and_absent_ones_are_silence(world: World) -> None:
    found = drawn(world)
    said = dict.fromkeys(found.positions[:6], "yes") | {found.positions[6]: "no"}
    said |= dict.fromkeys(found.positions[7:10], "absent")
    assert hear_households(found, said, "东头两盏不亮", actor=world.sun, at=NOW) == 10
    heard = queries.heard(found)
    assert (heard.n, heard.drawn, heard.yes.k, heard.response.k) == (7, 20, 6, 7)
    shown = text(page(world, "sun", f"/sampling/rounds/{found.pk}/"))
    assert "7 of 20 drawn households said something" in shown
    assert "86% (49%–97%)" in shown.replace("</span>", "") and "东头两盏不亮" in shown


def test_fewer_than_five_are_not_shown_apart(world: World) -> None:
    found = drawn(world)
    hear_households(found, {found.positions[0]: "no"}, "不亮", actor=world.sun, at=NOW)
    shown = text(page(world, "sun", f"/sampling/rounds/{found.pk}/"))
    assert "Fewer than 5 answers are not shown apart" in shown and "不亮" not in shown


def test_the_page_records_several_at_once_and_each_once(world: World) -> None:
    found = drawn(world)
    first, second = found.positions[:2]
    address = f"/sampling/rounds/{found.pk}/"
    said = {f"p{first}": "yes", f"p{second}": "absent", "words": ""}
    assert page(world, "sun", address, said).status_code == 302
    assert list(Household.objects.values_list("position", "said")) == [
        (first, "yes"),
        (second, "absent"),
    ]
    with pytest.raises(Refused) as refused:
        hear_households(found, {first: "no"}, "", actor=world.sun, at=NOW)
    assert refused.value.codes == ("sample.position",)


def test_the_unit_that_did_the_work_draws_and_asks_nobody(world: World) -> None:
    found = drawn(world)
    row = found.commitment
    row.lead_unit = world.units["sun"]
    with pytest.raises(Refused) as refused:
        draw_households(row, "册", 30, actor=world.sun, today=TODAY, at=NOW)
    assert refused.value.codes == ("sample.own_work",)
    assert page(world, "li", f"/sampling/commitments/{row.pk}/").status_code == 403


def test_what_is_missing_is_said_at_once(world: World) -> None:
    row = drawn(world).commitment
    with pytest.raises(Refused) as refused:
        draw_households(row, " ", 0, actor=world.sun, today=TODAY, at=NOW)
    assert refused.value.codes == ("sample.households", "sample.no_list")
