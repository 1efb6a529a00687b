"""A meeting returned, and what its organiser did next.

李 applies for a district-wide conference. While 李 writes the goal, the verdict beside the form says
what is still missing; at last one reason is left: the problem rests on one grower who said it twice.
李 submits all the same. The government office returns it for the problem test, with the reason
picked from the verdict. 李 goes to the second village, adds what was heard there, applies again;
now the opinion has nothing against it, the leader approves, the meeting is convened and the
verdict repeated. The return stays counted as the good result it was.
"""

from __future__ import annotations

import re

import pytest
from django.test import Client

from tests.cast import World, log_in
from yiteng.gate.models import Application
from yiteng.meetings.models import Meeting
from yiteng.research.models import Finding, Problem

pytestmark = pytest.mark.django_db
ONE_SOURCE = "问题“鲜果无处储存”有2条调研发现，来自1个独立来源，至少需要2个来源。"
GOAL = {"title": "新增冷库", "value": "6", "unit": "座", "baseline": "2 座", "due_on": "2023-12-31"}


def page(client: Client, path: str, **typed: object) -> str:
    """The words of a page, or of the answer to what is typed."""
    answer = client.post(path, typed) if typed else client.get(path)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", answer.content.decode()))


def said(client: Client, path: str, **typed: object) -> str:
    """Send a form; where it leads."""
    answer = client.post(path, typed)
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def visit(client: Client, world: World, village: str, said_by: str, statement: str) -> Finding:
    """Record a visit to a village with one finding."""
    said(
        client, "/research/visits/new/",
        **{"kind": "visit", "title": "走访果园", "held_on": "2023-03-20", "venue": "village",
           "area": world.areas[village].pk, "phase": "before", "finding1-statement": statement,
           "finding1-said_by": said_by, "finding1-method": "interview"},
    )  # fmt: skip
    return Finding.objects.order_by("-id")[0]


def a_problem_told_twice(client: Client, world: World) -> Problem:
    """One grower's word, heard on two occasions."""
    found = [
        visit(client, world, "village_1", "一村果农", "果子没有地方存"),
        visit(client, world, "village_1", "一村果农", "还是没有地方存"),
    ]
    said(client, "/research/problems/new/", title="鲜果无处储存", statement="没有地方存",
         root_cause="冷库按镇布点", agreed="agreed", agreed_by="一村果农", asked_on="2023-03-21",
         found=[f.pk for f in found])  # fmt: skip
    problem = Problem.objects.get()
    said(client, f"/research/problems/{problem.pk}/step/", step="state", seen=problem.version)
    return problem


def apply(client: Client, world: World, problem: Problem) -> Application:
    """The application with its agenda and prescription; the goal is still to be written."""
    said(client, "/applications/new/", title="冷链大会", meeting_type="district", scale="district",
         host=world.units["leader"].pk, organiser=world.units["li"].pk, wanted_on="2023-05-10",
         days="0.5", people="300")  # fmt: skip
    application = Application.objects.get()
    base = f"/applications/{application.pk}"
    said(client, f"{base}/problems/", problems=[problem.pk])
    said(client, f"{base}/items/new/", title="冷库布点", decides="定下六处地点",
         decided_by="区政府", presenter="农业农村局", minutes="60", other_way="letter",
         other_why="地点牵涉三个部门和五个镇")  # fmt: skip
    item = application.items.get()
    said(client, f"{base}/papers/new/", item=item.pk, title="冷库布点方案", characters="2600",
         pages="6", received_on="2023-05-02")  # fmt: skip
    said(client, f"{base}/prescriptions/new/", title="按产量布点建冷库", problem=problem.pk,
         cause="冷库按镇布点", lead=world.units["li"].pk, lead_accepted="on", due_on="2023-09-30",
         horizon="year", level="district", served="果农", proof="投用记录", money="6000000",
         money_source="衔接资金", legality_by="司法局", legality_basis="设施农业用地管理的通知",
         competition="untouched", duty="none")  # fmt: skip
    said(client, f"{base}/opinions/new/", unit=world.units["wang"].pk, asked_on="2023-04-10",
         agrees="True", given_on="2023-04-12")  # fmt: skip
    return application


def write_the_goal(client: Client, world: World, base: str) -> None:
    """The verdict beside the form follows what is typed; then the goal is saved."""
    live = f"{base}/live/?kind=goals"
    assert "目标“新增冷库”还缺：数值、计量单位、时限、负责单位。" in page(
        client, live, title="新增冷库"
    )
    whole = {**GOAL, "owner": world.units["li"].pk}
    words = page(client, live, **whole)
    assert "存上后可以解决" in words
    assert "还缺" not in words
    assert ONE_SOURCE in words
    said(client, f"{base}/goals/new/", **whole)


def look_further(client: Client, world: World, problem: Problem) -> None:
    """The second village is heard; the problem is put in words that hold for both."""
    second = visit(client, world, "village_2", "二村合作社", "冷库排不上号")
    step = f"/research/problems/{problem.pk}/step/"
    said(client, step, step="reword", reason="补了二村的情况")
    said(client, f"/research/problems/{problem.pk}/words/", title=problem.title,
         statement="两个村都没有地方存", root_cause=problem.root_cause, agreed="agreed",
         agreed_by="两村果农", asked_on="2023-03-25", found=[second.pk])  # fmt: skip
    said(client, step, step="state")


def test_a_meeting_returned_and_what_its_organiser_did_next(world: World, client: Client) -> None:
    log_in(client, world, "li")
    problem = a_problem_told_twice(client, world)
    application = apply(client, world, problem)
    base = f"/applications/{application.pk}"
    write_the_goal(client, world, base)
    words = page(client, f"{base}/")
    assert "冷链大会还不能开：1 处须改" in words
    assert ONE_SOURCE in words
    said(client, f"{base}/step/", step="submit")

    log_in(client, world, "secretary")
    assert "待审核的会议申请" in page(client, "/")
    words = page(client, f"{base}/review/")
    assert words.index("1 · 目标") < words.index(ONE_SOURCE) < words.index("4 · 药方")
    refused = client.post(f"{base}/review/", {"step": "review", "verdict": "pass", "words": "可开"})
    assert refused.status_code == 409
    picked = f"gate.problem.evidence problems-{problem.pk}-findings"
    said(client, f"{base}/review/", step="return", reasons=[picked], words="再走访一个村")
    assert re.search(r"1\s*退回完善", page(client, "/applications/"))

    log_in(client, world, "li")
    assert "退回完善或缓开的申请" in page(client, "/")
    assert f"退回完善：再走访一个村 1. {ONE_SOURCE}" in page(client, f"{base}/")
    look_further(client, world, problem)
    assert "冷链大会可以提交了" in page(client, f"{base}/")
    said(client, f"{base}/step/", step="submit")

    log_in(client, world, "secretary")
    said(client, f"{base}/review/", step="review", verdict="pass", words="两村都有依据")
    log_in(client, world, "leader")
    said(client, f"{base}/step/", step="approve")
    log_in(client, world, "secretary")
    said(client, f"/meetings/convene/{application.pk}/")
    meeting = Meeting.objects.get()
    assert (meeting.title, meeting.agenda.get().title) == ("冷链大会", "冷库布点")
    history = page(client, f"{base}/")
    for line in ("审定同意召开", "出具审核意见", "再走访一个村", "召开时复核", "没有变化。"):
        assert line in history
    counted = page(client, "/applications/results/")
    assert "已有 1 次没有开或没有急着开" in counted
