"""One thread, read top to bottom: what two villages said becomes a result they confirm.

果农 in two villages say that fruit rots for want of a cold store. 李 of the agriculture office
turns it into a problem and applies to meet; the government office reviews, the leader approves;
the meeting decides, a measure is issued, a commitment assigned, done, checked by 王 and confirmed
by the growers; two reviews pass it to the public. From the public page one walks back to what
was said in the village.
"""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import NOW, World, log_in
from yiteng.audit.models import Event
from yiteng.audit.verify import verify
from yiteng.commitments.actions import Draft, draft, take
from yiteng.commitments.models import Commitment
from yiteng.gate.tests.papers import approved
from yiteng.measures import actions as measures
from yiteng.measures.models import Measure, PolicyDocument
from yiteng.meetings import actions as meetings
from yiteng.meetings.models import Attendance, Decision, Meeting
from yiteng.publication import actions as publication
from yiteng.publication.models import Publication
from yiteng.replies import actions as replies
from yiteng.replies import queries
from yiteng.research.models import Finding, Problem
from yiteng.rules.node import STATIONS
from yiteng.thread.walk import walk
from yiteng.verification.actions import ask, give_proof
from yiteng.verification.models import Proof
from yiteng.workflow.clock import SHANGHAI

pytestmark = pytest.mark.django_db(databases=["default", "public"], transaction=True)


def held(world: World, problem: Problem | None = None) -> Meeting:
    """The meeting as held: convened, notified, attended, one decision taken; problem: what about."""
    by = {"actor": world.secretary, "at": NOW}
    (meeting,) = meetings.convene([approved(world, problem=problem)], **by)
    meeting = meetings.plan(
        meeting, {"convener": "区政府", "chair": "区长", "place": "区会议中心",
                  "held_on": date(2023, 2, 9)}, **by)  # fmt: skip
    meeting = meetings.take(meeting, "notify", **by)
    meeting = meetings.take(meeting, "start", **by)
    meetings.add_decisions(
        [Decision(meeting=meeting, position=1, text="年内在两村各建一座冷库", lead=world.units["li"],
                  due_on=date(2023, 9, 30), served="两村果农")], **by)  # fmt: skip
    meeting = meetings.take(meeting, "end", **by)
    meeting = meetings.record_attendance(
        meeting, [Attendance(group="镇街、部门", invited=320, attended=310)], **by
    )
    meeting = meetings.take(meeting, "minute", **by)
    return meetings.take(meeting, "close", **by)


def measure_of(world: World, meeting: Meeting) -> Measure:
    """The measure the meeting issued against the problem."""
    by = {"actor": world.secretary, "at": NOW}
    (paper,) = measures.add_documents(
        [PolicyDocument(county=world.county, title="特色农业若干措施", meeting=meeting,
                        issued_on=date(2023, 2, 10))], **by)  # fmt: skip
    (drafted,) = measures.draft_measures(
        [(Measure(document=paper, position=1, title="按产量布点建冷库", lead=world.units["li"]),
          [Problem.objects.get()])], **by)  # fmt: skip
    return measures.issue([drafted], **by)[0]


def promised(world: World, meeting: Meeting, measure: Measure) -> Commitment:
    """The commitment, assigned by the supervision office and signed for by 李."""
    decision = Decision.objects.get(meeting=meeting)
    row = draft(Draft(
        Commitment(
            county=world.county, town=world.areas["town_a"], village=world.areas["village_1"],
            kind="policy_task", level="district", theme=world.themes["agriculture"],
            title="一村建成冷库一座", lead_unit=world.units["li"], served_type="village",
            served_name="一村果农", origin="meeting", origin_ref=meeting.title,
            due_at=datetime(2023, 9, 30, 18, tzinfo=SHANGHAI)),
        ups=[(("measure", measure.pk), "carries_out"), (("decision", decision.pk), "decided")],
    ), actor=world.sun, at=NOW)  # fmt: skip
    row = take(row, "issue", actor=world.sun, at=NOW)
    return take(row, "sign", actor=world.li, at=NOW)


