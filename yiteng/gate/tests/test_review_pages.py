"""The reviewer's page, joining, and a decision against the opinion, as people meet them."""

from __future__ import annotations

import re

import pytest

from tests.cast import log_in
from yiteng.gate import actions
from yiteng.gate.models import Application, Goal, Notice, Offered
from yiteng.gate.tests.papers import opened, reviewed, submitted, whole
from yiteng.people.models import Post

WHY = "清明前后集日人流集中，搬迁不能再等"


def words(client, path: str) -> str:
    """The words of a page."""
    answer = client.get(path)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def poor(world, **more) -> Application:
    """Submitted with a goal that lacks everything but its words."""
    application = whole(world, **more)
    goal = application.goals.get()
    nothing = {"value": None, "unit": "", "due_on": None, "owner": None}
    actions.change_part(goal, nothing, actor=world.li, at=world.now)
    return actions.submit([application], actor=world.li, at=world.now)[0]


def lacking(application: Application) -> str:
    """What is posted to pick the reason against its goal."""
    return f"gate.goal.measurable goals-{application.goals.get().pk}-value"


def test_everything_stands_on_one_page_in_the_order_of_the_four_tests(world, client):
    application = poor(world)
    log_in(client, world, "secretary")
    page = words(client, f"/applications/{application.pk}/review/")
    parts = ("全区特色农业大会：1 条须改", "1 · 目标", "还缺：数值", "2 · 内容", "冷库布点", "3 · 问题",
             "鲜果无处储存", "4 · 药方", "按产量布点建冷库", "写入意见的审核理由", "其他结果")  # fmt: skip
    places = [page.index(part) for part in parts]
    assert places == sorted(places)


def test_the_opinion_is_written_with_reasons_picked_from_the_verdict(world, client):
    application = poor(world)
    log_in(client, world, "secretary")
    url = f"/applications/{application.pk}/review/"
    typed = {
        "step": "review",
        "verdict": "against",
        "reasons": [lacking(application)],
        "words": "补数后再报",
    }
    assert client.post(url, typed)["Location"] == f"/applications/{application.pk}/"
    application.refresh_from_db()
    assert application.opinion == (
        "补数后再报\n1. 目标“新增冷库”还缺：数值、计量单位、时限、负责单位。"
    )
    assert (application.state, application.reviewed_post) == (
        "reviewed", world.posts["secretary"].pk,
    )  # fmt: skip


def test_returned_from_the_same_form_with_the_same_reasons(world, client):
    application = poor(world)
    log_in(client, world, "secretary")
    typed = {"step": "return", "reasons": [lacking(application)]}
    client.post(f"/applications/{application.pk}/review/", typed)
    application.refresh_from_db()
    assert (application.state, application.decision_reason) == (
        "returned", "1. 目标“新增冷库”还缺：数值、计量单位、时限、负责单位。",
    )  # fmt: skip
    log_in(client, world, "li")
    again = actions.submit([application], actor=world.li, at=world.now)[0]
    assert "历次审核结果" in words(client, f"/applications/{again.pk}/")


def test_a_refused_opinion_keeps_what_was_written(world, client):
    application = poor(world)
    log_in(client, world, "secretary")
    typed = {"step": "review", "verdict": "pass", "words": "看着可以"}
    answer = client.post(f"/applications/{application.pk}/review/", typed)
    assert answer.status_code == 409
    assert "看着可以" in answer.content.decode()
    assert "审核有1条不通过" in answer.content.decode()


