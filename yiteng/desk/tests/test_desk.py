"""My desk: what waits, in the order of the rule, each line one action away; the first line."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse

from tests.cast import NOW, TODAY, World, log_in
from yiteng.commitments.actions import take
from yiteng.commitments.models import Commitment, CommitmentQuantity
from yiteng.commitments.tests.cases import active, issued
from yiteng.desk import mornings, work
from yiteng.desk.items import items
from yiteng.desk.since import moved
from yiteng.desk.tasks import tasks, total
from yiteng.web.desks import rows_of, waits
from yiteng.workflow.clock import SHANGHAI

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(minutes=5)
TOMORROW = datetime(2023, 4, 1, 9, tzinfo=SHANGHAI)


def home(world: World, who: str, language: str = "en") -> str:
    client = Client()
    log_in(client, world, who)
    client.cookies["django_language"] = language
    return client.get("/").content.decode()


def act(world: World, who: str, row: Commitment, **said: object):
    client = Client()
    log_in(client, world, who)
    client.cookies["django_language"] = "en"
    return client.post(reverse("desk:act", args=[row.pk]), {"seen": row.version, **said})


def order(world: World, who: str) -> list[str]:
    found = items(tasks(world.actors[who], TODAY), NOW)
    return [item.line.title for item in found]


def test_the_desk_stands_in_the_order_of_what_it_costs_others(world: World):
    issued(world, title="下月到期", due_at=NOW + timedelta(days=40))
    issued(world, title="明日到期", due_at=NOW + timedelta(hours=20))
    issued(world, title="企业截止在即", due_at=NOW + timedelta(days=30),
           cliff_at=NOW + timedelta(hours=5))  # fmt: skip
    assert order(world, "li") == ["企业截止在即", "明日到期", "下月到期"]


def test_the_order_is_one_over_all_rows_not_over_the_first_of_each_kind(world: World):
    """The firm's last moment is near, though forty others fall due before it."""
    issued(world, 40, title="下月到期", due_at=NOW + timedelta(days=20))
    issued(world, 1, title="截止在即", due_at=NOW + timedelta(days=60),
           cliff_at=NOW + timedelta(hours=5))  # fmt: skip
    found = order(world, "li")
    assert (found[0], len(found)) == ("截止在即", 30)


def test_people_and_money_weigh_within_the_same_day(world: World):
    issued(world, 1, title="小事", due_at=NOW + timedelta(hours=2))
    (road,) = issued(world, 1, title="全村的路", due_at=NOW + timedelta(hours=9))
    CommitmentQuantity.objects.create(
        commitment=road, county_id=world.county.pk, code="beneficiaries", status="expected",
        value=1200, unit="person")  # fmt: skip
    assert order(world, "li") == ["全村的路", "小事"]


def test_an_extension_is_read_and_decided_in_the_line(world: World):
    (row,) = active(world, due_at=NOW + timedelta(days=20))
    row = take(row, "ask_extension", actor=world.li, at=NOW, inputs={
        "new_due": NOW + timedelta(days=40), "reason": "雨季停工", "done": "路基已成",
        "affected": "三十户"})  # fmt: skip
    (item,) = [one for one in items(tasks(world.sun, TODAY), NOW) if one.kind.code == "time"]
    assert [a.step for a in item.acts] == ["extend", "refuse_extension"]
    assert [words for _label, words in item.said][1:] == ["雨季停工", "路基已成", "三十户"]
    assert act(world, "sun", row, step="extend").status_code == 302
    assert Commitment.objects.get(pk=row.pk).due_at == NOW + timedelta(days=40)
    assert tasks(world.sun, TODAY) == []


def test_a_check_and_an_objection_open_at_the_very_form(world: World):
    (row,) = active(world)
    Commitment.objects.filter(pk=row.pk).update(state="reported", check_needed=True)
    (item,) = items(tasks(world.sun, TODAY), NOW)
    assert item.url == f"{row.url}?do=verify"
    client = Client()
    log_in(client, world, "sun")
    client.cookies["django_language"] = "en"
    said = client.get(item.url).content.decode()
    assert '<details class="step" open><summary class="button">Confirm the check' in said
    assert "autofocus" in said
    assert '<details class="step" open>' not in client.get(row.url).content.decode()


