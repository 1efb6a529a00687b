"""Every list of the public face can be taken along as it stands: Excel and text, nothing alive."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO

import openpyxl
import pytest
from django.test import Client

from tests.cast import World
from yiteng.commitments.models import Commitment
from yiteng.commitments.tests.cases import active
from yiteng.publication.models import ListSnapshot, Snapshot
from yiteng.publication.tests.test_lists import frozen, publish
from yiteng.web import exports, paging

pytestmark = pytest.mark.django_db(databases=["default", "public"], transaction=True)


def sheets(address: str) -> list[list[tuple]]:
    """The rows of each sheet of a page's workbook."""
    answer = Client().get(address)
    assert answer["Content-Type"] == exports.XLSX, answer["Content-Type"]
    book = openpyxl.load_workbook(BytesIO(answer.content))
    assert {s.freeze_panes for s in book.worksheets} == {"A2"}
    return [list(s.iter_rows(values_only=True)) for s in book.worksheets]


def lines(address: str) -> list[list[str]]:
    """The lines of a page's text."""
    answer = Client().get(address)
    assert answer["Content-Type"].startswith("text/csv")
    assert answer.content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(StringIO(answer.content.decode("utf-8-sig"))))


def test_the_ledger_holds_the_columns_on_screen_and_no_other(world: World) -> None:
    rows = active(world, 2)
    Commitment.objects.filter(pk=rows[0].pk).update(title="=HYPERLINK(1)", served_name="王小明")
    rows[0].refresh_from_db()
    publish(world, rows)
    (sheet,) = sheets("/public/ledger/?as=xlsx")
    assert sheet[0] == ("承诺事项", "地点", "进展", "发布日期")
    titles = [row[0] for row in sheet[1:]]
    assert (
        titles == [s.title for s in Snapshot.objects.order_by("id")] and "=HYPERLINK(1)" in titles
    )
    text = lines("/public/ledger/?as=csv")
    assert [len(line) for line in text] == [4, 4, 4]
    assert "'=HYPERLINK(1)" in [line[0] for line in text]
    assert not any("王小明" in str(cell) for line in (*sheet, *text) for cell in line)


def test_all_rows_of_the_filters_and_no_others_whatever_a_page_holds(
    world: World, monkeypatch
) -> None:
    monkeypatch.setattr(paging, "SIZE", 2)
    monkeypatch.setattr(paging, "WHOLE", 3)
    monkeypatch.setattr(exports, "AT_ONCE", 1)
    publish(world, active(world, 5))
    assert len(sheets("/public/ledger/?as=xlsx")[0]) == 6
    assert len(lines("/public/ledger/?q=nothing+of+this&as=csv")) in (0, 1)
    town = Snapshot.objects.exclude(town="").values_list("town", flat=True).first()
    count = Snapshot.objects.filter(town=town).count()
    assert len(lines(f"/public/ledger/?town={town}&as=csv")) == count + 1


def test_a_list_has_its_items_and_its_rates_a_sheet_each(world: World) -> None:
    frozen(world)
    key = ListSnapshot.objects.get().key
    items, rates = sheets(f"/public/lists/{key}/?as=xlsx")
    assert len(items) == 5 and items[0][-1] == "在本清单"
    assert len(rates) >= 2
    assert len(lines("/public/lists/?as=csv")) >= 2


def test_a_page_without_a_list_stays_a_page() -> None:
    assert "text/html" in Client().get("/public/complaints/?as=xlsx")["Content-Type"]
    assert "text/html" in Client().get("/account/login/?as=csv")["Content-Type"]
