"""Many answers in one Excel sheet: previewed row by row, taken in whole or not at all."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation
from python_calamine import CalamineWorkbook

from tests.cast import log_in
from yiteng.surveys import queries
from yiteng.surveys.actions import findings
from yiteng.surveys.faults import Unfit
from yiteng.surveys.models import Submission
from yiteng.surveys.questions import from_json
from yiteng.surveys.sheet import into, out
from yiteng.surveys.sheet.columns import columns
from yiteng.surveys.tests.workbooks import book, opened

ONE = {"#": "1", "day": "2023年3月20日", "village": "甲镇一村", "has": "没有", "fruit": "苹果、梨"}
TWO = {"#": "2", "day": "2023/3/21", "village": "甲镇二村", "has": "有", "tons": "80"}


def sheet(form, *rows, name="答卷") -> bytes:
    """The answer sheet as somebody filled it."""
    keys = ["#", *(c.key for c in columns(from_json(form.questions), queries.served(form)))]
    lines = [[row.get(key, "") for key in keys] for row in rows]
    return book(**{name: [keys, keys, *lines],
                   "form": [[form.survey.form_id, form.version]]})  # fmt: skip


def read(world, form, *rows, actor=None):
    return into.preview(form, sheet(form, *rows), actor=actor or world.li, at=world.now)


def take(world, form, *rows, actor=None):
    who = actor or world.li
    return into.take_in(form, read(world, form, *rows, actor=who), actor=who, at=world.now)


def said(found) -> list[str]:
    with translation.override("zh-hans"):
        return [str(fault) for row in found.refused for fault in row.faults]


def test_words_of_the_lists_and_dates_are_understood(world):
    form = opened(world)
    assert take(world, form, ONE, TWO) == (2, 0)
    rows = Submission.objects.order_by("day")
    assert [(r.channel, r.answers["day"], r.village.name, r.answers.get("tons")) for r in rows] == [
        ("excel", "2023-03-20", "一村", None), ("excel", "2023-03-21", "二村", "80")]  # fmt: skip
    assert rows[0].answers["fruit"] == "apple pear"


def test_sent_again_it_does_nothing_and_changed_rows_are_corrected(world):
    form = opened(world)
    take(world, form, ONE, TWO)
    found = read(world, form, ONE, {**TWO, "tons": "90"})
    assert [row.verdict for row in found.rows] == ["same", "changed"]
    assert take(world, form, ONE, {**TWO, "tons": "90"}) == (0, 1)
    assert Submission.objects.count() == 2
    assert Submission.objects.get(state="edited").answers["tons"] == "90"


def test_each_refused_row_names_its_cell_and_the_remedy(world):
    form = opened(world)
    found = read(world, form, {**ONE, "has": "也许"}, {**TWO, "tons": "很多"}, {**TWO, "#": ""},
                 {**ONE})  # fmt: skip
    assert said(found) == [
        "表“答卷”、第 3 行、“D”列：“也许”不在选项里。请从列表中选。",
        "表“答卷”、第 4 行、“E”列：“很多”不是整数。请只写数字，如 12。",
        "表“答卷”、第 5 行、“A”列：缺编号。请按 1、2、3 编号。",
        "表“答卷”、第 6 行、“A”列：编号 1 与第 3 行重复。请换一个编号。",
    ]


def test_one_refused_row_holds_all_back(world):
    form = opened(world)
    with pytest.raises(Unfit):
        take(world, form, ONE, {**TWO, "day": "昨天"})
    assert Submission.objects.count() == 0


def test_what_is_approved_is_not_changed_by_a_sheet(world):
    form = opened(world)
    take(world, form, ONE)
    findings.take(Submission.objects.get(), "approve", actor=world.li, at=world.now)
    found = read(world, form, {**ONE, "has": "有", "tons": "3"})
    assert said(found) == [
        "表“答卷”、第 3 行、“A”列：这个编号的答卷已经采用或不采用。请删去这一行。"
    ]


def test_who_does_not_judge_does_not_change_by_a_sheet(world):
    form = opened(world)
    take(world, form, ONE, actor=world.clerk)
    found = read(world, form, {**ONE, "has": "有", "tons": "3"}, actor=world.clerk)
    assert said(found)[0].startswith("表“答卷”、第 3 行、“A”列：这个编号已有答卷，答案不同")


def test_two_units_number_alike_without_harm(world):
    form = opened(world)
    take(world, form, ONE)
    take(world, form, ONE, actor=world.clerk)
    assert Submission.objects.count() == 2


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (lambda form: book(答卷=[["#"], ["编号"]]), "这不是本调查的填报表。请从调查页面下载。"),
        (lambda form: sheet(form), "表“答卷”：表里还没有答案。"),
        (lambda form: book(答卷=[["#", "gone"], [], ["1", "x"]],
                           form=[[form.survey.form_id, "1"]]),
         "表“答卷”、第 1 行、“B”列：问卷已没有“gone”这道题。请重新下载填报表，把答案抄过去。"),
        (lambda form: b"x", "读不出来，不是 xlsx 工作簿。请用 Excel 或 WPS 打开，“另存为” xlsx 格式后再上传。"),
    ],
    ids=["another", "empty", "old", "no book"],
)  # fmt: skip
def test_what_is_no_answer_sheet(world, content, sentence):
    form = opened(world)
    with translation.override("zh-hans"), pytest.raises(Unfit) as unfit:
        into.preview(form, content(form), actor=world.li, at=world.now)
    with translation.override("zh-hans"):
        assert [str(f) for f in unfit.value.faults] == [sentence]


def test_the_sheet_we_send_checks_while_typing_and_reads_back(world):
    form = opened(world)
    content = out.workbook(form, columns(from_json(form.questions), queries.served(form)))
    read_back = CalamineWorkbook.from_filelike(io.BytesIO(content))
    keys = read_back.get_sheet_by_index(0).to_python(skip_empty_area=False)[0]
    assert keys == ["#", "day", "village", "has", "tons", "fruit", *(
        f"{name}.{n}" for n in range(1, 6) for name in ("need", "amount"))]  # fmt: skip
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml").decode()
    assert re.findall(r'<dataValidation type="(\w+)"', xml) == [
        "date", "list", "list", "whole", *(["decimal"] * 5)]  # fmt: skip


def test_the_pages_show_the_verdict_before_anything_is_done(world, client):
    form = opened(world)
    log_in(client, world, "li")
    path = f"/surveys/{form.survey_id}/sheet/in/"
    looked = client.post(path, {"workbook": SimpleUploadedFile("a.xlsx", sheet(form, ONE, TWO))})
    page = looked.content.decode()
    assert ("新增 2 份" in page, Submission.objects.count()) == (True, 0)
    token = re.search(r'name="staged" value="([^"]+)"', page).group(1)
    assert client.post(path, {"staged": token}).status_code == 302
    assert Submission.objects.count() == 2