def test_a_town_office_sees_what_waits_for_its_villages(world: World):
    village = world.units["clerk"]
    unsigned, late = issued(world, 2, lead_unit=village)
    take(late, "sign", actor=world.clerk, at=NOW)
    Commitment.objects.filter(pk=late.pk).update(red_on=TODAY)
    found = {one.kind.code: one for one in items(tasks(world.town, TODAY), NOW)}
    assert sorted(found) == ["villages", "villages_sign"]
    assert found["villages"].url == f"/entries/?village={village.pk}"
    assert act(world, "town", unsigned, step="sign").status_code == 302
    assert Commitment.objects.get(pk=unsigned.pk).state == "active"
    assert tasks(world.other_town, TODAY) == []


def test_a_row_waits_once(world: World):
    late, soon = active(world, 2, due_at=NOW + timedelta(days=1))
    Commitment.objects.filter(pk=late.pk).update(red_on=TODAY, grey_on=TODAY)
    Commitment.objects.filter(pk=soon.pk).update(amber_on=TODAY, grey_on=TODAY)
    issued(world, title="待签收且逾期", due_at=NOW - timedelta(days=1))
    found = tasks(world.li, TODAY)
    counts = {task.kind.code: task.count for task in found}
    assert counts == {"overdue": 1, "sign": 1, "due": 1}
    assert total(found) == 3


def test_signing_is_one_click_on_the_desk(world: World):
    (row,) = issued(world)
    assert f'action="/act/{row.pk}/"' in home(world, "li")
    answer = act(world, "li", row, step="sign")
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert Commitment.objects.get(pk=row.pk).state == "active"


def test_a_refused_step_keeps_the_line_open_with_what_was_typed(world: World):
    (row,) = active(world)
    Commitment.objects.filter(pk=row.pk).update(amber_on=TODAY)
    answer = act(world, "li", row, step="progress", note="", stage="started")
    said = answer.content.decode()
    assert answer.status_code == 409
    assert '<details class="step" open>' in said
    assert '<option value="started" selected>' in said
    assert Commitment.objects.get(pk=row.pk).stage == ""


def test_a_step_the_desk_does_not_offer_is_not_there(world: World):
    (row,) = issued(world)
    assert act(world, "li", row, step="withdraw").status_code == 404
    assert act(world, "outsider", row, step="sign").status_code == 404


def test_nothing_waits_between_two_stages(world: World):
    active(world, due_at=datetime(2099, 3, 31, 18, tzinfo=SHANGHAI))
    assert tasks(world.li, TODAY) == []
    assert "Nothing waits for you today" in home(world, "li")


def test_the_supervision_desk_reads_its_line(world: World):
    active(world, 2, due_at=NOW + timedelta(hours=8))
    active(world, 1, due_at=NOW - timedelta(days=12))
    words = {c.words: (c.n, c.note) for c in mornings.supervision(world.sun, TODAY, NOW)}
    assert words["今日到期"] == (2, "")
    assert words["逾期"] == (1, "最长 12 天，农业农村局")
    assert words["待核实"] == (0, "")


def test_each_number_lists_exactly_its_rows(world: World):
    active(world, 3, due_at=NOW + timedelta(hours=8))
    active(world, 1, title="别的日子")
    for part in mornings.supervision(world.sun, TODAY, NOW):
        request = RequestFactory().get(part.url)
        request.actor, request.today, request.now = world.sun, TODAY, NOW
        code = part.url.rstrip("/").rpartition("/")[2]
        shown = work.rows(request, code).content.decode()
        assert (code, shown.count("<tr data-url")) == (code, part.n)


def changes(world: World, today: date) -> dict[str, tuple[set[int], set[int]]]:
    """The numbers to which something came or which something left."""
    return {code: both for code, both in moved(world.sun, today).items() if both != (set(), set())}


def test_what_came_to_each_number_and_what_left_it_since_yesterday(world: World):
    """All were entered yesterday; today one falls due, one late one is closed, one stays late."""
    late, stays = active(world, 2, due_at=NOW - timedelta(days=2))
    (due,) = active(world, 1, due_at=TOMORROW + timedelta(hours=8))
    today = TOMORROW.date()
    assert changes(world, today) == {"due_today": ({due.pk}, set())}
    take(stays, "progress", actor=world.li, at=TOMORROW, inputs={"note": "已立杆"})
    take(late, "withdraw", actor=world.sun, at=TOMORROW, inputs={"reason": "村里不再需要"})
    take(due, "ask_coordination", actor=world.li, at=TOMORROW, inputs={"note": "请协调用地"})
    assert changes(world, today) == {
        "due_today": ({due.pk}, set()), "overdue_now": (set(), {late.pk}),
        "coordination": ({due.pk}, set())}  # fmt: skip


