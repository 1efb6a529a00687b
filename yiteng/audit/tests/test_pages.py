"""The pages of the audit administrator."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from django.db import connection

from tests.cast import log_in
from yiteng.audit import labels, triggers
from yiteng.audit.models import Event
from yiteng.audit.queries import history
from yiteng.audit.tests.test_record import ENTRY as SIGNED
from yiteng.audit.tests.test_record import write

pytestmark = pytest.mark.django_db
ENTRY = replace(SIGNED, subject_type="tests.row", action="walk")


@pytest.fixture
def auditor(client, world, tmp_path, settings):
    """A client logged in as the audit administrator; checkpoints lie apart."""
    settings.DATA = tmp_path
    log_in(client, world, "auditadmin")
    return client


def numbers(response) -> list[str]:
    """The numbers of the events a page lists."""
    return [row.cells["number"] for row in response.context["table"].rows]


def test_the_list_says_who_when_what_and_never_what_stood_in_the_record(auditor, world):
    write(
        replace(ENTRY, county=world.county.pk, after={"state": "active", "title": "不得外传的内容"})
    )
    response = auditor.get("/trail/")
    text = response.content.decode()
    cells = response.context["table"].rows[-1].cells
    assert cells == {
        "number": "1", "chain": "试验区", "recorded": Event.objects.get(action="walk").recorded_at,
        "said": ENTRY.said_at, "post": "交通局联络员", "name": "李（代理）", "action": "walk",
        "record": "tests.row 9", "fields": "state, title",
    }  # fmt: skip
    assert "不得外传的内容" not in text
    assert re.search(r"已登记 \d+ 条操作记录，均不可更改。", text)


def test_filters_narrow_and_pages_follow_by_key(auditor):
    write(*[replace(ENTRY, subject_id=n) for n in range(1, 61)], replace(ENTRY, county=2))
    first = auditor.get("/trail/?county=1&subject_type=tests.row")
    assert numbers(first) == [str(n) for n in range(60, 10, -1)]
    key = first.context["table"].next_key
    second = auditor.get(f"/trail/?county=1&subject_type=tests.row&after={key}")
    assert numbers(second) == [str(n) for n in range(10, 0, -1)]
    one = auditor.get("/trail/?subject_type=tests.row&subject_id=7")
    assert numbers(one) == ["7"]
    assert len(numbers(auditor.get("/trail/?post=3&since=2023-03-01&until=2023-03-01"))) == 50
    assert numbers(auditor.get("/trail/?post=3&until=2023-02-28")) == []
    assert numbers(auditor.get("/trail/?post=4711")) == []


@pytest.mark.parametrize("rows", [1, 3])
def test_three_rows_cost_what_one_does(auditor, rows, django_assert_num_queries):
    write(*[replace(ENTRY, county=9, subject_id=n) for n in range(rows)])
    auditor.get("/trail/?county=9")
    with django_assert_num_queries(8):
        assert len(numbers(auditor.get("/trail/?county=9"))) == rows


def test_one_event_shows_its_place_in_the_chain(auditor):
    (event,) = write(ENTRY)
    text = auditor.get(f"/trail/{event.pk}/").content.decode()
    assert event.hash in text
    assert "交通局联络员：walk" in text
    assert auditor.get(f"/trail/{event.pk + 1}/").status_code == 404


def test_verifying_says_that_all_is_well_or_what_is_not(auditor):
    write(ENTRY, ENTRY)
    assert "全部完好" in auditor.post("/trail/verify/").content.decode()
    with triggers.suspended(connection):
        Event.objects.filter(county=1, number=2).update(action="close")
    text = auditor.post("/trail/verify/").content.decode()
    assert "有记录链不完整。" in text
    assert "第 2 条记录在登记之后被改动。" in text


@pytest.mark.parametrize("who", ["sysadmin", "secadmin", "sun", "leader", "li"])
def test_nobody_else_opens_them(client, world, who):
    (event,) = write(ENTRY)
    log_in(client, world, who)
    for address in ("/trail/", "/trail/verify/", f"/trail/{event.pk}/"):
        assert client.get(address).status_code == 403


def test_a_row_knows_its_history_newest_first(django_assert_num_queries):
    write(replace(ENTRY, action="issue"), ENTRY, replace(ENTRY, subject_id=10))
    with django_assert_num_queries(1):
        found = history("tests.row", 9)
    assert [(h.action, h.post_title, h.acting, h.reason) for h in found] == [
        ("walk", "交通局联络员", True, "同意"),
        ("issue", "交通局联络员", True, "同意"),
    ]
    assert (found[0].before, found[0].after) == (
        {"state": "issued"}, {"cost": "1.50", "state": "active"},
    )  # fmt: skip


def test_rooms_tell_how_their_records_and_steps_are_called(auditor, monkeypatch):
    monkeypatch.setitem(
        labels._WORDS,
        "tests",
        lambda kind, step: ("Post", "Verify") if kind == "tests.row" else ("", ""),
    )
    (event,) = write(ENTRY)
    assert labels.words("tests.row", "walk") == ("岗位", "核验")
    assert labels.words("other.row", "walk") == ("other.row", "walk")
    assert "交通局联络员：核验" in auditor.get(f"/trail/{event.pk}/").content.decode()
