"""An export holds every row of the list, in the order of the page, and nothing in it is alive."""

from __future__ import annotations

import ast
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from python_calamine import CalamineWorkbook

import yiteng
from yiteng.rules.table import Column, Row, Table
from yiteng.web import exports
from yiteng.web.exports import whole, workbook
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


def test_one_table_is_one_file():
    table = Table("List", COLUMNS, [Row("", {"code": "1", "title": "一"})])
    assert rows_of(workbook(table))[1:] == [["1", "一"]]


@pytest.mark.parametrize("path", sorted(Path(yiteng.__file__).parent.rglob("view*/*.py"))
                         + sorted(Path(yiteng.__file__).parent.rglob("views.py")))  # fmt: skip
def test_no_view_exports_a_page_where_it_should_export_the_list(path):
    """A function that pages rows and answers with ``workbook`` would export fifty rows."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for function in [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)]:
        called = {n.func.id for n in ast.walk(function)
                  if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)}  # fmt: skip
        assert not {"pages", "workbook"} <= called, f"{path.name}: {function.name}"
