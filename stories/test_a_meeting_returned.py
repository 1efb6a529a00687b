"""A meeting returned, and what its organiser did next.

李 applies for a district-wide conference with a goal that says nothing and a problem one grower
told twice. The four tests say so; the government office returns it. 李 goes to the second village,
gives the goal a figure, applies again; now the opinion has nothing against it, the leader
approves, the meeting is convened. The return is counted as the good result it was.
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


def page(client: Client, path: str) -> str:
    """The words of a page."""
    answer = client.get(path)
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


def apply_badly(client: Client, world: World) -> Application:
    """The first attempt: a goal without a figure, one grower's word twice."""
    found = [
        visit(client, world, "village_1", "一村果农", "果子没有地方存"),
        visit(client, world, "village_1", "一村果农", "还是没有地方存"),
    ]
    said(client, "/research/problems/new/", title="鲜果无处储存", statement="没有地方存",
         root_cause="冷库按镇布点", agreed="agreed", found=[f.pk for f in found])  # fmt: skip
    problem = Problem.objects.get()
    said(client, f"/research/problems/{problem.pk}/step/", step="state", seen=problem.version)
    said(client, "/applications/new/", title="冷链大会", meeting_type="district", scale="district",
         host=world.units["leader"].pk, organiser=world.units["li"].pk, wanted_on="2023-05-10",
         days="0.5", people="300")  # fmt: skip
    application = Application.objects.get()
    base = f"/applications/{application.pk}"
    said(client, f"{base}/problems/", problems=[problem.pk])
    said(client, f"{base}/goals/new/", title="进一步提升冷链水平")
    said(client, f"{base}/items/new/", title="冷库布点", decides="定下六处地点",
         decided_by="区政府", presenter="农业农村局", minutes="60", other_way="department",
         other_why="地点牵涉自然资源、财政和五个镇")  # fmt: skip
    said(client, f"{base}/papers/new/", item=application.items.get().pk, title="冷库布点方案",
         received_on="2023-03-30", characters="2600", pages="6")  # fmt: skip
    said(client, f"{base}/prescriptions/new/", title="按产量布点", problem=problem.pk,
         lead=world.units["li"].pk, lead_accepted="on", due_on="2023-09-30", served="果农",
         proof="投用记录", cause="冷库按镇布点", horizon="year", level="district",
         money_source="衔接资金", legality_by="区司法局", legality_basis="设施农业用地管理的通知",
         competition="untouched", duty="none")  # fmt: skip
    return application


def test_a_meeting_returned_and_what_its_organiser_did_next(world: World, client: Client) -> None:
    log_in(client, world, "li")
    application = apply_badly(client, world)
    base = f"/applications/{application.pk}"
    words = page(client, f"{base}/")
    assert "冷链大会还不能开：2 处须改" in words
    assert "目标“进一步提升冷链水平”还缺：数值、计量单位、时限、负责单位。" in words
    assert "来自1个独立来源，至少需要2个来源" in words
    said(client, f"{base}/step/", step="submit")

    log_in(client, world, "secretary")
    refused = client.post(
        f"{base}/step/", {"step": "review", "verdict": "pass", "opinion": "可以开"}
    )
    assert refused.status_code == 409
    said(client, f"{base}/step/", step="return", reason="目标没有数，只问了一户")
    assert re.search(r"1\s*退回完善", page(client, "/applications/"))

    log_in(client, world, "li")
    assert "退回完善：目标没有数，只问了一户" in page(client, f"{base}/")
    second = visit(client, world, "village_2", "二村合作社", "冷库排不上号")
    problem = Problem.objects.get()
    step = f"/research/problems/{problem.pk}/step/"
    said(client, step, step="reword", reason="补了二村的情况")
    said(client, f"/research/problems/{problem.pk}/words/", title=problem.title,
         statement="两个村都没有地方存", root_cause=problem.root_cause, agreed="agreed",
         found=[second.pk])  # fmt: skip
    said(client, step, step="state")
    goal = application.goals.get()
    said(client, f"{base}/goals/{goal.pk}/", title="新增冷库", value="6", unit="座",
         baseline="2 座", due_on="2023-12-31", owner=world.units["li"].pk)  # fmt: skip
    assert "冷链大会可以提交了" in page(client, f"{base}/")
    said(client, f"{base}/step/", step="submit")

    log_in(client, world, "secretary")
    said(client, f"{base}/step/", step="review", verdict="pass", opinion="两村都有依据")
    log_in(client, world, "leader")
    said(client, f"{base}/step/", step="approve")
    log_in(client, world, "secretary")
    said(client, f"/meetings/convene/{application.pk}/")
    meeting = Meeting.objects.get()
    assert (meeting.title, meeting.agenda.get().title) == ("冷链大会", "冷库布点")
    history = page(client, f"{base}/")
    for line in ("审定同意召开", "出具审核意见", "退回完善 — 目标没有数，只问了一户"):
        assert line in history
