"""Pages of meetings: what they say, what they cost, who may open them."""

from __future__ import annotations

import pytest

from tests.cast import log_in
from yiteng.gate.tests.papers import approved
from yiteng.meetings.models import Decision, Meeting
from yiteng.meetings.tests.hall import convened, held, running


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
    for _ in range(many):
        held(world, {})
    secretary.get("/meetings/")
    with django_assert_num_queries(9):
        answer = secretary.get("/meetings/")
    assert f"已召开 {many} 场会议" in text(answer)


@pytest.mark.parametrize("many", [1, 3])
def test_a_meeting_costs_the_same_for_one_and_three(
    world, secretary, many, alone, django_assert_num_queries
):
    meeting = held(world, *[{}] * many)
    secretary.get(f"/meetings/{meeting.pk}/")
    with django_assert_num_queries(33):
        answer = secretary.get(f"/meetings/{meeting.pk}/")
    assert text(answer).count("建六座冷库") == many


def test_convened_from_the_page_of_the_application(world, secretary):
    application = approved(world)
    page = text(secretary.get(f"/applications/{application.pk}/"))
    assert f'action="/meetings/convene/{application.pk}/"' in page
    answer = secretary.post(f"/meetings/convene/{application.pk}/")
    meeting = Meeting.objects.get()
    assert answer["Location"] == f"/meetings/{meeting.pk}/"
    assert f"/meetings/{meeting.pk}/" in text(secretary.get(f"/applications/{application.pk}/"))


def test_the_notice_waits_for_its_chair_and_says_where_to_name_it(world, secretary):
    meeting = convened(world)
    page = text(secretary.get(f"/meetings/{meeting.pk}/"))
    assert f'href="/meetings/{meeting.pk}/plan/"' in page
    secretary.post(
        f"/meetings/{meeting.pk}/plan/",
        {"convener": "区委书记", "chair": "区长", "hours_research": "12", "hours_delivery": "0"},
    )
    assert secretary.post(f"/meetings/{meeting.pk}/step/", {"step": "notify"}).status_code == 302


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("sessions", {"title": "大会", "on": "2023-02-09", "days": "0.5"}),
        ("agenda", {"title": "其他事项", "minutes": "10"}),
        ("attendance", {"group": "村居", "attended": "80"}),
        ("directions", {"title": "全域大景区"}),
        ("documents", {"title": "工作要点", "kind": "list"}),
        ("decisions", {"text": "建六座冷库"}),
    ],
)
def test_everything_is_recorded_on_its_form(world, secretary, kind, typed):
    meeting = running(world) if kind == "decisions" else convened(world)
    before = getattr(meeting, kind).count()
    answer = secretary.post(f"/meetings/{meeting.pk}/{kind}/new/", typed)
    assert answer["Location"] == f"/meetings/{meeting.pk}/#{kind}"
    assert getattr(meeting, kind).count() == before + 1


def test_a_decision_says_what_it_lacks_and_is_completed(world, secretary):
    meeting = held(world, {"lead": None, "served": ""})
    decision = meeting.decisions.get()
    page = text(secretary.get(f"/meetings/{meeting.pk}/"))
    assert "还缺" in page
    secretary.post(
        f"/meetings/decisions/{decision.pk}/",
        {"text": decision.text, "lead": world.units["li"].pk, "due_on": "2023-09-30",
         "served": "果农"},
    )  # fmt: skip
    assert Decision.objects.get().lead == world.units["li"]
    assert "还缺" not in text(secretary.get(f"/meetings/{meeting.pk}/"))


def test_minutes_to_print(world, secretary):
    meeting = held(world, {})
    page = text(secretary.get(f"/meetings/{meeting.pk}/minutes/"))
    assert "建六座冷库" in page
    assert "部门 210" in page


def test_who_may_open_what(world, client):
    meeting = held(world)
    found = {}
    for key in ("li", "clerk", "leader", "outsider", "sysadmin"):
        log_in(client, world, key)
        found[key] = client.get(f"/meetings/{meeting.pk}/").status_code
    assert found == {"li": 200, "clerk": 200, "leader": 200, "outsider": 404, "sysadmin": 403}


def test_lists_are_exported_as_they_are_shown(world, secretary):
    held(world)
    answers = [secretary.get(f"{path}?as=xlsx") for path in ("/meetings/",)]
    kinds = {answer["Content-Type"].rpartition(".")[2] for answer in answers}
    assert (kinds, answers[0].content[:2]) == ({"sheet"}, b"PK")


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_page_opens_in_both_languages(world, secretary, language):
    meeting = held(world, {})
    decision = meeting.decisions.get()
    secretary.cookies["django_language"] = language
    pages = ("", f"{meeting.pk}/", f"{meeting.pk}/minutes/", f"{meeting.pk}/plan/",
             f"decisions/{decision.pk}/", f"{meeting.pk}/decisions/new/")  # fmt: skip
    assert [secretary.get(f"/meetings/{page}").status_code for page in pages] == [200] * len(pages)
