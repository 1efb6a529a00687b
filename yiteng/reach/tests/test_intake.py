"""Figures from a workbook: read, compared, taken in whole or not at all, and again without a change."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.cast import NOW, TODAY, World, log_in
from yiteng.audit.models import Event
from yiteng.places.models import Area, Population, Position
from yiteng.reach import actions, queries
from yiteng.reach.analysis.coordinates import to_bd09, to_gcj02
from yiteng.reach.models import (
    BedDays,
    DailyCost,
    Facility,
    Intake,
    Readmission,
    Service,
    TownTravel,
)
from yiteng.rules.refusal import Refused

pytestmark = pytest.mark.django_db
HEADS = {
    "村居位置": ("镇", "村居", "经度", "纬度"), "机构位置": ("机构", "经度", "纬度"), "山区系数": ("镇", "系数"),
    "实测分钟": ("镇", "村居", "机构", "分钟"), "床日": ("机构", "服务", "月份", "险种", "支付方式", "床日"),
    "日均费用": ("服务", "级别", "险种", "支付方式", "日均费用", "基金支付比", "截至日期"),
    "再入院": ("服务", "季度", "出院人次", "三十日内再入院人次"),
}  # fmt: skip


def book(**sheets: list[tuple[object, ...]]) -> bytes:
    """A workbook of these sheets, each below its heads."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as made:
        for name, rows in sheets.items():
            sheet = made.add_worksheet(name)
            for number, row in enumerate([HEADS.get(name, ("甲",)), *rows]):
                sheet.write_row(number, 0, row)
    return out.getvalue()


@pytest.fixture
def ward(world: World) -> Service:
    """A ward at a health centre without a position, one village of 甲镇."""
    Area.objects.filter(county=world.county, level="village").update(valid_to=date(2020, 1, 1))
    Area.objects.create(level="village", kind="village", name="石村", parent=world.areas["town_a"],
                        county=world.areas["county"], town=world.areas["town_a"])  # fmt: skip
    house = Facility.objects.create(
        county=world.areas["county"], name="甲镇卫生院", level="one", source="台账"
    )
    return Service.objects.create(
        facility=house, kind="psychiatric", capacity=20, opened_on=date(2020, 1, 1)
    )


FULL = {
    "村居位置": [("甲镇", "石村", 118.0, 36.5)], "机构位置": [("甲镇卫生院", 118.02, 36.52)],
    "山区系数": [("甲镇", 1.4)], "实测分钟": [("甲镇", "石村", "甲镇卫生院", 25)],
    "日均费用": [("精神病专科", "一级", "居民", "按床日付费", 170, 0.7, "2022-12-31")],
    "床日": [("甲镇卫生院", "精神病专科", "2022年1月", "居民", "", 610)],
    "再入院": [("精神病专科", "2022年1季度", 100, 12)],
}  # fmt: skip


def taken(world: World, content: bytes, system: str = "WGS-84") -> Intake:
    row = actions.hand_in(
        "数据.xlsx", content, system=system, source="分局台账", actor=world.branch, at=NOW
    )
    return actions.take_in(row, actor=world.branch, at=NOW)


def test_a_workbook_is_taken_in_whole_and_again_without_a_change(
    world: World, ward: Service
) -> None:
    first = taken(world, book(**FULL))
    assert first.counts == {"new": 7, "changed": 0, "same": 0, "wrong": 0}
    house = Facility.objects.get()
    assert (house.lon, house.position_source) == (Decimal("118.020000"), "分局台账")
    assert TownTravel.objects.get().factor == Decimal("1.40")
    row = BedDays.objects.get()
    assert (row.service, row.month, row.scheme, row.days) == (
        ward,
        date(2022, 1, 1),
        "residents",
        610,
    )
    cost = DailyCost.objects.get()
    assert (cost.payment, cost.cost, cost.fund_share) == ("bed_day", Decimal(170), Decimal("0.7"))
    again = taken(world, book(**FULL))
    assert again.counts == {"new": 0, "changed": 0, "same": 7, "wrong": 0}
    assert (BedDays.objects.count(), Position.objects.count(), Intake.objects.count()) == (1, 1, 2)


