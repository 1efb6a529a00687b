"""Pages of the gate: what they say, what they cost, who may open them."""

from __future__ import annotations

import pytest

from tests.cast import log_in
from yiteng.audit.models import Event
from yiteng.gate import actions, queries
from yiteng.gate.models import Application, Goal
from yiteng.gate.tests.papers import approved, opened, reviewed, submitted, whole

OPEN = {"title": "冷链大会", "meeting_type": "district", "scale": "district", "theme": "agriculture",
        "wanted_on": "2023-05-10", "days": "0.5", "people": "300"}  # fmt: skip


@pytest.fixture
def li(world, client):
    log_in(client, world, "li")
    return client


def text(answer) -> str:
    return answer.content.decode()


@pytest.mark.parametrize("many", [1, 3])
def test_the_list_costs_the_same_for_one_and_three(world, li, many, django_assert_num_queries):
    for _ in range(many):
        whole(world)
    li.get("/applications/")
    with django_assert_num_queries(23):
        answer = li.get("/applications/")
    assert text(answer).count("✓ 四项通过") == many


@pytest.mark.parametrize("many", [1, 3])
def test_the_dossier_costs_the_same_for_one_and_three(
    world, li, many, alone, django_assert_num_queries
):
    application = whole(world)
    for number in range(many):
        goal = Goal(application=application, title=f"目标{number}", value=1, unit="个")
        actions.add_goals([goal], actor=world.li, at=world.now)
    li.get(f"/applications/{application.pk}/")
    with django_assert_num_queries(51):
        answer = li.get(f"/applications/{application.pk}/")
    assert f"目标{many - 1}" in text(answer)


def test_an_application_is_opened_and_hears_what_is_missing(world, li):
    units = {"host": world.units["leader"].pk, "organiser": world.units["li"].pk}
    answer = li.post("/applications/new/", {**OPEN, **units})
    application = Application.objects.get()
    assert answer["Location"] == f"/applications/{application.pk}/"
    page = text(li.get(answer["Location"]))
    assert "还不能开：4 处须改" in page
    assert f'href="/applications/{application.pk}/goals/new/"' in page


def test_a_goal_is_written_changed_and_taken_out(world, li):
    application = opened(world)
    base = f"/applications/{application.pk}/goals/"
    typed = {"title": "新增冷库", "value": "6", "unit": "座"}
    assert li.post(f"{base}new/", typed).status_code == 302
    goal = Goal.objects.get()
    page = text(li.get(f"/applications/{application.pk}/"))
    assert "目标“新增冷库”还缺" in page
    assert f'href="{base}{goal.pk}/"' in page
    li.post(f"{base}{goal.pk}/", {**typed, "baseline": "2 座", "due_on": "2023-12-31",
                                  "owner": world.units["li"].pk})  # fmt: skip
    assert "目标“新增冷库”还缺" not in text(li.get(f"/applications/{application.pk}/"))
    li.post(f"{base}{goal.pk}/remove/")
    assert Goal.objects.count() == 0


@pytest.mark.parametrize("kind", ["goals", "items", "prescriptions", "opinions"])
def test_each_part_is_shown_as_it_was_written(world, li, kind):
    application = whole(world)
    part = getattr(application, kind).get()
    page = li.get(f"/applications/{application.pk}/{kind}/{part.pk}/")
    assert page.status_code == 200
    assert str(getattr(part, "title", None) or part.unit.name) in text(page)


def test_a_problem_is_taken_up(world, li):
    application = opened(world)
    problem = whole(world).prescriptions.get().problem
    li.post(f"/applications/{application.pk}/problems/", {"problems": [problem.pk]})
    assert problem.title in text(li.get(f"/applications/{application.pk}/"))


def test_a_problem_is_taken_out_again_with_the_trail(world, li):
    application = whole(world)
    problem = application.prescriptions.get().problem
    li.post(f"/applications/{application.pk}/problems/{problem.pk}/")
    assert queries.problems_of([application]) == {application.pk: []}
    assert Event.objects.filter(subject_type="links.link").last().action == "remove"
    again = li.post(f"/applications/{application.pk}/problems/{problem.pk}/")
    assert again.status_code == 404