def delivered(world: World, client: Client, row: Commitment) -> Commitment:
    """Done, checked on the spot by another unit, confirmed by the growers over their link."""
    for kind in ("document", "acceptance_record", "site_record"):
        give_proof(Proof(commitment=row, kind=kind, title="冷库投用记录"), actor=world.li, at=NOW)
    row = take(row, "report", actor=world.li, at=NOW, inputs={"note": "冷库已投用"})
    row = take(row, "verify", actor=world.wang, at=NOW, inputs={"note": "到村看过，制冷正常"})

    link = reverse("public:answer", args=[ask(row, actor=world.sun, at=NOW).token])
    assert client.post(link, {"answer": "yes", "words": "今年没烂果"}).status_code == 200
    return Commitment.objects.get(pk=row.pk)


def published(world: World, row: Commitment) -> Publication:
    """Passed by two reviews, on the public ledger."""
    rows = publication.propose_many(
        [row], basis="政府信息公开条例第二十条", actor=world.sun, at=NOW
    )
    rows = publication.take_many(rows, "pass_secrecy", actor=world.secrecy, at=NOW)
    rows = publication.take_many(rows, "pass_disclosure", actor=world.disclosure, at=NOW)
    return publication.take_many(rows, "publish", actor=world.secretary, at=NOW)[0]


def told(world: World) -> None:
    """Both who spoke are owed all that became of it, and are told on a visit; then nothing waits."""
    assert queries.to_tell(world.li).count() == 2
    for finding in Finding.objects.order_by("pk"):
        said = queries.speaker(world.li, finding.pk)
        news = queries.news_of(said)
        assert [one.happened for one in news] == [
            "stated", "convened", "issued", "begun", "done", "published"]  # fmt: skip
        what = {"rows": [one.pk for one in news], "channel": "visit",
                "told_on": NOW.date(), "words": "今年没烂果，说好"}  # fmt: skip
        replies.tell(said, what, actor=world.li, at=NOW)
    assert queries.to_tell(world.li).count() == 0


def test_what_two_villages_said_becomes_a_result_they_confirm(world: World, client: Client) -> None:
    meeting = held(world)
    row = delivered(world, client, promised(world, meeting, measure_of(world, meeting)))
    assert (row.state, row.confirmed, row.light) == ("closed", True, "confirmed")

    shown = published(world, row)
    ledger = client.get(reverse("public:ledger")).content.decode()
    assert "一村建成冷库一座" in ledger

    found = walk(("publication", shown.pk), world.leader)
    assert [s for s in STATIONS if found.at(s)] == [
        "finding", "problem", "application", "meeting", "decision", "measure", "commitment",
        "publication"]  # fmt: skip
    whole = walk(("commitment", row.pk), world.leader)
    assert [s for s in STATIONS if whole.at(s)] == list(STATIONS)
    assert whole.suspects == ()

    told(world)
    log_in(client, world, "leader")
    page = client.get(reverse("thread:walk", args=["commitment", row.pk]))
    assert page.status_code == 200
    assert verify().ok
    assert (
        Event.objects.filter(subject_type="commitments.commitment", subject_id=row.pk).count() >= 7
    )


def test_the_commitment_carries_on_while_the_decision_stays_as_decided(world: World) -> None:
    meeting = held(world)
    row = promised(world, meeting, measure_of(world, meeting))
    row = take(row, "ask_extension", actor=world.li, at=NOW, inputs={
        "new_due": datetime(2023, 10, 31, 18, tzinfo=SHANGHAI), "reason": "设备晚到",
        "done": "土建完成", "affected": "一村果农"})  # fmt: skip
    row = take(row, "extend", actor=world.leader, at=NOW)
    assert row.due_at.date() == date(2023, 10, 31)
    assert row.original_due_at.date() == date(2023, 9, 30)
    assert Decision.objects.get().due_on == date(2023, 9, 30)