def test_who_opens_the_reviewers_page(world, client):
    application = submitted(world)
    found = {}
    for key in ("li", "secretary", "party_secretary", "sun", "leader", "clerk", "outsider"):
        log_in(client, world, key)
        found[key] = client.get(f"/applications/{application.pk}/review/").status_code
    assert found == {
        "li": 403, "secretary": 200, "party_secretary": 200, "sun": 200, "leader": 403,
        "clerk": 403, "outsider": 403,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("parties", "reviewer", "others"),
    [
        ({"host": "secretary"}, "party_secretary", ("secretary", "sun", "party_sun")),
        ({"organiser": "party_secretary"}, "secretary", ("party_secretary", "sun", "party_sun")),
        ({"host": "secretary", "organiser": "party_secretary"}, "sun",
         ("secretary", "party_secretary")),
    ],
)  # fmt: skip
def test_the_other_office_reviews_and_the_others_see_no_form(
    world, client, parties, reviewer, others
):
    application = submitted(world, **{role: world.units[key] for role, key in parties.items()})
    url = f"/applications/{application.pk}/review/"
    typed = {"step": "review", "verdict": "pass", "words": "依据充分"}
    for key in others:
        log_in(client, world, key)
        assert 'name="words"' not in client.get(url).content.decode()
        assert client.post(url, typed).status_code == 409
    log_in(client, world, reviewer)
    assert client.post(url, typed).status_code == 302


def test_look_alikes_are_shown_and_joining_is_one_click_away(world, client):
    first = submitted(world, title="冷库建设会")
    second = opened(world, title="果品冷藏会")
    problem = first.prescriptions.get().problem
    actions.treat_problems([(second, problem)], actor=world.li, at=world.now)
    log_in(client, world, "li")
    page = words(client, f"/applications/{second.pk}/")
    assert "冷库建设会 已提交" in page
    assert "针对同样的问题：鲜果无处储存" in page
    client.post(f"/applications/{second.pk}/propose/", {"into": first.pk})
    second = actions.submit([second], actor=world.li, at=world.now)[0]
    assert second.proposed_into == first
    log_in(client, world, "secretary")
    page = client.get(f"/applications/{second.pk}/review/?into={first.number}").content.decode()
    assert f'value="{first.number}" selected' in page
    assert "针对同样的问题：鲜果无处储存；" in page


def test_parts_of_a_joined_application_are_taken_or_declined_and_none_is_lost(world, client):
    target = opened(world, title="春季大会")
    gone = submitted(world, title="冷库建设会")
    actions.merge(
        gone, into=target.number, reason="同一批人", actor=world.party_secretary, at=world.now
    )
    log_in(client, world, "li")
    page = words(client, f"/applications/{target.pk}/")
    assert page.count("尚未答复") == Offered.objects.count() == 5
    url = f"/applications/{target.pk}/offered/"
    goal = Offered.objects.get(kind="goals")
    rest = list(Offered.objects.exclude(pk=goal.pk).values_list("pk", flat=True))
    client.post(url, {"answer": "taken", "part": [goal.pk]})
    assert client.post(url, {"answer": "declined", "part": rest}).status_code == 409
    client.post(url, {"answer": "declined", "part": rest, "reason": "已有相同内容"})
    assert [one.title for one in Goal.objects.filter(application=target)] == ["新增冷库"]
    assert Goal.objects.filter(application=gone).count() == 1
    told = words(client, f"/applications/{gone.pk}/")
    assert "目标：新增冷库 → ✓ 已采用" in told.replace(" ：", "：")
    assert told.count("未采用：已有相同内容") == 4
    assert client.post(url, {"answer": "taken", "part": [goal.pk]}).status_code == 409
    assert Goal.objects.filter(application=target).count() == 1


def test_nobody_else_answers_for_the_owner(world, client):
    target = opened(world, title="春季大会", host=world.units["wang"])
    gone = submitted(world, title="冷库建设会")
    actions.merge(gone, into=target.number, reason="同一批人", actor=world.secretary, at=world.now)
    log_in(client, world, "wang")
    part = Offered.objects.first().pk
    answer = client.post(f"/applications/{target.pk}/offered/", {"answer": "taken", "part": [part]})
    assert answer.status_code == 409
    assert Offered.objects.exclude(answer="").count() == 0