def test_others_read_where_it_is_mended_but_have_no_form(world, client):
    application = opened(world)
    log_in(client, world, "secretary")
    page = text(client.get(f"/applications/{application.pk}/"))
    assert 'href="#goals"' in page
    assert "goals/new/" not in page
    answer = client.post(f"/applications/{application.pk}/goals/new/", {"title": "x"})
    assert "只有申请单位" in text(answer)


def test_submitted_reviewed_and_decided_on_the_page(world, client):
    application = whole(world)
    url = f"/applications/{application.pk}/step/"
    log_in(client, world, "li")
    assert client.post(url, {"step": "submit"}).status_code == 302
    log_in(client, world, "secretary")
    bare = client.post(url, {"step": "review", "opinion": "好"})
    assert bare.status_code == 409
    client.post(url, {"step": "review", "opinion": "依据充分", "verdict": "pass"})
    log_in(client, world, "leader")
    assert client.post(url, {"step": "approve"}).status_code == 302
    application.refresh_from_db()
    assert application.state == "approved"
    assert "依据充分" in text(client.get(f"/applications/{application.pk}/form/"))


def test_a_refused_step_says_why_and_keeps_what_was_typed(world, client):
    application = actions.submit([opened(world)], actor=world.li, at=world.now)[0]
    log_in(client, world, "secretary")
    answer = client.post(
        f"/applications/{application.pk}/step/",
        {"step": "review", "verdict": "pass", "opinion": "看着还行"},
    )
    assert answer.status_code == 409
    assert "看着还行" in text(answer)
    assert "审核有4条不通过" in text(answer)


def test_convening_is_not_a_step_of_this_page(world, client):
    application = approved(world)
    log_in(client, world, "secretary")
    answer = client.post(f"/applications/{application.pk}/step/", {"step": "convene"})
    application.refresh_from_db()
    assert (answer.status_code, application.state) == (409, "approved")


def test_good_results_are_shown_as_such(world, client):
    actions.send_back(submitted(world), reason="补起点", actor=world.secretary, at=world.now)
    log_in(client, world, "secretary")
    assert '<a href="/applications/results/?step=return">1</a>' in text(
        client.get("/applications/")
    )


def test_decisions_against_the_opinion_are_counted_and_listed(world, client):
    application = reviewed(world, "against")
    whole(world, title="另一场会")
    actions.approve_against(
        application, reason="春耕在即，冷库选址不能再等到下个月", actor=world.leader, at=world.now
    )
    log_in(client, world, "secretary")
    assert '<a href="?opinion=overruled">1</a>' in text(client.get("/applications/"))
    page = text(client.get("/applications/?opinion=overruled"))
    assert "全区特色农业大会" in page
    assert "另一场会" not in page
    assert "区长：春耕在即，冷库选址" in text(client.get(f"/applications/{application.pk}/"))


def test_who_may_open_what(world, client):
    application = reviewed(world)
    found = {}
    for key in ("li", "wang", "leader", "clerk", "outsider", "sysadmin"):
        log_in(client, world, key)
        answer = client.get(f"/applications/{application.pk}/")
        found[key] = answer.status_code
    assert found == {
        "li": 200, "wang": 404, "leader": 200, "clerk": 403, "outsider": 404, "sysadmin": 403,
    }  # fmt: skip


def test_lists_are_exported_as_they_are_shown(world, li):
    whole(world)
    answers = [li.get(f"{path}?as=xlsx") for path in ("/applications/",)]
    kinds = {answer["Content-Type"].rpartition(".")[2] for answer in answers}
    assert (kinds, answers[0].content[:2]) == ({"sheet"}, b"PK")


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_page_opens_in_both_languages(world, li, language):
    pk = whole(world).pk
    li.cookies["django_language"] = language
    pages = ("", "new/", f"{pk}/", f"{pk}/form/", f"{pk}/words/", f"{pk}/problems/",
             *(f"{pk}/{kind}/new/" for kind in ("goals", "items", "prescriptions", "opinions")))  # fmt: skip
    assert [li.get(f"/applications/{page}").status_code for page in pages] == [200] * len(pages)
