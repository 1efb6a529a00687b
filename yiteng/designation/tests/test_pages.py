"""Pages of designation: what they say, what they cost, who may open them."""

from __future__ import annotations

import io
import re
from datetime import date

import pytest
from docx import Document

from tests.cast import log_in
from yiteng.designation.actions import cases, preparation
from yiteng.designation.models import DesignationCase, Visit
from yiteng.designation.tests.cases import (
    DAYS,
    all_met,
    at,
    facility,
    intended,
    somebody,
    visited,
    walked,
)
from yiteng.rules.designation.standard import Answer


def text(answer) -> str:
    return answer.content.decode()


def plain(answer) -> str:
    """The words of a page without its marks."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text(answer)))


@pytest.fixture(autouse=True)
def today(settings):
    settings.TODAY = "2023-03-31"


QUERIES = {"branch": 23, "hospital": 26, "case": 36, "check": 13}


@pytest.mark.parametrize("many", [1, 3])
def test_the_board_costs_the_same_for_one_and_three(world, client, many, django_assert_num_queries):
    for n in range(many):
        intended(world, facility=facility(world, f"第{n}卫生院"))
    log_in(client, world, "branch")
    client.get("/designation/")
    with django_assert_num_queries(QUERIES["branch"]):
        answer = client.get("/designation/")
    assert len(set(re.findall(r"/designation/\d+/", text(answer)))) == many


@pytest.mark.parametrize("many", [1, 3])
def test_the_page_of_a_director_costs_the_same_for_one_and_three(
    world, client, many, django_assert_num_queries
):
    for kind in ("dialysis", "psychiatric", "long_term_care")[:many]:
        house = DesignationCase.objects.first()
        intended(world, kind=kind, facility=house.facility if house else None)
    log_in(client, world, "hospital")
    client.get("/designation/")
    with django_assert_num_queries(QUERIES["hospital"]):
        answer = client.get("/designation/")
    assert text(answer).count("离申请") == many


@pytest.mark.parametrize("many", [1, 3])
def test_a_case_costs_the_same_for_one_visit_and_three(
    world, client, many, django_assert_num_queries
):
    case = intended(world)
    for n in range(many):
        visited(world, case, "coaching", date(2022, 9, 14 + n))
    log_in(client, world, "branch")
    client.get(case.url)
    with django_assert_num_queries(QUERIES["case"]):
        client.get(case.url)
    with django_assert_num_queries(QUERIES["check"]):
        client.get(f"{case.url}check/")


def test_the_board_says_what_presses(world, client):
    case, day = walked(world, "recheck"), date(2023, 3, 24)
    preparation.answer(case, all_met(case, day), actor=world.hospital, at=at(day))
    cases.take(case, "apply", actor=world.hospital, at=at(day))
    case.refresh_from_db()
    assert case.missing_due == date(2023, 3, 31)
    visit = Visit.objects.create(case=case, purpose="survey", planned_on=date(2023, 3, 31))
    log_in(client, world, "branch")
    page = plain(client.get("/designation/"))
    said = "受理1件（1件下一工作日满5个工作日，须一次性告知）；本周勘查1家；水质检测到期0家；"
    assert said in re.sub(r"\s", "", page)
    assert f"/designation/visits/{visit.pk}/" in text(client.get("/designation/"))


def test_the_director_reads_how_much_is_missing(world, client):
    case = walked(world, "recheck")
    answers = all_met(case, DAYS["apply"])
    answers["nurses"] = Answer(answers["nurses"].number - 1)
    answers["bacteria_test"] = Answer(on=date(2023, 2, 20))
    answers["endotoxin_test"] = Answer(on=date(2023, 2, 20))
    preparation.answer(case, answers, actor=world.hospital, at=at(date(2023, 3, 1)))
    log_in(client, world, "hospital")
    page = plain(client.get(case.url))
    assert "离申请还差 2 项：护士 1 名、3 月水检" in page
    assert "离申请还差 2 项：护士 1 名、3 月水检。" in page, "the refused step says the same"


def test_an_intention_is_stated_and_checked_on_its_pages(world, client):
    house = facility(world)
    log_in(client, world, "hospital")
    typed = {"facility": house.pk, "kind": "dialysis", "road": "new_service", "capacity": "10",
             "public": "on"}  # fmt: skip
    answer = client.post("/designation/new/", typed)
    case = DesignationCase.objects.get()
    assert answer["Location"] == case.url
    facts = {"licence_on": "2022-06-01", "base_agreement": "区协〔2022〕1号", "capacity": "10",
             "employees": "on", "residents": "on"}  # fmt: skip
    assert client.post(f"{case.url}facts/", facts).status_code == 302
    said = {"machines": "10", "nurses": "3", "clean_dirty": "1", "bacteria_test": "2023-03-20"}
    assert client.post(f"{case.url}check/", said).status_code == 302
    page = plain(client.get(f"{case.url}check/"))
    assert "护士 1 名" in page
    assert "≥ 4" in page
    made = {"what": "equipment", "title": "透析机", "number": "10", "paid_by": ""}
    answer = client.post(f"{case.url}prepare/", made)
    assert (answer.status_code, "请填写设备资金来源。" in text(answer)) == (409, True)
    assert client.post(f"{case.url}prepare/", {**made, "paid_by": "自筹"}).status_code == 302
    assert client.post(f"{case.url}papers/", {"codes": ["form", "water"]}).status_code == 302
    assert case.papers.count() == 2


def test_a_visit_is_planned_and_recorded_by_two(world, client):
    case = intended(world)
    second = somebody(world, "branch_2", "insurance_branch", "医保分局经办员")
    log_in(client, world, "branch")
    planned = {"purpose": "coaching", "on": "2023-03-30", "topic": "透析区"}
    assert client.post(f"{case.url}visits/new/", planned).status_code == 302
    visit = Visit.objects.get()
    page = f"/designation/visits/{visit.pk}/"
    people = re.findall(r'name="people" value="(\d+)"', text(client.get(page)))
    assert len(people) == 2
    typed = {"held_on": "2023-03-30", "people": people[:1], "topic": "透析区", "findings": "窄"}
    answer = client.post(page, typed)
    assert (answer.status_code, "现场勘查至少两人" in text(answer)) == (409, True)
    full = {**typed, "people": people, "line_clean_dirty": "0", "note_clean_dirty": "一条通道",
            "next_on": "2023-04-06", "next_purpose": "recheck"}  # fmt: skip
    assert client.post(page, full).status_code == 302
    assert [(v.purpose, v.held_on) for v in case.visits.all()] == [
        ("coaching", date(2023, 3, 30)), ("recheck", None),
    ]  # fmt: skip
    assert second.post_title in text(client.get(case.url))


def test_a_public_hospital_has_no_button_to_leave(world, client):
    case = walked(world, "enforce")
    log_in(client, world, "hospital")
    page = text(client.get(case.url))
    assert "ask_end" not in page
    assert "公立医疗机构不得主动提出中止或解除医保协议（令第2号第四十四条）。" in page
    answer = client.post(f"{case.url}step/", {"step": "ask_end", "reason": "不想办了"})
    assert (answer.status_code, "第四十四条" in text(answer)) == (409, True)
    DesignationCase.objects.update(public=False)
    assert "ask_end" in text(client.get(case.url))


def test_the_density_report_is_made_and_computed_again(world, client):
    case = walked(world, "report")
    log_in(client, world, "branch")
    assert client.post(f"{case.url}density/").status_code == 302
    row = case.densities.first()
    page = plain(client.get(f"{case.url}density/{row.pk}/"))
    assert "30 分钟内居住参保人 2,000 人" in page
    assert "刚才重算，结果一致" in page
    assert "患者" not in page.replace("不统计患者", "")


def test_the_whole_file_is_one_word_document(world, client):
    case = walked(world, "enforce")
    log_in(client, world, "branch")
    answer = client.get(f"{case.url}file.docx")
    said = Document(io.BytesIO(answer.content))
    words = "\n".join(p.text for p in said.paragraphs)
    cells = "\n".join(c.text for t in said.tables for row in t.rows for c in row.cells)
    for one in ("杨柳卫生院血液透析医保定点卷宗", "办理过程", "现场勘查", "清洁区与污染区分开"):
        assert one in words
    for one in (
        "淄医保函〔2023〕1号",
        "淄医协〔2023〕1号",
        "定点申请表",
        "把握程度",
        "有把握",
        "2023-03-20",
    ):
        assert one in cells
    assert "登记建档" in words and "医保分局" in words
    section = said.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert all(len(cell.text) < 60 for t in said.tables for cell in t.rows[0].cells)


def test_standards_say_source_days_and_certainty(world, client):
    log_in(client, world, "hospital")
    page = plain(client.get("/designation/standards/"))
    for one in ("卫医政发〔2010〕32号", "≥ 0.4 × 血液透析机", "≥ 2；超过 20 后每满 10 加 1",
                "现不适用", "待核实"):  # fmt: skip
        assert one in page


@pytest.mark.parametrize("key", ["outsider", "outside_leader", "li", "clerk"])
def test_who_may_not_read_it(world, client, key):
    case = intended(world)
    log_in(client, world, key)
    assert client.get(case.url).status_code in (403, 404)


def test_another_hospital_does_not_see_the_case(world, client):
    case = intended(world)
    DesignationCase.objects.update(unit=world.units["town"])
    log_in(client, world, "hospital")
    assert client.get(case.url).status_code == 404
    assert f"/designation/{case.pk}/" not in text(client.get("/designation/"))


@pytest.mark.parametrize("key", ["hospital", "branch", "leader", "town", "secretary"])
def test_every_page_opens_in_english_too(world, client, key):
    case = walked(world, "enforce")
    log_in(client, world, key)
    client.cookies["django_language"] = "en"
    for path in ("", f"{case.pk}/", f"{case.pk}/check/", f"{case.pk}/operation/",
                 f"{case.pk}/sides/", "standards/"):  # fmt: skip
        answer = client.get(f"/designation/{path}", headers={"accept-language": "en"})
        assert answer.status_code == 200, path
