"""Two people at once: the second reads who was quicker, and loses nothing of what was typed."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from tests.cast import log_in
from yiteng.meetings import actions, hours, queries
from yiteng.meetings.models import Attendance, Decision, Session
from yiteng.meetings.tests.hall import convened, held, planned, running
from yiteng.rules.refusal import Refused


def by(world) -> dict:
    return {"actor": world.secretary, "at": world.now}


def rival(world) -> dict:
    return {"actor": world.party_secretary, "at": world.now + timedelta(minutes=5)}


@pytest.fixture
def secretary(world, client):
    log_in(client, world, "secretary")
    return client


def test_an_item_changed_meanwhile(world, secretary):
    meeting = convened(world)
    item = meeting.agenda.get()
    actions.change(item, {"presenter": "水利局"}, **rival(world))
    url = f"/meetings/{meeting.pk}/agenda/{item.pk}/"
    typed = {"title": "冷库六处", "presenter": "农业农村局", "minutes": "40", "seen": "1"}
    page = secretary.post(url, typed).content.decode()
    assert "区委办秘书" in page
    assert 'value="冷库六处"' in page
    assert "水利局" in page
    secretary.post(url, {**typed, "seen": "2"})
    item.refresh_from_db()
    assert (item.title, item.version) == ("冷库六处", 3)


def test_a_decision_completed_meanwhile_on_the_one_screen(world, secretary):
    meeting = held(world, {"served": ""}, {"text": "修路", "lead": None})
    first, second = meeting.decisions.order_by("position")
    actions.complete_decision(first, {"served": "甲镇果农"}, **rival(world))
    typed = {
        f"d{first.pk}-lead": world.units["li"].pk, f"d{first.pk}-due_on": "2023-09-30",
        f"d{first.pk}-served": "两村果农", f"d{first.pk}-seen": "1",
        f"d{second.pk}-lead": world.units["wang"].pk, f"d{second.pk}-due_on": "2023-09-30",
        f"d{second.pk}-served": "两村果农", f"d{second.pk}-seen": "1",
    }  # fmt: skip
    answer = secretary.post(f"/meetings/{meeting.pk}/settle/", {**typed, "save": "1"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "区委办秘书" in page
    assert page.count('value="两村果农"') == 2
    second.refresh_from_db()
    assert second.lead is None
    secretary.post(f"/meetings/{meeting.pk}/settle/", {**typed, f"d{first.pk}-seen": "2"})
    assert list(Decision.objects.order_by("position").values_list("served", flat=True)) == [
        "两村果农", "两村果农",
    ]  # fmt: skip


def test_the_plan_changed_meanwhile(world, secretary):
    meeting = convened(world)
    actions.plan(meeting, {"place": "第一会议室"}, **rival(world))
    typed = {"chair": "市水利局局长", "place": "礼堂", "hours_research": "1", "hours_delivery": "0",
             "seen": str(meeting.version)}  # fmt: skip
    page = secretary.post(f"/meetings/{meeting.pk}/plan/", typed).content.decode()
    assert "市水利局局长" in page
    meeting.refresh_from_db()
    assert meeting.place == "第一会议室"


def test_roles_are_posts_or_words_for_a_post_elsewhere(world, secretary):
    meeting = convened(world)
    typed = {"convener_post": world.posts["leader"].pk, "chair": "市水利局局长",
             "hours_research": "0", "hours_delivery": "0"}  # fmt: skip
    secretary.post(f"/meetings/{meeting.pk}/plan/", typed)
    meeting.refresh_from_db()
    assert (meeting.convener, meeting.convener_post, meeting.chair, meeting.chair_post) == (
        "区长", world.posts["leader"], "市水利局局长", None,
    )  # fmt: skip


def test_attendance_is_changed_and_taken_out_until_the_minutes(world, secretary):
    meeting = held(world)
    row = meeting.attendance.get(group="部门")
    secretary.post(
        f"/meetings/{meeting.pk}/attendance/{row.pk}/",
        {"group": "部门", "invited": "215", "attended": "205", "substitutes": "5", "excused": "10",
         "seen": row.version},
    )  # fmt: skip
    meeting.refresh_from_db()
    assert meeting.attended == 305
    other = meeting.attendance.get(group="镇街")
    secretary.post(f"/meetings/{meeting.pk}/attendance/{other.pk}/remove/")
    meeting.refresh_from_db()
    assert meeting.attended == 205
    meeting = actions.take(meeting, "minute", **by(world))
    with pytest.raises(Refused) as refused:
        actions.change(row, {"attended": 1}, **by(world))
    assert refused.value.codes == ("meeting.attendance_fixed",)


def test_no_more_substitutes_than_people_who_came(world):
    with pytest.raises(Refused) as refused:
        actions.record_attendance(
            planned(world), [Attendance(group="部门", attended=2, substitutes=3)], **by(world)
        )
    assert refused.value.codes == ("meeting.substitutes",)


def test_sittings_count_by_themselves(world):
    meeting = running(world)
    (outing,) = actions.add_sessions(
        [Session(meeting=meeting, title="外出", on=meeting.held_on, days=1)], **by(world)
    )
    hall = meeting.sessions.get(title="大会")
    rows = [
        Attendance(group="企业", session=outing, attended=40),
        Attendance(group="企业", session=hall, attended=100),
        Attendance(group="部门", session=hall, attended=60),
    ]
    assert actions.record_attendance(meeting, rows, **by(world)).attended == 160
    found = hours.of(queries.meeting(world.secretary, meeting.pk))
    assert found.shares.meeting == 40 * 8 + 160 * 4


def test_research_hours_come_from_the_visits_behind_the_problems(world):
    found = hours.of(queries.meeting(world.secretary, planned(world).pk))
    assert (found.effort.occasions, found.by_hand) == (2, False)
    assert found.shares.research == (found.effort.researched or None)


def test_what_need_not_be_chosen_is_not_chosen_beforehand(world, secretary):
    meeting = running(world)
    item = meeting.agenda.get()
    for path in ("plan/", "attendance/new/", "decisions/new/", f"items/{item.pk}/carry/"):
        shown = secretary.get(f"/meetings/{meeting.pk}/{path}").content.decode()
        for select in re.findall(r"<select(?![^>]*name=\"kind\").*?</select>", shown, re.DOTALL):
            assert re.search(r'<option value=""', select), select[:200]
