"""Pages of measures: what they say, what they cost, who may open them."""

from __future__ import annotations

import pytest

from tests.cast import log_in
from yiteng.measures import actions
from yiteng.measures.models import Measure, PolicyDocument
from yiteng.measures.tests.papers import document, drafted
from yiteng.research.models import Problem


@pytest.fixture
def secretary(world, client):
    log_in(client, world, "secretary")
    return client


def text(answer) -> str:
    return answer.content.decode()


@pytest.mark.parametrize("many", [1, 3])
def test_the_list_costs_the_same_for_one_and_three(
    world, secretary, many, django_assert_num_queries
):
    papers = [document(world) for _ in range(many)]
    rows = [drafted(world, paper) for paper in papers]
    actions.issue(rows, actor=world.secretary, at=world.now)
    secretary.get("/measures/")
    with django_assert_num_queries(8):
        answer = secretary.get("/measures/")
    assert f"现行措施 {many} 条，其中 {many} 条还没有督办事项" in text(answer)


@pytest.mark.parametrize("many", [1, 3])
def test_a_document_costs_the_same_for_one_and_three(
    world, secretary, many, django_assert_num_queries
):
    paper = document(world)
    for number in range(1, many + 1):
        drafted(world, paper, number)
    url = f"/measures/documents/{paper.pk}/"
    secretary.get(url)
    with django_assert_num_queries(7):
        answer = secretary.get(url)
    assert text(answer).count("按产量建冷库") == many


def test_a_document_and_its_measure_are_entered_and_issued(world, secretary):
    meeting = document(world).meeting
    typed = {"title": "冷链补充措施", "meeting": meeting.pk, "issued_on": "2023-03-01"}
    answer = secretary.post("/measures/documents/new/", typed)
    paper = PolicyDocument.objects.get(title="冷链补充措施")
    assert answer["Location"] == f"/measures/documents/{paper.pk}/"
    problem = Problem.objects.first()
    words = {"title": "建移动冷库", "level": "district", "horizon": "year",
             "answers": [problem.pk]}  # fmt: skip
    secretary.post(f"/measures/documents/{paper.pk}/new/", words)
    measure = Measure.objects.get(title="建移动冷库")
    assert problem.title in text(secretary.get(f"/measures/{measure.pk}/"))
    secretary.post(f"/measures/{measure.pk}/step/", {"step": "issue", "seen": measure.version})
    measure.refresh_from_db()
    assert measure.state == "issued"


def test_a_measure_without_a_problem_says_where_to_name_one(world, secretary):
    measure = drafted(world, document(world), bare=True)
    page = text(secretary.get(f"/measures/{measure.pk}/"))
    assert f'href="/measures/{measure.pk}/words/"' in page
    assert secretary.post(f"/measures/{measure.pk}/step/", {"step": "issue"}).status_code == 409
    words = {"title": "按产量建冷库", "level": "town", "horizon": "three",
             "answers": [Problem.objects.first().pk]}  # fmt: skip
    secretary.post(f"/measures/{measure.pk}/words/", words)
    assert secretary.post(f"/measures/{measure.pk}/step/", {"step": "issue"}).status_code == 302


def test_the_meeting_shows_the_documents_it_issued(world, secretary):
    paper = document(world)
    drafted(world, paper)
    page = text(secretary.get(f"/meetings/{paper.meeting_id}/"))
    assert f'href="/measures/documents/{paper.pk}/"' in page


def test_who_may_open_what(world, client):
    measure = drafted(world, document(world))
    found = {}
    for key in ("li", "clerk", "outsider", "sysadmin"):
        log_in(client, world, key)
        found[key] = client.get(f"/measures/{measure.pk}/").status_code
    assert found == {"li": 200, "clerk": 200, "outsider": 404, "sysadmin": 403}


def test_lists_are_exported_as_they_are_shown(world, secretary):
    paper = document(world)
    drafted(world, paper)
    answers = [
        secretary.get(f"{path}?as=xlsx")
        for path in ("/measures/", f"/measures/documents/{paper.pk}/")
    ]
    kinds = {answer["Content-Type"].rpartition(".")[2] for answer in answers}
    assert (kinds, answers[0].content[:2]) == ({"sheet"}, b"PK")


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_page_opens_in_both_languages(world, secretary, language):
    measure = drafted(world, document(world))
    paper = measure.document_id
    secretary.cookies["django_language"] = language
    pages = ("", "campaigns/", "documents/new/", f"documents/{paper}/", f"documents/{paper}/new/",
             f"{measure.pk}/", f"{measure.pk}/words/")  # fmt: skip
    assert [secretary.get(f"/measures/{page}").status_code for page in pages] == [200] * len(pages)
