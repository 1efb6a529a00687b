"""The table, the navigation, the preferences and the headers of every page."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from django.http import HttpResponse
from django.template import Context, Template
from django.test import RequestFactory
from python_calamine import CalamineWorkbook

from yiteng.rules.actor import Actor
from yiteng.rules.quantity import Quantity
from yiteng.rules.table import Column, Row, Table
from yiteng.web import cells
from yiteng.web.exports import answer, file_of
from yiteng.web.middleware import HEADERS, Language, SecurityHeaders
from yiteng.web.navigation import FEW, NAVIGATION, Entry, entries, folded
from yiteng.web.preferences import choose

TABLE = Table(
    "Commitments",
    (
        Column("title", "Name", "link"),
        Column("light", "Light", "light"),
        Column("money", "Value", "money"),
        Column("due", "Date", "date"),
    ),
    [
        Row(
            "/c/1/",
            {"title": "<建大棚>", "light": "red", "money": 14_000_000, "due": date(2023, 3, 1)},
        )
    ],
    filters=("示例镇",),
    next_key="K2",
)


def rendered(table, address="/list/?light=red&after=K1"):
    request = RequestFactory().get(address)
    source = "{% load yiteng %}{% table table export=True %}"
    return Template(source).render(Context({"table": table, "request": request}))


def test_a_row_opens_by_its_first_words_and_by_enter():
    page = rendered(TABLE)
    assert '<tr data-url="/c/1/">' in page
    assert '<a href="/c/1/">&lt;建大棚&gt;</a>' in page


def test_cells_carry_their_label_for_phones():
    assert 'data-label="日期">2023-03-01</td>' in rendered(TABLE)


def test_a_light_is_shape_and_word():
    assert cells.light("red") == (
        '<span class="light light-red"><i aria-hidden="true">■</i>逾期</span>'
    )
    assert cells.light("overdue") == cells.light("red")
    assert cells.light("") == ""


def test_the_next_page_keeps_the_filters_and_drops_the_old_key():
    page = rendered(TABLE)
    assert 'rel="next" href="?light=red&amp;after=K2"' in page
    assert 'rel="prev"' not in page


def test_an_empty_table_says_how_rows_come():
    page = rendered(Table("", TABLE.columns, [], empty="措施来自会议的议定事项。"))
    assert "措施来自会议的议定事项。" in page
    assert "<table" not in page


def test_a_quantity_shows_its_word_and_status_and_the_rest_on_demand():
    shown = cells.quantity(
        Quantity(Decimal(1_100_000_000), "CNY", "近", date(2023, 3, 1), "planned", "简报")
    )
    assert "计划" in shown
    assert 'title="1,100,000,000\u2009元 · 计划 · 截至 2023-03-01 · 来源：简报"' in shown
    assert "近\u200911.0\u2009亿元" in shown


def exported(table):
    content = answer(file_of([("", [table])]), "List").content
    return CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()


def test_the_export_holds_what_the_page_shows():
    assert exported(TABLE) == [
        ["名称", "灯", "数值", "日期"],
        ["<建大棚>", "■逾期", 14_000_000.0, date(2023, 3, 1)],
    ]


def test_a_cell_that_looks_like_a_formula_stays_text():
    table = Table("x", (Column("t", "Name"),), [Row("", {"t": "=1+1"})])
    assert exported(table) == [["名称"], ["=1+1"]]


def test_navigation_is_the_story_in_order():
    assert {
        group: [place.room for place in NAVIGATION if place.group == group]
        for group in ("story", "beside", "more")
    } == {
        "story": [
            "research",
            "gate",
            "meetings",
            "measures",
            "commitments",
            "verification",
            "publication",
        ],
        "beside": ["reach", "designation", "thread", "desk"],
        "more": [
            "messaging",
            "plans",
            "ledgers",
            "handover",
            "circulars",
            "circulars",
            "desk",
            "casefiles",
            "sampling",
            "oversight",
            "people",
            "limits",
            "audit",
            "jobs",
        ],
    }


def test_a_row_of_few_is_not_folded():
    plain = [Entry("Jobs", "/jobs/", False, "more")]
    many = [Entry(str(n), "/", False, "more") for n in range(FEW + 1)]
    assert folded(plain) == (plain, [])
    assert folded(many) == ([], many)


def test_navigation_shows_only_what_the_post_may_open():
    roles = frozenset({"system_admin"})
    admin = Actor(1, "外人", 1, "x", 1, "x", "government", 1, None, None, roles)
    assert [entry.title for entry in entries(admin, "")] == ["Messages", "Jobs"]
    assert entries(None, "") == []


@pytest.mark.parametrize(
    ("data", "cookies"),
    [
        ({"language": "en"}, {"django_language": "en"}),
        ({"large": "1"}, {"large": "1"}),
        ({"language": "xx", "large": "yes"}, {}),
    ],
)
def test_preferences_are_cookies_of_known_values(data, cookies):
    answer = choose(RequestFactory().post("/web/preferences/", {**data, "next": "/a/?b=1"}))
    assert {name: c.value for name, c in answer.cookies.items()} == cookies
    assert answer.url == "/a/?b=1"


def test_preferences_lead_nowhere_else():
    answer = choose(RequestFactory().post("/web/preferences/", {"next": "//elsewhere.example/"}))
    assert answer.url == "/"


def test_chinese_without_a_choice_whatever_the_browser_wishes():
    def answer(request):
        return HttpResponse(request.LANGUAGE_CODE)

    request = RequestFactory().get("/", headers={"accept-language": "en"})
    assert Language(answer)(request).content == b"zh-hans"
    request.COOKIES["django_language"] = "en"
    assert Language(answer)(request).content == b"en"


def test_headers_of_every_answer():
    answer = SecurityHeaders(lambda request: HttpResponse())(RequestFactory().get("/"))
    assert {name: answer[name] for name in HEADERS} == HEADERS
    assert "unsafe" not in HEADERS["Content-Security-Policy"]