def test_a_decision_against_the_opinion_is_told_to_the_posts_concerned(world, client):
    application = reviewed(world, "against")
    actions.approve_against(application, reason=WHY, actor=world.leader, at=world.now)
    told = set(Notice.objects.values_list("post__title", flat=True))
    assert told == {"政府办秘书", "农业农村局联络员", "督查室主任", "区委督查室主任"}
    for key in ("secretary", "li", "sun", "party_sun"):
        log_in(client, world, key)
        assert "附理由同意召开的会议，请知悉" in words(client, "/")
        page = words(client, f"/applications/{application.pk}/")
        assert f"区长：{WHY}" in page
        client.post(f"/applications/{application.pk}/note/")
        assert "附理由同意召开的会议，请知悉" not in words(client, "/")
    assert Notice.objects.filter(noted_at=None).count() == 0
    log_in(client, world, "wang")
    assert client.get(f"/applications/{application.pk}/").status_code == 404
    assert Post.objects.filter(pk__in=Notice.objects.values("post")).count() == 4


def test_what_came_back_waits_on_the_applicants_desk(world, client):
    actions.send_back(submitted(world), reason="补数", actor=world.secretary, at=world.now)
    log_in(client, world, "li")
    assert "退回完善或缓开的申请" in words(client, "/")
    log_in(client, world, "wang")
    assert "退回完善或缓开的申请" not in words(client, "/")


def test_to_be_reviewed_waits_on_the_right_desk_only(world, client):
    submitted(world, organiser=world.units["secretary"])
    seen = {}
    for key in ("secretary", "party_secretary", "sun"):
        log_in(client, world, key)
        seen[key] = "待审核的会议申请" in words(client, "/")
    assert seen == {"secretary": False, "party_secretary": True, "sun": False}


def test_results_are_counted_by_quarter_without_ranking_units(world, client):
    by = {"actor": world.secretary, "at": world.now}
    again = actions.send_back(submitted(world), reason="补数", **by)
    actions.send_back(actions.submit([again], actor=world.li, at=world.now)[0], reason="再补", **by)
    actions.postpone(submitted(world), reason="春节", awaits="节后上班", **by)
    log_in(client, world, "secretary")
    page = words(client, "/applications/results/")
    assert "已有 3 次没有开或没有急着开" in page
    assert "2023年第1季度 2 1 0 0 0 0" in page
    assert "农业农村局" not in page
    one = words(client, "/applications/results/?step=return&quarter=2023-1")
    assert ("再补" in one, "春节" in one) == (True, False)
    assert client.get("/applications/results/?step=x&quarter=99-9").status_code == 200
    log_in(client, world, "outsider")
    assert "还没有审核过的申请" in words(client, "/applications/results/")


def test_a_result_taken_back_is_not_counted(world, client):
    application = actions.send_back(
        submitted(world), reason="补数", actor=world.secretary, at=world.now
    )
    log_in(client, world, "secretary")
    client.post(f"/applications/{application.pk}/step/", {"step": "take_back"})
    assert application.results.count() == 0
    assert Application.objects.get().state == "submitted"


@pytest.mark.parametrize("many", [1, 3])
def test_the_reviewers_page_costs_the_same_for_one_and_three(
    world, client, many, alone, django_assert_num_queries
):
    application = whole(world)
    for number in range(many):
        goal = Goal(application=application, title=f"目标{number}", value=1, unit="个")
        actions.add_goals([goal], actor=world.li, at=world.now)
    actions.submit([application], actor=world.li, at=world.now)
    log_in(client, world, "secretary")
    url = f"/applications/{application.pk}/review/"
    client.get(url)
    with django_assert_num_queries(50):
        client.get(url)


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_each_page_opens_in_both_languages(world, client, language):
    application = submitted(world)
    log_in(client, world, "secretary")
    client.cookies["django_language"] = language
    for path in (f"/applications/{application.pk}/review/", "/applications/results/"):
        assert client.get(path).status_code == 200
