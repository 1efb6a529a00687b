"""A road network from a workbook: previewed row by row, taken in, and used as the way of travel."""

from __future__ import annotations

import io
from decimal import Decimal

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.cast import NOW, TODAY, World, log_in
from yiteng.reach import actions, queries
from yiteng.reach.analysis.coordinates import to_gcj02
from yiteng.reach.models import Facility, Intake, RoadNetwork
from yiteng.reach.plain.question import Question
from yiteng.reach.plain.scenario import minutes
from yiteng.reach.queries import roads
from yiteng.reach.tests.test_intake import HEADS, book, taken
from yiteng.reach.tests.test_scenarios import ASKED, ground, street

pytestmark = pytest.mark.django_db
__all__ = ["street"]
HEADS |= {
    "路网节点": ("编号", "经度", "纬度"),
    "路段": ("起点", "终点", "分钟", "公里", "道路等级"),
}
#: A street with a node at each village; the third section is slow.
ROADS = {
    "路网节点": [(f"n{k}", 118 + k * 0.04, 36.5) for k in range(6)],
    "路段": [("n0", "n1", 5, "", ""), ("n1", "n2", "", 3.5, "县道"), ("n2", "n3", 40, "", ""),
           ("n3", "n4", "", 4, "乡道"), ("n4", "n5", 6, "", "")],
}  # fmt: skip


def test_minutes_go_over_the_roads_once_they_are_taken_in(street: World) -> None:
    before = minutes(ground(street))
    taken(street, book(**ROADS))
    inputs = ground(street)
    found = minutes(inputs)
    assert found[:, 0].tolist() == [0, 5, 9.2, 49.2, 55.2, 61.2]  # 3.5 km at 50, 4 km at 40
    assert (inputs["road"]["nodes"], inputs["road"]["edges"]) == (6, 5)
    line = queries.inputs(street.branch, "dialysis", "facilities", TODAY, "line")
    assert minutes(line).tolist() == before.tolist()


def test_a_measured_way_stands_before_the_roads(street: World) -> None:
    way = {"实测分钟": [("甲镇", "六里村", "甲院", 33)]}
    taken(street, book(**ROADS, **way))
    assert minutes(ground(street))[5, 0] == 33.0


def test_a_scenario_keeps_its_roads_and_answers_the_same_when_they_change(street: World) -> None:
    taken(street, book(**ROADS))
    row = actions.keep("路网", ground(street), Question(p=1), actor=street.branch, at=NOW)
    taken(street, book(路段=[("n2", "n3", 4, "", ""), ("n4", "n5", "封闭", "", "")]))
    assert roads.held(street.branch).said["edges"] == 4
    assert RoadNetwork.objects.count() == 2
    row.refresh_from_db()
    assert actions.run_again(row, actor=street.branch, at=NOW).same is True
    assert minutes(ground(street))[3, 0] == pytest.approx(13.2)


def test_the_same_roads_again_change_nothing(street: World) -> None:
    assert taken(street, book(**ROADS)).counts == {"new": 11, "changed": 0, "same": 0, "wrong": 0}
    assert taken(street, book(**ROADS)).counts == {"new": 0, "changed": 0, "same": 11, "wrong": 0}
    assert RoadNetwork.objects.count() == 1


def test_what_cannot_be_read_names_row_column_and_remedy(street: World, client: Client) -> None:
    wrong = {"路网节点": [("a", 118, 36.5), ("b", 200, 36.5)],
             "路段": [("a", "x", 3, "", ""), ("a", "b", "", 3, "羊肠道"), ("a", "b", "", "", "")]}  # fmt: skip
    row = actions.hand_in(
        "路.xlsx", book(**wrong), system="WGS-84", source="测绘", actor=street.branch, at=NOW
    )
    found = actions.compared(row, street.branch)
    assert [(w.sheet, w.number, w.column) for w in found.wrong] == [
        ("路网节点", 3, "经度"), ("路段", 2, "终点"), ("路段", 3, "道路等级"), ("路段", 4, "公里")]  # fmt: skip
    log_in(client, street, "branch")
    client.cookies["django_language"] = "en"
    page = client.get(reverse("reach:intake_one", args=[row.pk])).content.decode()
    assert "There is no node x: add it to the sheet 路网节点." in page and "羊肠道" in page


def test_every_page_says_which_roads(street: World, client: Client) -> None:
    taken(street, book(**ROADS))
    log_in(client, street, "branch")
    client.cookies["django_language"] = "en"
    for page in (reverse("reach:scenarios") + "?" + "&".join(f"{k}={v}" for k, v in ASKED.items()),
                 reverse("reach:today")):  # fmt: skip
        assert "least over the roads taken in on" in client.get(page).content.decode()


def test_a_converted_position_says_from_which_system_in_which_file_and_when(
    street: World, client: Client
) -> None:
    lon, lat = (float(c) for c in to_gcj02([(118.1, 36.5)])[0])
    sheets = {"机构位置": [("丙院", lon, lat)], "村居位置": [("甲镇", "六里村", lon, lat)]}
    taken(street, book(**sheets), "GCJ-02")
    house = Facility.objects.get(name="丙院")
    assert (house.came_as, house.came_in, house.came_at) == ("GCJ-02", "数据.xlsx", NOW)
    assert (house.lon, house.lat) == (Decimal("118.1"), Decimal("36.5"))
    assert [(row["system"], row["file"], row["n"]) for row in ground(street)["came"]] == [
        ("GCJ-02", "数据.xlsx", 2)]  # fmt: skip
    log_in(client, street, "branch")
    client.cookies["django_language"] = "en"
    said = "Positions that came in GCJ-02, converted to WGS-84 when “数据.xlsx” was taken in on"
    assert said in client.get(reverse("reach:today")).content.decode()
    page = client.get(reverse("reach:show", args=[house.pk])).content.decode()
    assert "from GCJ-02, in the file “数据.xlsx”" in page


def test_a_long_preview_leads_to_every_row(street: World, client: Client) -> None:
    nodes = [(f"n{k:03}", 118 + k / 1000, 36.5) for k in range(230)]
    log_in(client, street, "branch")
    client.cookies["django_language"] = "en"
    sheet = SimpleUploadedFile("路.xlsx", book(路网节点=nodes))
    client.post(reverse("reach:intake"), {"file": sheet, "system": "WGS-84", "source": "测绘"})
    row = Intake.objects.get()
    page = client.get(reverse("reach:intake_one", args=[row.pk])).content.decode()
    assert "and 30 more" in page
    data = client.get(reverse("reach:intake_compared", args=[row.pk])).content
    rows = list(openpyxl.load_workbook(io.BytesIO(data))["路网节点"].values)
    assert (len(rows), rows[-1][:2], rows[-1][4]) == (231, (231, "n229"), "new")


@pytest.mark.parametrize("count", [5, 60])
def test_a_long_network_costs_no_more_queries(
    street: World, count: int, django_assert_num_queries
) -> None:
    nodes = [(f"n{k}", 118 + k / 1000, 36.5) for k in range(count)]
    edges = [(f"n{k}", f"n{k + 1}", 1, "", "") for k in range(count - 1)]
    taken(street, book(路网节点=nodes, 路段=edges))
    with django_assert_num_queries(9):
        ground(street)
