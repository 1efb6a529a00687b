"""Who speaks: a role and never a person; one speaker on many occasions is one source."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.cast import log_in
from yiteng.links.models import Link
from yiteng.research import actions, queries, sources
from yiteng.research.about import visits_after
from yiteng.research.models import Finding, Occasion, Problem
from yiteng.research.tests.field import heard, stated, two_findings, visit, worded
from yiteng.rules.quantity import Quantity
from yiteng.rules.refusal import Refused


@pytest.fixture
def li(world, client):
    log_in(client, world, "li")
    return client


def record(world, li, **more):
    """The visit's form as a browser posts it."""
    return li.post("/research/visits/new/", {
        "kind": "visit", "title": "走访", "held_on": "2023-03-20", "venue": "village",
        "area": world.areas["village_1"].pk, "phase": "before", "finding1-method": "interview",
        "finding1-statement": "没有地方存", **more})  # fmt: skip


def text(answer) -> str:
    return answer.content.decode()


@pytest.mark.parametrize(
    ("said_by", "sentence"),
    [("王建国", "“王建国”像是个人姓名。请改写身份，如“种植户”。"),
     ("种植户（李书记）", "“李书记”像是个人姓名。请改写身份，如“种植户”。"),
     ("种植户 13812345678", "这里有电话号码或身份证号。不需要，请去掉。")],
)  # fmt: skip
def test_a_person_is_no_source(world, li, said_by, sentence):
    answer = record(world, li, **{"finding1-said_by": said_by})
    assert sentence in text(answer)
    assert Occasion.objects.count() == 0


def test_an_identity_number_does_not_enter_a_finding(world):
    with pytest.raises(Refused) as refused:
        actions.record_visit(visit(world), [heard("身份证 370304198001011234 的村民", "村民")],
                             actor=world.li, at=world.now)  # fmt: skip
    assert refused.value.codes == ("privacy.number",)
    assert Finding.objects.count() == 0


def test_the_same_role_at_the_same_place_is_one_source(world, li):
    for day in ("2023-03-20", "2023-03-21"):
        record(world, li, held_on=day, **{"finding1-said_by": "种植户"})
    keys = set(Finding.objects.values_list("source_key", flat=True))
    assert keys == {f"种植户@{world.areas['village_1'].pk}"}


def test_another_person_of_the_role_is_another_source_when_said(world, li):
    record(world, li, **{"finding1-said_by": "种植户"})
    record(world, li, **{"finding1-said_by": "种植户", "finding1-another": "on"})
    first = f"种植户@{world.areas['village_1'].pk}"
    assert list(Finding.objects.order_by("id").values_list("source_key", flat=True)) == [
        first, f"{first}#2"]  # fmt: skip


def test_a_speaker_heard_before_is_chosen_wherever_he_speaks(world, li):
    record(world, li, **{"finding1-said_by": "合作社理事长"})
    (known,) = sources.known(world.li)
    assert str(known) == "合作社理事长 · 甲镇一村 ×1"
    record(world, li, area=world.areas["village_2"].pk, **{"finding1-speaker": known.key})
    assert list(Finding.objects.values_list("said_by", "source_key").distinct()) == [
        ("合作社理事长", known.key)]  # fmt: skip


def test_the_arithmetic_of_independence_is_shown(world, li):
    found = two_findings(world)
    again = visit(world, held_on=date(2022, 5, 1))
    actions.record_visit(again, [heard("还是没有", "一村果农")], actor=world.li, at=world.now)
    rows = [(worded(world), list(Finding.objects.order_by("id")))]
    (problem,) = actions.word_problems(rows, actor=world.li, at=world.now)
    held = queries.sums(queries.weighed(problem).findings)
    assert [(s.alike, s.times, s.places, s.days, s.latest) for s in held] == [
        ("一村果农", 2, 1, 2, date(2022, 5, 1)), ("二村合作社", 1, 1, 1, date(2022, 4, 2))]  # fmt: skip
    assert len(found) == 2
    page = text(li.get(f"/research/problems/{problem.pk}/"))
    assert "3 条发现怎么算成 2 个独立来源" in page


def test_those_concerned_are_asked_while_the_words_stand(world, li):
    problem = stated(world)
    path = f"/research/problems/{problem.pk}/asked/"
    said = {"agreed": "objected", "agreed_by": "一村果农代表", "asked_on": "2023-03-28"}
    assert "请写下他们的不同意见" in text(li.post(path, said))
    li.post(path, {**said, "objection": "不是冷库不够，是收费高"})
    problem.refresh_from_db()
    assert (problem.state, problem.agreed, problem.asked_on, problem.asked_by, problem.objection) == (
        "stated", "objected", date(2023, 3, 28), "农业农村局联络员", "不是冷库不够，是收费高")  # fmt: skip


def test_a_figure_is_recorded_once_a_label(world, li):
    problem = stated(world)
    path = f"/research/problems/{problem.pk}/figure/"
    for value in ("400", "430"):
        li.post(path, {"label": "没处存的鲜果", "figure_0": "约", "figure_1": value, "figure_2": "person",
                       "figure_3": "estimated", "figure_4": "2023-03-01", "figure_5": "村级统计"})  # fmt: skip
    assert queries.figures(problem) == [("没处存的鲜果", Quantity(
        Decimal("430.0000"), "person", "约", date(2023, 3, 1), "estimated", "村级统计"))]  # fmt: skip


def test_a_visit_follows_something_up(world):
    problem = stated(world)
    held = actions.record_visit(visit(world), [], actor=world.li, at=world.now,
                                about=("problem", problem.pk))  # fmt: skip
    link = Link.objects.get(role="follows_up")
    assert (link.up_type, link.up_id, link.down_id) == ("problem", problem.pk, held.pk)
    assert visits_after(world.li, ("problem", problem.pk)) == [held]
    assert visits_after(world.wang, ("problem", problem.pk)) == []


def test_what_is_followed_up_must_be_open_to_the_post(world, li):
    page = text(li.get("/research/visits/new/?about=meeting:999"))
    assert "回访事项" not in page


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_new_pages_open_in_both_languages(world, li, language):
    problem = stated(world)
    li.cookies["django_language"] = language
    pages = ("visits/paper/", f"problems/{problem.pk}/asked/", f"problems/{problem.pk}/figure/")
    assert [li.get(f"/research/{page}").status_code for page in pages] == [200] * 3
    assert Problem.objects.count() == 1