def test_a_figure_that_was_corrected_keeps_what_it_was_in_the_trail(
    world: World, ward: Service
) -> None:
    taken(world, book(**FULL))
    fresh = {"床日": [("甲镇卫生院", "精神病专科", "2022-01", "居民", "", 580)], "山区系数": [("甲镇", 1.5)],
             "村居位置": [("甲镇", "石村", 118.01, 36.5)]}  # fmt: skip
    assert taken(world, book(**fresh)).counts == {"new": 0, "changed": 3, "same": 0, "wrong": 0}
    assert (BedDays.objects.get().days, TownTravel.objects.get().factor) == (580, Decimal("1.50"))
    assert [p.lon for p in Position.objects.order_by("id")] == [Decimal("118"), Decimal("118.01")]
    assert Event.objects.filter(action="correct").count() == 2  # the house, the factor
    assert Event.objects.filter(action="bed_days").count() == 2


def test_one_wrong_row_and_nothing_is_taken_in(world: World, ward: Service) -> None:
    wrong = {**FULL, "床日": [("甲镇卫生院", "血液透析", "2022-01", "", "", 3), ("甲镇卫生院", "精神病专科", "一月", "", "", 3)],
             "山区系数": [("无名镇", 1.2), ("甲镇", 0.8)], "别的": []}  # fmt: skip
    row = actions.hand_in(
        "a.xlsx", book(**wrong), system="WGS-84", source="台账", actor=world.branch, at=NOW
    )
    found = actions.compared(row, world.branch)
    assert [(w.sheet, w.number) for w in found.wrong] == [
        ("别的", 0), ("山区系数", 2), ("山区系数", 3), ("床日", 2), ("床日", 3)]  # fmt: skip
    with pytest.raises(Refused) as refused:
        actions.take_in(row, actor=world.branch, at=NOW)
    assert refused.value.codes == ("reach.rows_wrong",)
    assert (BedDays.objects.count(), Position.objects.count(), TownTravel.objects.count()) == (
        0,
        0,
        0,
    )


@pytest.mark.parametrize(("system", "there"), [("GCJ-02", to_gcj02), ("BD-09", to_bd09)])
def test_positions_of_market_maps_are_converted_and_said_so(
    world: World, ward: Service, system, there
) -> None:
    lon, lat = (float(c) for c in there([(118.0, 36.5)])[0])
    assert abs(lon - 118.0) > 0.003
    taken(world, book(村居位置=[("甲镇", "石村", lon, lat)]), system)
    point = Position.objects.get()
    assert (point.lon, point.lat, point.system) == (
        Decimal("118.000000"),
        Decimal("36.500000"),
        "WGS-84",
    )
    assert point.source == f"分局台账（由{system}换算）"


def test_a_position_kept_in_another_system_is_converted_where_it_is_used(
    world: World, ward: Service
) -> None:
    lon, lat = to_gcj02([(118.0, 36.5)])[0]
    village = Area.objects.get(name="石村")
    Position.objects.create(area=village, lon=Decimal(str(lon)).quantize(Decimal("0.000001")),
                            lat=Decimal(str(lat)).quantize(Decimal("0.000001")), system="GCJ-02", source="地图")  # fmt: skip
    found = queries.inputs(world.branch, "psychiatric", "facilities", TODAY)
    assert (found["places"][0]["lon"], found["places"][0]["lat"]) == pytest.approx(
        (118.0, 36.5), abs=2e-6
    )
    assert found["converted"] == {"GCJ-02": 1}


def test_measured_minutes_stand_before_the_estimate(world: World, ward: Service) -> None:
    from yiteng.reach.plain.scenario import minutes

    taken(world, book(**FULL))
    Population.objects.create(
        area=Area.objects.get(name="石村"),
        count=500,
        scheme="residents",
        as_of=TODAY,
        source="台账",
    )
    found = queries.inputs(world.branch, "psychiatric", "facilities", TODAY)
    assert (found["measured"], minutes(found).tolist()) == ([(0, 0, 25.0)], [[25.0]])


