"""Acceptor, risk, second theme and legal limit: in, out again, and exactly the edited cells."""

from __future__ import annotations

import pytest

from yiteng.commitments.actions import take_many
from yiteng.commitments.models import Commitment
from yiteng.ledgers import actions
from yiteng.ledgers.models import Staged
from yiteng.ledgers.tests.books import HEADS, LAMP, ROAD, faults, outcomes, read, work, xlsx
from yiteng.ledgers.tests.test_fields import edited

pytestmark = pytest.mark.django_db
ITEM, CONDUCT, REQUEST = "livelihood_item", "conduct_rectification", "enterprise_request"
WORDS = ["问题", "责任单位", "整改时限", "验收单位"]
CALLS = ["诉求", "责任单位", "办理时限", "法定时限"]


def applied(world, row) -> list[Commitment]:
    actions.start(row, actor=world.sun, at=world.now)
    work()
    return list(Commitment.objects.order_by("id"))


def changes(row) -> list[dict]:
    return list(Staged.objects.filter(imported=row, outcome="changed").order_by("id").values_list("changes", flat=True))  # fmt: skip


@pytest.mark.parametrize(
    "name", ["区政府督查室", "督查室主任", "区政府督查室 · 督查室主任", "区政府督查室督查室主任"]
)
def test_an_acceptor_is_named_by_office_post_or_both(world, name):
    (row,) = applied(
        world, read(world, xlsx([WORDS, ["窗口迟开门", "水利局", "4月底", name]]), kind=CONDUCT)
    )
    assert (row.acceptor_post, row.acceptor_unit) == (world.posts["sun"].pk, world.units["sun"])
    assert row.served_type == ""


def test_an_acceptor_comes_back_from_an_export_and_changes_while_it_is_a_draft(world):
    applied(
        world,
        read(world, xlsx([WORDS, ["窗口迟开门", "水利局", "4月底", "区政府督查室"]]), kind=CONDUCT),
    )
    assert outcomes(read(world, edited(world, CONDUCT), kind=CONDUCT)) == [(2, "same")]
    row = read(world, edited(world, CONDUCT, 验收人_2="区委督查室"), kind=CONDUCT)
    was, now = world.posts["sun"].pk, world.posts["party_sun"].pk
    assert changes(row) == [{"acceptor": [was, now]}]
    (found,) = applied(world, row)
    assert (found.acceptor_post, found.acceptor_unit) == (now, world.units["party_sun"])


def test_an_acceptor_nobody_knows_is_refused_with_those_there_are(world):
    row = read(world, xlsx([WORDS, ["窗口迟开门", "水利局", "4月底", "老张"]]), kind=CONDUCT)
    assert faults(row) == [("Sheet1!D2", "unknown_acceptor", "老张")]
    assert "区政府督查室 · 督查室主任" in Staged.objects.get().faults[0]["params"]["near"]


def test_a_kind_with_people_served_has_no_acceptor_and_one_without_a_legal_limit_no_limit(world):
    row = read(world, xlsx([[*HEADS, "验收人", "法定时限"], [*LAMP, "区长", "20个工作日"]]))
    assert [c[2] for c in row.plan["sheets"][0]["columns"]][-2:] == ["", ""]


@pytest.mark.parametrize(
    ("words", "risk", "needed"),
    [("高", "high", True), ("一般风险", "normal", False), ("低", "low", False)],
)
def test_risk_says_how_much_proof_is_asked_for(world, words, risk, needed):
    (row,) = applied(world, read(world, xlsx([[*HEADS, "风险等级"], [*LAMP, words]])))
    assert (row.risk, row.check_needed) == (risk, needed)


def test_risk_and_second_theme_come_back_and_only_the_edited_cells_change(world):
    heads = [*HEADS, "主题", "第二主题", "风险等级"]
    one, two = (world.themes[code] for code in list(world.themes)[:2])
    row = read(
        world,
        xlsx([heads, [*LAMP, one.title_zh, two.title_zh, "中"], [*ROAD, one.title_zh, None, None]]),
    )
    assert row.counts == {"new": 2}, faults(row)
    lamp, _ = applied(world, row)
    assert (lamp.theme, lamp.also_theme) == (one, two)
    assert outcomes(read(world, edited(world, ITEM))) == [(2, "same"), (3, "same")]
    row = read(world, edited(world, ITEM, 风险_2="高", 同时计入展示的方面_3=two.title_zh))
    assert changes(row) == [{"risk": ["normal", "high"]}, {"also_theme": [None, two.pk]}]
    lamp, road = applied(world, row)
    assert (lamp.risk, lamp.check_needed, road.also_theme) == ("high", True, two)


def test_a_second_theme_that_is_the_first_and_an_unknown_risk_are_refused(world):
    theme = next(iter(world.themes.values())).title_zh
    heads = [*HEADS, "主题", "第二主题", "风险等级"]
    row = read(world, xlsx([heads, [*LAMP, theme, theme, "低"], [*ROAD, theme, None, "天大"]]))
    assert faults(row) == [
        ("Sheet1!G2", "theme_twice", ""),
        ("Sheet1!H3", "unknown_choice", "天大"),
    ]


def test_a_legal_limit_is_named_by_its_title_or_by_its_amount(world):
    limits = ("单部门行政许可决定", "45个工作日", "45日")
    rows = [[f"办许可{n}", "水利局", "4月底", limit] for n, limit in enumerate(limits)]
    row = read(world, xlsx([CALLS, *rows]), kind=REQUEST)
    assert faults(row) == [("Sheet1!D4", "unknown_choice", "45日")]
    assert [r.legal_clock for r in applied(world, row)] == ["licence", "joint"]
    assert outcomes(read(world, edited(world, REQUEST), kind=REQUEST)) == [(2, "same"), (3, "same")]
    row = read(world, edited(world, REQUEST, 法定时限_3="20个工作日"), kind=REQUEST)
    assert changes(row) == [{"legal_clock": ["joint", "licence"]}]
    assert [r.legal_clock for r in applied(world, row)] == ["licence", "licence"]


def test_what_was_settled_when_it_was_assigned_is_refused_by_name(world):
    served = xlsx([[*HEADS, "服务对象"], [*LAMP, "一村村民"]])
    applied(world, read(world, served))
    take_many(list(Commitment.objects.all()), "issue", actor=world.sun, at=world.now)
    row = read(world, edited(world, ITEM, 风险_2="高"))
    assert [f[1] for f in faults(row)] == ["settled"]
