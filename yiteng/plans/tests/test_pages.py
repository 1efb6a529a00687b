"""Pages of plans: what they say, what they cost, who may open them."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from tests.cast import log_in
from yiteng.gate.tests.papers import whole
from yiteng.meetings.models import Attendance
from yiteng.meetings.tests.hall import held
from yiteng.plans import actions
from yiteng.plans.models import Explanation, PlannedMeeting, QuietDays, YearPlan
from yiteng.plans.tests.year import approved, begun, line
from yiteng.workflow.clock import business_now


def text(answer) -> str:
    return answer.content.decode()


@pytest.fixture
def secretary(world, client):
    log_in(client, world, "secretary")
    return client


@pytest.mark.parametrize("many", [1, 3])
def test_the_plan_costs_the_same_for_one_and_three(
    world, secretary, many, django_assert_num_queries
):
    plan = begun(world)
    for _ in range(many):
        line(world, plan)
    secretary.get("/plans/2023/")
    with django_assert_num_queries(QUERIES["plan"]):
        answer = secretary.get("/plans/2023/")
    assert f"计划 {many} 场会，已申请 0 场" in text(answer)


@pytest.mark.parametrize("many", [1, 3])
def test_the_load_costs_the_same_for_one_and_three(
    world, secretary, many, django_assert_num_queries
):
    for _ in range(many):
        held(world)
    secretary.get("/plans/load/?year=2023")
    with django_assert_num_queries(QUERIES["load"]):
        answer = secretary.get("/plans/load/?year=2023")
    assert f"已开 {many} 场会，参会合计 {1240 * many} 小时" in text(answer).replace(",", "")


def test_a_plan_is_begun_filled_and_approved_on_its_pages(world, client):
    log_in(client, world, "secretary")
    assert "尚未编制年度会议计划" in text(client.get("/plans/"))
    answer = client.post("/plans/new/", {"year": "2023"})
    assert (answer.status_code, answer["Location"]) == (302, "/plans/2023/")
    typed = {"title": "特色农业大会", "month": "2", "unit": world.units["li"].pk, "days": "0.5",
             "scale": "district", "people": "310"}  # fmt: skip
    assert client.post("/plans/2023/add/", typed).status_code == 302
    log_in(client, world, "leader")
    assert client.post("/plans/2023/step/", {"step": "approve"}).status_code == 302
    assert YearPlan.objects.get().state == "approved"
    assert client.get("/plans/")["Location"] == "/plans/2023/"


def test_a_year_that_is_no_year_is_sent_back(secretary):
    answer = secretary.post("/plans/new/", {"year": "23"})
    assert "年份写四位数字" in text(answer)
    assert secretary.post("/plans/new/", {"year": "99999999999999"}).status_code == 200


def test_the_sender_reads_the_warning_on_the_application_and_answers_it(world, client):
    tomorrow = business_now().date() + timedelta(days=1)
    application = whole(world, wanted_on=tomorrow)
    log_in(client, world, "li")
    page = text(client.get(f"/applications/{application.pk}/"))
    assert "开会，中间只有 0 个完整工作日；至少应隔 2 个。" in page
    answer = client.post(f"/plans/sender/{application.pk}/", {"words": "霜冻预警"})
    assert answer.status_code == 302
    assert Explanation.objects.get().words == "霜冻预警"
    log_in(client, world, "secretary")
    page = text(client.get(f"/applications/{application.pk}/"))
    assert "不得不如此的理由：霜冻预警" in page
    assert f"/plans/sender/{application.pk}/" not in page


def test_the_sender_takes_up_a_line_of_the_plan(world, client):
    row = approved(world).meetings.get()
    application = whole(world)
    log_in(client, world, "li")
    assert "该会议未列入年度计划" in text(client.get(f"/applications/{application.pk}/"))
    client.post(f"/plans/sender/{application.pk}/", {"line": row.pk, "words": ""})
    row.refresh_from_db()
    assert row.application_id == application.pk
    assert "该会议未列入年度计划" not in text(client.get(f"/applications/{application.pk}/"))
    assert "计划 1 场会，已申请 1 场" in text(client.get("/plans/2023/"))


def test_a_line_leads_to_its_application_only_for_those_who_may_open_it(world, client):
    row = approved(world).meetings.get()
    application = whole(world)
    actions.take_up(row, application, actor=world.li, at=world.now)
    for who, shown in (("li", 1), ("wang", 0), ("leader", 1)):
        log_in(client, world, who)
        page = text(client.get("/plans/2023/"))
        assert page.count(f'href="/applications/{application.pk}/"') == shown


def test_a_line_is_taken_off_with_a_reason(world, secretary):
    row = line(world, begun(world))
    assert secretary.post(f"/plans/lines/{row.pk}/off/", {"reason": ""}).status_code == 200
    assert secretary.post(f"/plans/lines/{row.pk}/off/", {"reason": "并开"}).status_code == 302
    page = text(secretary.get("/plans/2023/"))
    assert "已取消" in page
    assert "计划 0 场会" in page


def test_days_without_meetings_are_set_and_ended(world, secretary):
    today = business_now().date()
    typed = {"title": "无会日", "weekday": str(today.weekday()), "origin": "区委办通知"}
    assert secretary.post("/plans/quiet/new/", typed).status_code == 302
    row = QuietDays.objects.get()
    page = text(secretary.get("/plans/quiet/"))
    assert "今天是无会日：无会日" in page
    assert f"星期{'一二三四五六日'[today.weekday()]}" in page
    assert secretary.post(f"/plans/quiet/{row.pk}/end/").status_code == 302
    row.refresh_from_db()
    assert row.ends_on == today


def test_outsiders_see_no_plan_of_the_county(world, client):
    approved(world)
    log_in(client, world, "outside_leader")
    assert client.get("/plans/2023/").status_code == 404
    log_in(client, world, "clerk")
    assert client.get("/plans/2023/").status_code == 403
    assert PlannedMeeting.objects.count() == 1


def test_a_town_reads_the_plan_and_writes_none_of_it(world, client):
    approved(world)
    log_in(client, world, "town")
    assert client.get("/plans/2023/").status_code == 200
    assert client.get("/plans/2023/add/").status_code == 403
    actions_before = YearPlan.objects.get().version
    assert client.post("/plans/2023/step/", {"step": "approve"}).status_code == 403
    assert YearPlan.objects.get().version == actions_before


def test_the_hours_of_each_towns_people_are_added_up_and_ranked_by_nobody(world, secretary):
    meeting = held(world)
    rows = [
        Attendance(meeting=meeting, group=key, unit=world.units[key], attended=n)
        for key, n in (("other_town", 9), ("town", 3), ("clerk", 1), ("li", 40))
    ]
    Attendance.objects.bulk_create(rows)
    page = text(secretary.get("/plans/load/?year=2023"))
    towns = page[page.index('id="towns"') :]
    assert towns.index("甲镇") < towns.index("乙镇")
    cells = re.findall(r'<td[^>]*class="[^"]*number[^"]*"[^>]*>([^<]*)</td>', towns)
    assert cells[:6] == ["1", "4", "16", "1", "9", "36"]
    assert "农业农村局" not in towns


QUERIES = {"plan": 11, "load": 15}
