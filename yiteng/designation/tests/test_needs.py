"""People in need by town: a small count is stored nowhere, shown nowhere, and follows from nothing."""

from __future__ import annotations

import io
import re
from datetime import date

import pytest
from django.apps import apps
from docx import Document
from openpyxl import load_workbook

from tests.cast import log_in
from yiteng.designation.actions import density, needs
from yiteng.designation.models import TownCount, TownSheet
from yiteng.designation.papers import whole_file
from yiteng.designation.tests.cases import at, intended, people_and_places
from yiteng.limits.actions import change as set_limit
from yiteng.papers.build import build
from yiteng.places.models import Area
from yiteng.rules.refusal import Refused

DAY = date(2023, 3, 31)


@pytest.fixture(autouse=True)
def today(settings):
    settings.TODAY = "2023-03-31"


def towns(world, *more: str) -> list[int]:
    """甲镇, 乙镇 and more."""
    rows = [world.areas["town_a"], world.areas["town_b"]]
    for order, name in enumerate(more, 10):
        rows.append(Area.objects.create(
            level="town", kind="town", name=name, parent=world.county, county=world.county,
            order=order))  # fmt: skip
    return [row.pk for row in rows]


def enter(world, counts, kind="dialysis", **more):
    sheet = TownSheet(
        kind=kind, as_of=more.get("as_of", DAY), source=more.get("source", "门慢备案汇总")
    )
    return needs.enter(sheet, counts, actor=more.get("actor", world.branch), at=at(DAY))


def cells(sheet) -> list[int | None]:
    return list(sheet.cells.order_by("id").values_list("count", flat=True))


def test_a_small_count_and_the_one_that_would_tell_it_are_not_stored(world):
    a, b, c, d = towns(world, "丙镇", "丁镇")
    sheet = enter(world, {a: 3, b: 40, c: 12, d: 0})
    assert (cells(sheet), sheet.total, sheet.least) == ([None, 40, None, 0], 55, 5)
    ward = enter(world, {a: 9, b: 40, c: 12, d: 30}, "psychiatric")
    assert (cells(ward), ward.least) == ([None, 40, None, 30], 10)
    alone = enter(world, {a: 2, b: 0}, as_of=date(2023, 2, 28))
    assert (cells(alone), alone.total) == ([None, 0], None)


def test_no_page_export_file_row_or_event_tells_a_small_one(world, client):
    """With the threshold at 100: 87, and the 6297 that would tell it, are written nowhere."""
    people_and_places(world)
    set_limit("designation.told_town", 100, reason="从严", actor=world.branch, at=at(DAY))
    a, b, c = towns(world, "丙镇")
    enter(world, {a: 87, b: 65437, c: 6297})
    case = intended(world)
    report = density.make(case, actor=world.branch, at=at(DAY))
    log_in(client, world, "branch")
    addresses = (
        "/designation/needs/", "/designation/", case.url,
        f"/designation/{case.pk}/density/{report.pk}/",
    )  # fmt: skip
    told = [client.get(address).content.decode() for address in addresses]
    assert "65437" in told[0] and "65437" in told[3] and "不公布" in told[0] and "不公布" in told[3]
    book = load_workbook(io.BytesIO(client.get("/designation/needs/?as=xlsx").content))
    told.append(str([list(r) for s in book for r in s.iter_rows(values_only=True)]))
    assert "65437" in told[-1]
    paper = Document(io.BytesIO(build(whole_file(case, DAY))))
    told += [cell.text for t in paper.tables for row in t.rows for cell in row.cells]
    for model in apps.get_models():
        if model._meta.app_label in ("designation", "audit", "reach"):
            told += [str(row) for row in model._default_manager.values_list() if row]
    for text in told:
        assert not re.search(r"(?<![\w.])(87|6297)(?![\w.])", text)
    assert sorted(filter(None, TownCount.objects.values_list("count", flat=True))) == [65437]


def test_counts_of_the_same_day_are_replaced_and_the_latest_day_stands(world, client):
    a, b, c = towns(world, "丙镇")
    first = enter(world, {a: 30, b: 40, c: 50})
    again = enter(world, {a: 31, b: 40, c: 50})
    assert (first.pk, cells(again), TownSheet.objects.count()) == (again.pk, [31, 40, 50], 1)
    enter(world, {a: 90, b: 90, c: 90}, as_of=date(2023, 1, 31))
    log_in(client, world, "leader")
    page = client.get("/designation/needs/").content.decode()
    assert ">31<" in page and ">90<" not in page


@pytest.mark.parametrize(
    ("counts", "more", "codes"),
    [
        ({"town_a": 8}, {}, ("needs.few",)),
        ({"town_a": 8, "village_1": 9}, {}, ("needs.no_town",)),
        ({"town_a": 8, "town_b": 9}, {"source": " "}, ("needs.source",)),
        ({"town_a": 8, "town_b": 9}, {"as_of": date(2023, 4, 1)}, ("needs.ahead",)),
    ],
)
def test_what_is_not_taken(world, counts, more, codes):
    with pytest.raises(Refused) as caught:
        enter(world, {world.areas[key].pk: n for key, n in counts.items()}, **more)
    assert caught.value.codes == codes
    assert TownSheet.objects.count() == 0


def test_the_form_takes_two_columns_copied_from_a_table_and_no_village(world, client):
    a, b = towns(world)
    log_in(client, world, "branch")
    said = {
        "kind": "dialysis",
        "as_of": "2023-03-31",
        "source": "汇总",
        f"town_{a}": "",
        f"town_{b}": "",
    }
    village = world.areas["village_1"].name
    wrong = client.post("/designation/needs/new/", {**said, "pasted": f"甲镇\t30\n{village}\t4"})
    assert wrong.status_code == 409 and village in wrong.content.decode()
    client.post("/designation/needs/new/", {**said, "pasted": "甲镇\t30\n乙镇，40"})
    assert sorted(TownCount.objects.values_list("count", flat=True)) == [30, 40]


def test_only_the_branch_enters_them(world):
    a, b = towns(world)
    with pytest.raises(Refused):
        enter(world, {a: 30, b: 40}, actor=world.hospital)


def test_the_page_costs_the_same_for_one_kind_and_three(world, client, django_assert_num_queries):
    a, b = towns(world)
    log_in(client, world, "branch")
    enter(world, {a: 30, b: 40})
    client.get("/designation/needs/")
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as one:
        client.get("/designation/needs/")
    for kind in ("psychiatric", "long_term_care"):
        enter(world, {a: 30, b: 40}, kind)
    with django_assert_num_queries(len(one)):
        client.get("/designation/needs/")
