"""The approval form as values and as a Word file."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from django.urls import reverse
from django.utils import translation

from tests.cast import log_in
from yiteng.gate import actions
from yiteng.gate.papers import approval_form
from yiteng.gate.tests.papers import approved, opened, reviewed, submitted, whole
from yiteng.papers.build import build


def said(application) -> dict[str, str]:
    """Label → text of the form."""
    found = {}
    for grid in approval_form(application).grids:
        for row in grid.rows:
            for label, text in zip(row[::2], row[1::2], strict=False):
                found[label.text] = text.text
    return found


def test_the_form_says_what_the_application_says(world):
    form = said(approved(world))
    assert {label: form[label] for label in ("会议名称", "申请单位", "会议类型", "拟开时间")} == {
        "会议名称": "全区特色农业大会", "申请单位": "农业农村局", "会议类型": "全区性大会",
        "拟开时间": "2023年2月9日",
    }  # fmt: skip
    assert form["目标"] == "1. 新增冷库；6座；2023年12月31日；农业农村局"
    assert form["相关单位意见"] == "1. 水利局：同意"
    assert form["审核意见"] == "同意召开。依据充分\n政府办秘书　2023年3月31日 09:00"
    assert form["审定"] == "审定同意召开\n区长　2023年3月31日 09:00"


def test_every_reason_of_each_test_stands_in_it_as_fixed(world):
    application = actions.submit([opened(world)], actor=world.li, at=world.now)[0]
    form = said(application)
    lines = [
        line for text in form.values() for line in text.split("\n") if line.startswith(("■", "▲"))
    ]
    assert len(lines) == len(application.verdict_fixed)
    assert form["“四不开”审核"] == "2023年3月31日 09:00提交时固定，规则第2版"


def test_before_submission_the_form_says_that_nothing_is_fixed(world):
    form = said(whole(world))
    assert form["“四不开”审核"] == "尚未提交，本结论未固定"
    assert (form["审核意见"], form["审定"]) == ("尚未出具", "尚未审定")


def test_the_form_is_chinese_for_an_english_reader_too(world):
    with translation.override("en"):
        assert approval_form(submitted(world)).title == "会议审批表"


def test_a_decision_against_the_opinion_names_post_and_reason(world):
    application = actions.approve_against(
        reviewed(world, verdict="against"),
        reason="春耕在即，冷库选址不能再等到下个月",
        actor=world.leader,
        at=world.now,
    )
    form = said(application)
    assert form["审核意见"].startswith("不同意召开。依据充分")
    assert "：春耕在即，冷库选址不能再等到下个月\n区长　" in form["审定"]


def test_the_word_file_is_downloaded_by_who_may_read(world, client):
    url = reverse("gate:form_word", args=[approved(world).pk])
    log_in(client, world, "secretary")
    answer = client.get(url)
    assert answer.status_code == 200
    table = docx.Document(BytesIO(answer.content)).tables[0]
    assert table.rows[0].cells[-1].text == "全区特色农业大会"
    assert "filename*=UTF-8''" in answer["Content-Disposition"]
    assert client.get(reverse("gate:form", args=[1_000_000])).status_code == 404


@pytest.mark.parametrize(("post", "status"), [("outsider", 404), ("clerk", 403)])
def test_nobody_else_downloads_it(world, client, post, status):
    url = reverse("gate:form_word", args=[approved(world).pk])
    log_in(client, world, post)
    assert client.get(url).status_code == status


def test_the_same_rows_give_the_same_file(world):
    application = approved(world)
    assert build(approval_form(application)) == build(approval_form(application))
