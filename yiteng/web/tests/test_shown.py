"""A page asked for as Excel gives the tables it shows: drawn by the tag or by hand, page by page."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from django.http import HttpResponse
from django.template import engines
from django.test import RequestFactory
from python_calamine import CalamineWorkbook

from yiteng.rules.table import Column, Row, Table
from yiteng.web import exports
from yiteng.web.drawn import drawn
from yiteng.web.paging import WholeAddress
from yiteng.web.shown import as_file

HAND = """<h2>各 镇</h2><div><table class="ledger"><thead><tr><th>镇</th><th class="number">件数</th>
<th>日期</th><th>办法</th></tr></thead><tbody><tr><td><a href="/a/">甲镇</a> <small>试点</small></td>
<td class="number">1,204</td><td class="date">2023-03-01</td><td>=1+1<br>催办<form><select>
<option>不要</option></select><button>送出</button></form></td></tr></tbody></table></div>"""
PAGE = "{% load yiteng %}<title>清单 · 一藤</title>{% table table export=True %}"


def page(rows: list[str], hand: str = ""):
    """A view whose list shows two rows a page, five where it is wanted whole; asked, and answered."""
    request = RequestFactory().get("/list/?q=灯&after=2&as=xlsx")

    def view() -> HttpResponse:
        size = 5 if isinstance(request.GET, WholeAddress) else 2
        assert request.GET["q"] == "灯"
        first = int(request.GET.get("after", "0"))
        table = Table("Commitments", (Column("t", "Name"),),
                      [Row("", {"t": words}) for words in rows[first : first + size]],
                      next_key=str(first + size) if first + size < len(rows) else "",
                      previous_key="x" if first else "")  # fmt: skip
        source = engines["django"].from_string(PAGE + hand)
        return HttpResponse(source.render({"table": table}, request))

    return request, view


def sheets(answer: HttpResponse) -> dict[str, list[list[object]]]:
    book = CalamineWorkbook.from_filelike(BytesIO(answer.content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_a_table_drawn_by_hand_is_read_with_its_heading_heads_numbers_and_days():
    (table,) = drawn(HAND)
    assert table.caption == "各 镇"
    assert [c.title for c in table.columns] == ["镇", "件数", "日期", "办法"]
    assert [list(row.cells.values()) for row in table.rows] == [
        ["甲镇 试点", Decimal(1204), date(2023, 3, 1), "=1+1\n催办"]
    ]


def test_every_page_of_the_list_and_every_table_is_in_the_file_in_its_own_sheet():
    rows = [f"第{n}行" for n in range(12)]
    request, view = page(rows, HAND)
    answer = as_file(request, view(), view)
    assert answer["Content-Disposition"].endswith("%E6%B8%85%E5%8D%95.xlsx")
    assert sheets(answer) == {
        "督办事项": [["名称"], *([words] for words in rows)],
        "各 镇": [["镇", "件数", "日期", "办法"],
                ["甲镇 试点", 1204.0, date(2023, 3, 1), "=1+1\n催办"]],
    }  # fmt: skip


def test_beyond_the_limit_a_worker_makes_the_file(monkeypatch):
    monkeypatch.setattr(exports, "AT_ONCE", 6)
    monkeypatch.setattr(exports, "_LATER", [lambda request, name: HttpResponse(f"later: {name}")])
    request, view = page([str(n) for n in range(12)])
    assert as_file(request, view(), view).content.decode() == "later: 清单"


@pytest.mark.parametrize("answer", [
    HttpResponse("<p>no table</p>"), HttpResponse(HAND, status=404),
    HttpResponse("x", content_type="text/csv")])  # fmt: skip
def test_what_shows_no_table_stays_as_it_is(answer):
    assert as_file(RequestFactory().get("/?as=xlsx"), answer, lambda: answer) is answer


def test_a_key_that_never_moves_ends_the_walk():
    request = RequestFactory().get("/?as=xlsx")
    table = Table("", (Column("t", "Name"),), [Row("", {"t": "一"})], next_key="K")

    def view() -> HttpResponse:
        source = engines["django"].from_string(PAGE)
        return HttpResponse(source.render({"table": table}, request))

    assert len(next(iter(sheets(as_file(request, view(), view)).values()))) == 3
