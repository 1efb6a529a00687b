"""An export holds every row of the list, in the order of the page, and nothing in it is alive."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from django.http import HttpResponse
from django.test import RequestFactory
from python_calamine import CalamineWorkbook

from yiteng.rules.table import Column, Row, Table
from yiteng.web import exports
from yiteng.web.exports import file_of, sheet_names, whole
from yiteng.web.paging import Whole

COLUMNS = (Column("code", "Code"), Column("title", "Name", "link"))
PAGES = [["370304000000", "=1+1"], ["0042", "@SUM(A1)"], ["3", "-1"]]


def page_of(get):
    """A list of three pages; asked for as a whole, from its beginning."""
    assert isinstance(get, Whole) and "before" not in get and get["q"] == "灯"
    number = int(get.get("after", "0"))
    code, title = PAGES[number]
    after = str(number + 1) if number + 1 < len(PAGES) else ""
    return Table("List", COLUMNS, [Row("", {"code": code, "title": title})], next_key=after)


def asked():
    return RequestFactory().get("/list/?q=灯&after=2&as=xlsx")


def rows_of(answer):
    return CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()


def test_every_page_is_in_the_file_whichever_page_stood_on_the_screen():
    assert rows_of(whole(asked(), page_of))[1:] == PAGES


def test_the_head_is_frozen_codes_are_text_and_no_cell_is_a_formula():
    with ZipFile(BytesIO(whole(asked(), page_of).content)) as book:
        sheet, styles = (book.read(f"xl/{n}.xml").decode() for n in ("worksheets/sheet1", "styles"))
    assert 'topLeftCell="A2" activePane="bottomLeft" state="frozen"' in sheet
    assert "<f>" not in sheet
    assert 'quotePrefix="1"' in styles and 'numFmtId="49"' in styles


def test_a_long_list_goes_to_the_worker_and_the_worker_writes_it_whole(monkeypatch):
    monkeypatch.setattr(exports, "AT_ONCE", 2)
    monkeypatch.setattr(exports, "_LATER", [lambda request, name: HttpResponse(f"later: {name}")])
    request = asked()
    assert whole(request, page_of, "灯").content.decode() == "later: 灯"
    request.in_background = True
    assert rows_of(whole(request, page_of))[1:] == PAGES


def test_names_of_sheets_are_short_told_apart_and_hold_no_forbidden_sign():
    assert sheet_names(["清单"]) == [""]
    assert sheet_names(["甲/乙", "长" * 40, "甲 乙", ""]) == ["甲 乙", "长" * 27, "甲 乙 3", "4"]


def test_a_table_without_heads_keeps_them_empty():
    table = Table("", (Column("0", ""),), [Row("", {"0": "一"})])
    with file_of([("", [table])]) as file:
        assert CalamineWorkbook.from_filelike(file).get_sheet_by_index(0).to_python() == [
            [""],
            ["一"],
        ]