def test_the_pages_show_each_row_before_it_is_taken_in(
    world: World, ward: Service, client: Client
) -> None:
    log_in(client, world, "branch")
    client.cookies["django_language"] = "en"
    sheet = SimpleUploadedFile("数据.xlsx", book(**FULL))
    asked = {"file": sheet, "system": "GCJ-02", "source": "分局台账"}
    answer = client.post(reverse("reach:intake"), asked)
    row = Intake.objects.get()
    assert answer.url == reverse("reach:intake_one", args=[row.pk])
    page = client.get(answer.url).content.decode()
    assert "7 new, 0 changed, 0 as they were" in page and "石村 → 甲镇卫生院" in page
    assert "Positions are converted from GCJ-02 to WGS-84." in page and not BedDays.objects.exists()
    assert "Taken in" in client.post(answer.url, follow=True).content.decode()
    assert BedDays.objects.get().days == 610
    assert client.get(reverse("reach:intake_file", args=[row.pk])).content == bytes(row.content)
    assert client.get(reverse("reach:intake_template")).content.startswith(b"PK")
    page = client.post(
        reverse("reach:intake"), {**asked, "file": SimpleUploadedFile("a.xlsx", b"x" * 9)}
    )
    assert "a.xlsx" not in page.content.decode() or page.status_code in (200, 302)


def test_only_the_branch_hands_in(world: World, client: Client) -> None:
    log_in(client, world, "town")
    assert client.get(reverse("reach:intake")).status_code == 403
    with pytest.raises(Refused):
        actions.hand_in(
            "a.xlsx", book(**FULL), system="WGS-84", source="台账", actor=world.town, at=NOW
        )


def test_a_long_workbook_costs_no_more_queries(
    world: World, ward: Service, django_assert_num_queries
) -> None:
    for n in (1, 30):
        rows = {
            "床日": [("甲镇卫生院", "精神病专科", f"{2000 + k}-01", "", "", k) for k in range(n)]
        }
        row = actions.hand_in(
            "a.xlsx", book(**rows), system="WGS-84", source="台账", actor=world.branch, at=NOW
        )
        with django_assert_num_queries(4):
            assert len(actions.compared(row, world.branch).lines) == n


def test_figures_go_out_as_a_workbook_and_come_back_without_a_change(
    world: World, ward: Service, client: Client
) -> None:
    days = [("甲镇卫生院", "精神病专科", "2022-01", scheme, payment, n)
            for scheme, payment, n in (("职工", "按床日付费", 90), ("居民", "按项目付费", 31), ("", "", 7))]  # fmt: skip
    taken(world, book(**{**FULL, "床日": days}))
    log_in(client, world, "branch")
    held = client.get(reverse("reach:intake_held"))
    assert taken(world, held.content).counts == {"new": 0, "changed": 0, "same": 5, "wrong": 0}
    assert BedDays.objects.filter(payment="item").get().days == 31


def test_a_quarter_is_corrected_and_more_readmitted_than_discharged_is_wrong(
    world: World, ward: Service
) -> None:
    taken(world, book(**FULL))
    fresh = {"再入院": [("精神病专科", "2022Q1", 100, 14)]}
    assert taken(world, book(**fresh)).counts["changed"] == 1
    row = Readmission.objects.get()
    assert (row.until, row.readmitted, row.source) == (date(2022, 3, 31), 14, "分局台账")
    odd = {"再入院": [("精神病专科", "2022Q2", 3, 4), ("精神病专科", "2022Q5", 3, 1)]}
    row = actions.hand_in("a.xlsx", book(**odd), system="WGS-84", source="台账",
                          actor=world.branch, at=NOW)  # fmt: skip
    assert [w.number for w in actions.compared(row, world.branch).wrong] == [2, 3]
