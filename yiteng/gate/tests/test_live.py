"""The verdict as one types: what is typed counts, nothing is stored."""

from __future__ import annotations

import re

import pytest

from tests.cast import log_in
from yiteng.audit.models import Event
from yiteng.gate import actions
from yiteng.gate.models import Application, Goal
from yiteng.gate.tests.papers import opened, submitted, whole


@pytest.fixture
def li(world, client):
    log_in(client, world, "li")
    return client


def panel(client, application, query="", **typed) -> str:
    """The words of the panel with what is typed."""
    answer = client.post(f"/applications/{application.pk}/live/{query}", typed)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_a_goal_being_written_mends_what_it_mends(world, li):
    application = opened(world)
    bare = panel(li, application, "?kind=goals", title="新增冷库")
    assert "存上后可以解决 ✓ 还没有写明目标。" in bare
    assert "目标“新增冷库”还缺：数值、计量单位、时限、负责单位。" in bare
    better = panel(li, application, "?kind=goals", title="新增冷库", value="6", unit="座")
    assert "目标“新增冷库”还缺：时限、负责单位。" in better


def test_reasons_of_this_form_lead_to_its_own_fields(world, li):
    application = opened(world)
    answer = li.post(f"/applications/{application.pk}/live/?kind=goals", {"title": "新增冷库"})
    page = answer.content.decode()
    assert 'href="#id_value"' in page
    assert f'href="/applications/{application.pk}/items/new/"' in page


def test_nothing_is_stored(world, li):
    application = whole(world)
    goal = application.goals.get()
    before = (Event.objects.count(), Goal.objects.values_list().get())
    panel(li, application, f"?kind=goals&part={goal.pk}", title="", value="", unit="")
    panel(li, application, "?kind=goals", title="又一个")
    panel(li, application, title="改了名", meeting_type="committee")
    after = (Event.objects.count(), Goal.objects.values_list().get())
    assert before == after
    assert Application.objects.get().title == "全区特色农业大会"


def test_what_gets_worse_is_said_too(world, li):
    application = whole(world)
    goal = application.goals.get()
    words = panel(li, application, f"?kind=goals&part={goal.pk}", title="新增冷库", value="6",
                  unit="座", due_on="2023-12-31", owner=world.units["li"].pk)  # fmt: skip
    assert "▲ 目标“新增冷库”没有写明现状。 新增" in words


@pytest.mark.parametrize("kind", ["goals", "items", "papers", "prescriptions", "opinions"])
@pytest.mark.parametrize("typed", [{}, {"title": "半句"}, {"minutes": "六十", "due_on": "下周"}])
def test_half_written_and_unreadable_forms_are_answered(world, li, kind, typed):
    application = whole(world)
    assert "“四不开”审核" in panel(li, application, f"?kind={kind}", **typed)
    for part in getattr(application, kind).all():
        assert "“四不开”审核" in panel(li, application, f"?kind={kind}&part={part.pk}", **typed)


def test_outside_the_scope_it_says_so(world, li):
    typed = {"title": "常委会", "meeting_type": "committee"}
    assert "不适用“四不开”审核" in panel(li, opened(world), **typed)


def test_vague_words_are_whispered_to_the_drafter_only(world, client):
    application = opened(world, host=world.units["wang"])
    typed = {"title": "进一步提升冷链水平"}
    seen = {}
    for key in ("li", "wang"):
        log_in(client, world, key)
        seen[key] = "“进一步”" in panel(client, application, "?kind=goals", **typed)
    assert seen == {"li": True, "wang": False}


def test_meetings_that_look_alike_come_up_as_the_title_is_typed(world, li):
    whole(world, title="冷库建设会")
    application = opened(world, title="未定")
    day = {"wanted_on": "2023-05-10"}
    assert "相似的会议" not in panel(li, application, title="未定", **day)
    words = panel(li, application, title="全区冷库建设推进会", **day)
    assert "相似的会议 冷库建设会" in words
    assert "名称和目标里都有：冷库建设" in words


@pytest.mark.parametrize("many", [1, 3])
def test_typing_costs_the_same_for_one_and_three(world, li, many, django_assert_num_queries):
    application = whole(world)
    for number in range(many):
        goal = Goal(application=application, title=f"目标{number}", value=1, unit="个")
        actions.add_goals([goal], actor=world.li, at=world.now)
    url = f"/applications/{application.pk}/live/?kind=goals"
    li.post(url, {"title": "新的"})
    with django_assert_num_queries(29):
        li.post(url, {"title": "新的"})


def test_who_may_ask(world, client):
    application = submitted(world)
    found = {}
    for key in ("li", "wang", "secretary", "leader", "clerk", "outsider"):
        log_in(client, world, key)
        answer = client.post(f"/applications/{application.pk}/live/?kind=goals", {"title": "x"})
        found[key] = answer.status_code
    assert found == {
        "li": 200, "wang": 404, "secretary": 200, "leader": 403, "clerk": 403, "outsider": 404,
    }  # fmt: skip


def test_strange_addresses_are_not_found(world, li):
    application = whole(world)
    base = f"/applications/{application.pk}/live/"
    other = Goal.objects.get().pk + 99
    tries = ("?kind=verdicts", "?kind=goals&part=x", f"?kind=goals&part={other}")
    assert [li.post(base + one).status_code for one in tries] == [404] * 3
    assert li.get(base).status_code == 405


def test_the_form_asks_as_one_types_and_the_page_says_what_stands_without_script(world, li):
    application = opened(world)
    page = li.get(f"/applications/{application.pk}/goals/new/").content.decode()
    assert f'hx-post="/applications/{application.pk}/live/?kind=goals"' in page
    assert "还没有写明目标。" in page
    assert '"includeIndicatorStyles":false,"allowEval":false' in page
