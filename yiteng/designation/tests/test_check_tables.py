"""A branch loads its own version of a check table from a workbook: versioned, with source and dates."""

from __future__ import annotations

import io
from datetime import date, timedelta

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.cast import log_in
from yiteng.audit.models import Event
from yiteng.designation import queries, standards
from yiteng.designation.actions.check_tables import load
from yiteng.designation.books.writing import workbook
from yiteng.designation.models import CheckTable
from yiteng.designation.tests.cases import at, intended, walked
from yiteng.rules.refusal import Refused

pytestmark = pytest.mark.django_db
DAY = date(2023, 4, 10)


def changed(code: str = "long_term_care", lines=(), **head: str) -> bytes:
    """The software's latest table with rows of the first sheet and cells of the second changed."""
    (found,) = [f.standard for f in standards.filed() if f.standard.code == code][-1:]
    book = openpyxl.load_workbook(io.BytesIO(workbook(found)))
    for row in book["核对表"].iter_rows():
        if row[0].value in head:
            row[1].value = head[row[0].value]
    sheet = book["检查项"]
    at_column = {cell.value: k for k, cell in enumerate(sheet[1])}
    for code_, column, value in lines:
        row = next(r for r in sheet.iter_rows(min_row=2) if r[0].value == code_)
        row[at_column[column]].value = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


OWN = {
    "版本": "市2023",
    "文号和出处": "淄医保发〔2023〕示例号",
    "施行日期": "2023-04-01",
    "失效日期": "",
}
NURSES = [
    ("care_beds", "数值", "20"),
    ("care_beds", "出处", "市细则第4条"),
    ("care_beds", "把握程度", "确定"),
]


def refused(do) -> tuple[str, ...]:
    with pytest.raises(Refused) as found:
        do()
    return tuple(found.value.codes)


def limit(case) -> object:
    (status,) = queries.statuses([case], DAY)
    verdicts = {v.line.code: v for one in status.judged for v in one.verdicts}
    return verdicts["care_beds"]


def test_every_table_of_the_software_goes_out_and_comes_back_the_same(world):
    for one in standards.filed():
        again = load("a.xlsx", changed_version(one.standard), actor=world.branch, at=at(DAY))
        mine = standards.own({world.county.pk})[world.county.pk]
        held = next(f for f in mine if f.standard.version == again.version)
        assert held.standard.lines == one.standard.lines, one.standard.code
        assert (held.kind, held.roads) == (one.kind, one.roads)
        CheckTable.objects.all().delete()


def changed_version(found) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(workbook(found)))
    next(r for r in book["核对表"].iter_rows() if r[0].value == "版本")[1].value = "甲"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_an_own_version_takes_the_place_of_ours_and_a_sure_limit_refuses(world):
    case = intended(world, kind="long_term_care")
    assert (limit(case).limit, limit(case).blocks) == (10, False), "another province's: only warns"
    row = load("细则.xlsx", changed(lines=NURSES, **OWN), actor=world.branch, at=at(DAY))
    assert (limit(case).limit, limit(case).blocks, limit(case).line.source) == (
        20,
        True,
        "市细则第4条",
    )
    assert (row.version, row.loaded_on, row.by_post) == ("市2023", DAY, world.branch.post_title)
    assert Event.objects.filter(subject_type="designation.checktable").count() == 1


def test_it_does_not_reach_back_to_what_applied_before_it_was_loaded(world):
    case = walked(world, "apply")
    own = changed("dialysis", [("machines", "数值", "50")], 版本="市2022", 施行日期="2022-01-01")
    before = [v.limit for v in queries.statuses([case], DAY)[0].judged[0].verdicts]
    load("a.xlsx", own, actor=world.branch, at=at(DAY))
    assert [v.limit for v in queries.statuses([case], DAY)[0].judged[0].verdicts] == before
    day = DAY + timedelta(days=1)
    mine = standards.own({world.county.pk})[world.county.pk]
    assert standards.holding("dialysis", "new_service", day, mine)[0].version == "市2022"


def test_a_version_is_never_overwritten_and_another_county_does_not_see_it(world):
    load("a.xlsx", changed(**OWN), actor=world.branch, at=at(DAY))
    assert refused(lambda: load("a.xlsx", changed(**OWN), actor=world.branch, at=at(DAY))) == (
        "designation.version_there",)  # fmt: skip
    ours = changed(**{**OWN, "版本": "2024"})
    assert refused(lambda: load("a.xlsx", ours, actor=world.branch, at=at(DAY))) == (
        "designation.version_there",)  # fmt: skip
    elsewhere = world.areas["elsewhere"].pk
    assert standards.own({elsewhere}) == {elsewhere: ()}


def test_every_fault_is_named_at_once_and_nothing_is_loaded(world):
    bad = changed(
        lines=[("care_beds", "数值", "十"), ("carers", "类型", "大概"), ("managers", "出处", ""),
               ("accounts", "编码", "A 1")],
        **{**OWN, "施行日期": "明天"})  # fmt: skip
    with pytest.raises(Refused) as found:
        load("a.xlsx", bad, actor=world.branch, at=at(DAY))
    assert len(found.value.refusals) == 5
    resting = changed("dialysis", [("nurses", "依据项编码", "beds"), ("nurses", "不足时的写法", "{x}")],
                      版本="乙")  # fmt: skip
    with pytest.raises(Refused) as found:
        load("a.xlsx", resting, actor=world.branch, at=at(DAY))
    assert len(found.value.refusals) == 2
    assert not CheckTable.objects.exists()


def test_only_the_branch_loads_and_everybody_reads(world, client):
    assert refused(lambda: load("a.xlsx", changed(**OWN), actor=world.hospital, at=at(DAY))) == (
        "workflow.not_permitted",)  # fmt: skip
    log_in(client, world, "branch")
    page = reverse("designation:standards_new")
    assert client.get(page).status_code == 200
    assert "两张工作表" in client.post(
        page, {"file": SimpleUploadedFile("a.xlsx", b"no")}).content.decode()  # fmt: skip
    sent = SimpleUploadedFile("细则.xlsx", changed(lines=NURSES, **OWN))
    assert client.post(page, {"file": sent}).status_code == 302
    log_in(client, world, "hospital")
    shown = client.get(reverse("designation:standards")).content.decode()
    assert "淄医保发〔2023〕示例号" in shown and "本地版本" in shown
    down = client.get(reverse("designation:standards_file", args=["long_term_care", "市2023"]))
    assert down.content.startswith(b"PK")
    assert client.get(reverse("designation:standards_file", args=["x", "y"])).status_code == 404