def test_what_turned_red_at_midnight_came_to_overdue_and_left_due_today(world: World):
    (row,) = active(world, 1, due_at=NOW + timedelta(hours=8))
    assert changes(world, TOMORROW.date()) == {
        "due_today": (set(), {row.pk}), "overdue_now": ({row.pk}, set())}  # fmt: skip


def test_new_rows_of_today_are_new(world: World):
    (row,) = issued(world, 1, due_at=NOW - timedelta(days=1))
    assert changes(world, TODAY) == {"overdue_now": ({row.pk}, set())}


def test_each_change_lists_exactly_its_rows(world: World):
    active(world, 2, due_at=NOW - timedelta(days=1), title="昨日到期")
    (due, *_rest) = mornings.supervision(world.sun, TODAY, NOW)
    late = mornings.supervision(world.sun, TODAY, NOW)[1]
    assert (due.change, late.change) == ([], [("+2", "/rows/overdue_now_new/")])
    assert rows_of("overdue_now_new").rows(world.sun, TODAY).count() == 2


def test_the_errand_desk_names_the_firm_that_presses_most(world: World):
    by = {"kind": "enterprise_request", "served_type": "firm", "lead_unit": world.units["errand"]}
    rows = issued(world, 2, served_name="甲企业", due_at=NOW + timedelta(days=9), **by)
    for row in rows:
        take(row, "sign", actor=world.errand, at=NOW)
    Commitment.objects.filter(pk=rows[1].pk).update(
        cliff_at=NOW + timedelta(hours=19), served_name="乙企业"
    )
    (said,) = mornings.errands(world.errand, TODAY, NOW)
    assert said.words.startswith("最急：乙企业，离其截止 19 小时")
    assert said.url == rows[1].url


def test_a_meetings_desk_counts_its_week(world: World):
    found = {c.words: c.n for c in mornings.meetings(world.secretary, TODAY, NOW)}
    assert found == {"本周全区性会议": 0, "待审": 0}


def test_a_village_reads_how_its_livelihood_items_stand(world: World):
    rows = active(world, 2)
    take(rows[0], "progress", actor=world.li, at=LATER,
         inputs={"note": "完工", "stage": "completed"})  # fmt: skip
    found = {c.words: c.n for c in mornings.livelihood(world.clerk, TODAY, NOW)}
    assert found == {"民生实事": 2, "完工": 1, "投用": 0, "群众认可": 0, "未问": 0, "尚未动工": 1}


def test_every_kind_of_waiting_names_an_action_and_a_verb(world: World):
    for kind in waits():
        assert rows_of(kind.code) is kind
        assert kind.verb and kind.title


@pytest.mark.parametrize("who", ["leader", "sun", "secretary", "li", "town", "clerk", "errand"])
def test_a_desk_costs_the_same_for_one_row_and_for_three(
    world: World, who: str, django_assert_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            items(tasks(world.actors[who], TODAY), NOW)
        return len(asked)

    issued(world, 1)
    one = cost()
    issued(world, 2)
    assert cost() == one


def test_the_supervision_desk_shows_lights_acceptances_and_samples(world: World):
    from yiteng.desk.supervising import panel

    active(world, 2)
    (done,) = active(world, 1)
    Commitment.objects.filter(pk=done.pk).update(state="closed", closed_at=NOW)
    found = panel(world.sun, NOW)
    assert found is not None
    assert [(light.code, n) for light, n, _url in found.lights] == [("on_plan", 3)]
    assert [(c.words, c.n) for c in found.counts] == [("今日办结", 1), ("已抽中、未出结果", 0)]
    assert panel(world.li, NOW) is None
    assert [(c.words, c.n) for c in found.livelihood][:1] == [("民生实事", 3)]
    of_leader = panel(world.leader, NOW)
    assert of_leader is not None and of_leader.livelihood == found.livelihood
