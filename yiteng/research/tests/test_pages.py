"""Pages of research: what they say, what they cost, who may open them."""

from __future__ import annotations

import pytest

from tests.cast import log_in
from yiteng.research import actions
from yiteng.research.models import Finding, Occasion, Problem
from yiteng.research.tests.field import heard, stated, two_findings, visit, worded

RECORD = {
    "kind": "visit", "title": "走访果园", "held_on": "2023-03-30", "venue": "village", "area": "",
    "enterprise": "", "theme": "agriculture", "phase": "before", "hours": "2",
    "finding1-statement": "果子没有地方存", "finding1-said_by": "果农",
    "finding1-method": "interview",
}  # fmt: skip


@pytest.fixture
def li(world, client):
    log_in(client, world, "li")
    return client


def text(answer) -> str:
    return answer.content.decode()


@pytest.mark.parametrize("many", [1, 3])
def test_the_list_costs_the_same_for_one_and_three(world, li, many, django_assert_num_queries):
    for _ in range(many):
        actions.record_visit(visit(world), [heard("x", "果农")], actor=world.li, at=world.now)
    li.get("/research/")
    with django_assert_num_queries(QUERIES["list"]):
        answer = li.get("/research/")
    assert text(answer).count("走访一村果园") == many


@pytest.mark.parametrize("many", [1, 3])
def test_the_problems_cost_the_same_for_one_and_three(world, li, many, django_assert_num_queries):
    found = two_findings(world)
    rows = [(worded(world), found) for _ in range(many)]
    actions.word_problems(rows, actor=world.li, at=world.now)
    li.get("/research/problems/")
    with django_assert_num_queries(QUERIES["problems"]):
        answer = li.get("/research/problems/")
    assert text(answer).count("鲜果无处储存") == many


def test_a_visit_is_recorded_with_its_findings(world, li):
    answer = li.post("/research/visits/new/", RECORD)
    occasion = Occasion.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/research/visits/{occasion.pk}/")
    assert list(Finding.objects.values_list("statement", "source_key")) == [
        ("果子没有地方存", "果农")
    ]


def test_a_finding_without_its_speaker_is_asked_for_and_keeps_what_was_typed(world, li):
    answer = li.post("/research/visits/new/", {**RECORD, "finding1-said_by": ""})
    assert "请填写“何人所说”" in text(answer) and "果子没有地方存" in text(answer)
    assert Occasion.objects.count() == 0


def test_a_problem_says_what_it_rests_on(world, li):
    problem = stated(world)
    page = text(li.get(f"/research/problems/{problem.pk}/"))
    assert "有 2 个独立来源" in page and "一村果农" in page and "冷库按镇布点" in page


def test_a_finding_from_no_town_shows_the_place_of_its_occasion(world, li):
    nowhere = visit(world, town=None, village=None, place="企业座谈会")
    held = actions.record_visit(nowhere, [heard("缺技工", "企业")], actor=world.li, at=world.now)
    rows = [(worded(world), list(held.findings.all()))]
    (problem,) = actions.word_problems(rows, actor=world.li, at=world.now)
    assert "企业座谈会" in text(li.get(f"/research/problems/{problem.pk}/"))


def test_a_problem_is_worded_and_stated_step_by_step(world, li):
    found = two_findings(world)
    words = {"title": "冷库不够", "statement": "两个村都缺", "root_cause": "", "agreed": "agreed",
             "found": [f.pk for f in found]}  # fmt: skip
    li.post("/research/problems/new/", words)
    problem = Problem.objects.get()
    step = f"/research/problems/{problem.pk}/step/"
    refused = li.post(step, {"step": "state", "seen": problem.version})
    assert (refused.status_code, "请写明根本原因" in text(refused)) == (409, True)
    li.post(
        f"/research/problems/{problem.pk}/words/", {**words, "root_cause": "按镇布点", "found": []}
    )
    problem.refresh_from_db()
    done = li.post(step, {"step": "state", "seen": problem.version})
    problem.refresh_from_db()
    assert (done.status_code, problem.state) == (302, "stated")
    back = li.post(step, {"step": "take_back", "seen": problem.version})
    problem.refresh_from_db()
    assert (back.status_code, problem.state) == (302, "draft")


def test_who_comes_second_is_told_what_changed(world, li):
    problem = stated(world)
    answer = li.post(
        f"/research/problems/{problem.pk}/step/", {"step": "drop", "reason": "x", "seen": "1"}
    )
    assert (answer.status_code, "有人先办了一步" in text(answer)) == (409, True)


def test_more_findings_are_added_while_the_words_stay(world, li):
    problem = stated(world)
    actions.record_visit(
        visit(world, village=world.areas["village_3"]), [heard("也缺冷库", "三村")],
        actor=world.li, at=world.now,
    )  # fmt: skip
    third = Finding.objects.order_by("-id")[0]
    li.post(f"/research/problems/{problem.pk}/found/", {"found": [third.pk]})
    page = text(li.get(f"/research/problems/{problem.pk}/"))
    assert "有 3 个独立来源" in page
    problem.refresh_from_db()
    assert (problem.state, problem.version) == ("stated", 2)


def test_there_is_no_step_of_that_name(world, li):
    problem = stated(world)
    answer = li.post(f"/research/problems/{problem.pk}/step/", {"step": "explode"})
    assert (answer.status_code, "没有这一步" in text(answer)) == (409, True)


def test_outsiders_find_nothing(world, client):
    problem = stated(world)
    occasion = Occasion.objects.first()
    log_in(client, world, "outsider")
    assert client.get(f"/research/problems/{problem.pk}/").status_code == 404
    assert client.get(f"/research/visits/{occasion.pk}/").status_code == 404
    log_in(client, world, "sysadmin")
    assert client.get("/research/").status_code == 403


def test_lists_are_exported_as_they_are_shown(world, li):
    stated(world)
    answers = [
        li.get(f"{path}?as=xlsx")
        for path in ("/research/", "/research/findings/", "/research/problems/")
    ]
    kinds = {answer["Content-Type"].rpartition(".")[2] for answer in answers}
    assert (kinds, answers[0].content[:2]) == ({"sheet"}, b"PK")


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_page_opens_in_both_languages(world, li, language):
    problem = stated(world)
    li.cookies["django_language"] = language
    pages = ("", "findings/", "problems/", "problems/new/", "visits/new/",
             f"problems/{problem.pk}/", f"problems/{problem.pk}/words/", f"problems/{problem.pk}/found/",
             f"visits/{Occasion.objects.first().pk}/")  # fmt: skip
    assert [li.get(f"/research/{page}").status_code for page in pages] == [200] * len(pages)


#: Queries of a warm page, session and account included.
QUERIES = {"list": 10, "problems": 9}
