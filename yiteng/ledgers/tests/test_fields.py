"""What a row may say beside words and figures: places, supporting units, links, hours, yes and no."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

import openpyxl
import pytest

from yiteng.commitments.kinds import kind_of
from yiteng.commitments.models import Commitment, Support
from yiteng.ledgers import actions, editing
from yiteng.ledgers.models import Staged
from yiteng.ledgers.tests.books import HEADS, LAMP, ROAD, faults, outcomes, read, work, xlsx
from yiteng.links.models import Link
from yiteng.measures.models import Measure, PolicyDocument
from yiteng.people.models import Unit
from yiteng.places.models import Area, AreaCode
from yiteng.research.models import Problem
from yiteng.workflow.clock import SHANGHAI

pytestmark = pytest.mark.django_db
KIND, REQUEST = "livelihood_item", "enterprise_request"


def applied(world, row):
    assert faults(row) == []
    actions.start(row, actor=world.sun, at=world.now)
    work()
    return list(Commitment.objects.order_by("id"))


def support(row):
    return list(
        Support.objects.filter(commitment=row).order_by("id").values_list("unit__name", "duty")
    )


@pytest.fixture
def twin(world):
    """A second 一村, in the other town, and codes of two places by two authorities."""
    county, town = world.areas["county"], world.areas["town_b"]
    found = Area.objects.create(level="village", kind="村", name="一村", parent=town, county=county,
                                town=town, order=99)  # fmt: skip
    for area, code in ((world.areas["town_a"], "370399101000"), (world.areas["village_2"], "370399101202"),
                       (world.areas["village_3"], "370399999999"), (found, "370399999999")):  # fmt: skip
        AreaCode.objects.create(area=area, system="nbs", code=code, source="测试")
    return found


def test_a_place_is_a_name_or_a_code_and_an_ambiguous_one_is_refused_with_the_candidates(
    world, twin
):
    heads = ["事项名称", "责任单位", "建设地点", "完成时限"]
    rows = [
        [f"事{n}", "水利局", place, "6月底"]
        for n, place in enumerate(
            [
                "乙镇一村",
                "试验区甲镇二村",
                370399101202,
                "370399101",
                "一村",
                "370399999999",
                "370399000111",
            ]
        )
    ]
    row = read(world, xlsx([heads, *rows]))
    assert faults(row) == [
        ("Sheet1!C6", "two_areas", "一村"),
        ("Sheet1!C7", "two_areas", "370399999999"),
        ("Sheet1!C8", "unknown_code", "370399000111"),
    ]
    said = Staged.objects.filter(imported=row, outcome="refused").order_by("id")
    assert [s.faults[0]["params"] for s in said] == [
        {"near": "甲镇一村、乙镇一村"}, {"near": "乙镇三村、乙镇一村"}, {}]  # fmt: skip
    actions.start(row, actor=world.sun, at=world.now)
    work()
    two = world.areas["village_2"]
    assert [c.village for c in Commitment.objects.order_by("id")] == [twin, two, two, None]


def test_the_town_beside_it_tells_villages_of_one_name_apart(world, twin):
    row = read(world, xlsx([[*HEADS, "镇街"], [*LAMP, "乙镇"]]))
    assert applied(world, row)[0].village == twin


def test_supporting_units_stand_in_one_cell_each_with_its_duty(world):
    cell = "水利局（负责打井、通水）、甲镇政府；区司法局：把关合同，出意见"
    (lamp,) = applied(world, read(world, xlsx([[*HEADS, "配合单位"], [*LAMP, cell]])))
    assert support(lamp) == [
        ("水利局", "负责打井、通水"),
        ("甲镇政府", "台账列为配合单位，分工由牵头单位明确"),
        ("区司法局", "把关合同，出意见"),
    ]
    again = read(world, xlsx([[*HEADS, "配合单位"], [*LAMP, "甲镇政府\n水利局、区司法局"]]))
    assert outcomes(again) == [(2, "same")]


def test_units_behind_the_leading_one_in_its_cell_support_it(world):
    (lamp,) = applied(world, read(world, xlsx([HEADS, [LAMP[0], "农业农村局、水利局", *LAMP[2:]]])))
    assert lamp.lead_unit == world.units["li"]
    assert [name for name, _ in support(lamp)] == ["水利局"]


@pytest.mark.parametrize(("cell", "code", "name"), [
    ("水利局、农机局", "unknown_support", "农机局"), ("水利局；水利局（打井）", "support_twice", "水利局"),
    ("农业农村局", "lead_supports", "农业农村局"), ("试验区人民法院", "court", None),
])  # fmt: skip
def test_a_supporting_unit_that_cannot_be_is_refused_by_its_name(world, cell, code, name):
    row = read(world, xlsx([[*HEADS, "配合单位"], [*LAMP, cell]]))
    assert [f[:2] for f in faults(row)] == [("Sheet1!F2", code)]
    assert Staged.objects.get().faults[0]["params"].get("name") == name


def test_two_units_of_one_name_are_refused_with_both_full_names(world):
    for town in ("town_a", "town_b"):
        area = world.areas[town]
        Unit.objects.create(name=f"{area.name}农业办", short_name="农业办", line="government",
                            county=world.county, town=area)  # fmt: skip
    row = read(world, xlsx([HEADS, [LAMP[0], "农业办", *LAMP[2:]]]))
    assert faults(row)[0][:2] == ("Sheet1!B2", "units_alike")
    assert Staged.objects.get().faults[0]["params"] == {"near": "甲镇农业办、乙镇农业办"}


@pytest.fixture
def measures(world):
    """A document of two measures, the second named as a problem is; two problems of one name."""
    paper = PolicyDocument.objects.create(county=world.county, title="十四条", number="〔2023〕1号")
    found = [Measure.objects.create(state="draft", county=world.county, document=paper, position=n, title=title)
             for n, title in ((1, "路灯亮化"), (2, "饮水安全"))]  # fmt: skip
    problems = [Problem.objects.create(state="draft", county=world.county, title="夜里没灯", statement="黑",
                                       unit=world.units["li"]) for _ in range(2)]  # fmt: skip
    return [*found, *problems]


def test_a_row_names_what_it_rests_on_by_title_by_place_in_a_document_or_by_number(world, measures):
    heads = [*HEADS, "对应措施", "对应问题"]
    lamp, road, third = applied(world, read(world, xlsx([
        heads, [*LAMP, "路灯亮化；〔2023〕1号 第二条", f"#{measures[2].pk}"],
        [*ROAD, f"措施#{measures[0].pk}", None], ["第三件", *ROAD[1:], None, None]])))  # fmt: skip
    found = Link.objects.filter(down_type="commitment").order_by("id")
    assert [(k.up_type, k.up_id, k.role, k.down_id) for k in found] == [
        ("measure", measures[0].pk, "carries_out", lamp.pk),
        ("measure", measures[1].pk, "carries_out", lamp.pk),
        ("problem", measures[2].pk, "solves", lamp.pk),
        ("measure", measures[0].pk, "carries_out", road.pk),
    ]
    assert third.number.endswith("3")


@pytest.mark.parametrize(("cell", "code", "params"), [
    ("没有的措施", "unknown_up", {"name": "没有的措施"}), ("#999", "unknown_up", {"name": "#999"})])  # fmt: skip
def test_what_is_not_there_is_refused(world, measures, cell, code, params):
    row = read(world, xlsx([[*HEADS, "对应措施"], [*LAMP, cell]]))
    assert [f[:2] for f in faults(row)] == [("Sheet1!F2", code)]
    assert Staged.objects.get().faults[0]["params"] == params


def test_several_of_one_name_are_refused_with_their_numbers(world, measures):
    row = read(world, xlsx([[*HEADS, "对应问题"], [*LAMP, "夜里没灯"]]))
    assert faults(row)[0][:2] == ("Sheet1!F2", "several_ups")
    near = "、".join(f"#{p.pk}" for p in measures[2:])
    assert Staged.objects.get().faults[0]["params"] == {"name": "夜里没灯", "near": near}


CALLS = ["事项名称", "受理时间", "完成时限", "企业最后时限", "先办后补录"]


def test_a_request_in_hours_keeps_its_minutes_and_its_yes_and_no(world):
    rows = [["账户解冻", "2023.3.1 下午4点20分", "3月1日23时", "2023-03-03 00:00:00", "√"],
            ["通水", datetime(2023, 3, 2, 8, 5), "3月底", None, "否"]]  # fmt: skip
    freed, water = applied(world, read(world, xlsx([CALLS, *rows]), kind=REQUEST))

    def at(*when: int) -> datetime:
        return datetime(2023, 3, *when, tzinfo=SHANGHAI)

    assert (freed.received_at, freed.due_at, freed.cliff_at) == (
        at(1, 16, 20),
        at(1, 23),
        at(3, 0, 0),
    )
    assert (water.received_at, water.due_at) == (at(2, 8, 5), at(31, 23, 59, 59))
    assert [c.details["recorded_later"] for c in (freed, water)] == ["True", ""]


def test_hours_and_yes_that_are_unclear_are_refused(world):
    rows = [["甲", "2023.3.1", "3月1日25时", None, "也许"]]
    row = read(world, xlsx([CALLS, *rows]), kind=REQUEST)
    assert faults(row) == [
        ("Sheet1!B2", "no_hour", "2023.3.1"),
        ("Sheet1!C2", "no_such_hour", "3月1日25时"),
        ("Sheet1!E2", "no_yes", "也许"),
    ]


def edited(world, kind: str, **cells: object) -> bytes:
    """The export for editing, with cells changed by (title of the head, row)."""
    with editing.workbook(world.sun, [kind_of(kind)]) as file:
        book = openpyxl.load_workbook(file)
    sheet = book.worksheets[0]
    for place, value in cells.items():
        head, _, number = place.rpartition("_")
        column = next(c.column_letter for c in sheet[1] if str(c.value).startswith(head))
        sheet[f"{column}{number}"] = value
    held = BytesIO()
    book.save(held)
    return held.getvalue()


def test_all_of_it_comes_back_from_an_export_and_only_edited_cells_are_changes(world, measures):
    heads = [*HEADS, "配合单位", "对应措施"]
    applied(
        world,
        read(
            world,
            xlsx([heads, [*LAMP, "水利局（打井）、甲镇政府", "路灯亮化"], [*ROAD, None, None]]),
        ),
    )
    assert outcomes(read(world, edited(world, KIND))) == [(2, "same"), (3, "same")]
    row = read(
        world, edited(world, KIND, 配合单位_2="水利局（打井和通水）", 所落实的措施_3="饮水安全")
    )
    wang, town = world.units["wang"].pk, world.units["town"].pk
    assert [s.changes for s in Staged.objects.filter(imported=row).order_by("id")] == [
        {
            "support": [
                [[wang, "打井"], [town, "台账列为配合单位，分工由牵头单位明确"]],
                [[wang, "打井和通水"]],
            ]
        },
        {"measure": [None, [measures[1].pk]]},
    ]
    lamp, road = applied(world, row)
    assert support(lamp) == [("水利局", "打井和通水")]
    assert list(Link.objects.filter(down_id=road.pk).values_list("up_id", flat=True)) == [
        measures[1].pk
    ]


def test_a_link_is_not_taken_away_and_a_place_does_not_move(world, measures):
    applied(world, read(world, xlsx([[*HEADS, "对应措施"], [*LAMP, "路灯亮化"], [*ROAD, None]])))
    row = read(world, edited(world, KIND, 所落实的措施_2="饮水安全", 地点_3="甲镇一村"))
    assert [f[1] for f in faults(row)] == ["link_stays", "place_stays"]


def test_minutes_come_back_from_an_export(world):
    rows = [["账户解冻", "2023-03-01 16:20", "3月1日23时", "2023-03-03 00:00", "√"]]
    applied(world, read(world, xlsx([CALLS, *rows]), kind=REQUEST))
    assert outcomes(read(world, edited(world, REQUEST), kind=REQUEST)) == [(2, "same")]
    row = read(world, edited(world, REQUEST, 企业自己的截止时间_2="2023-03-03 09:00"), kind=REQUEST)
    assert Staged.objects.get(imported=row).changes == {
        "cliff_at": ["2023-03-03T00:00", "2023-03-03T09:00"]
    }
