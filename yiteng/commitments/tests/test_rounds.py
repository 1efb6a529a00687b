"""What came back passes the whole road again: assigned, signed for or objected to, its own clocks."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.cast import NOW, World, log_in
from yiteng.commitments.actions import Draft, draft, take
from yiteng.commitments.models import Commitment, PastRound, RunningClock, Support
from yiteng.commitments.queries import stuck_rows
from yiteng.commitments.tests.cases import JUNE
from yiteng.rules.refusal import Refused
from yiteng.workflow.entrances import take_back

pytestmark = pytest.mark.django_db
MAY = NOW + timedelta(days=31)
LATER = NOW + timedelta(days=120)
BACK = {"reason": "汛期后又漏水", "new_due": LATER}


def closed(world: World) -> Commitment:
    """农业农村局 leads, 水利局 supported and answered; an acceptor's yes closed it in April."""
    row = Commitment(
        county=world.county, kind="livelihood_item", level="district", title="泵站",
        lead_unit=world.units["li"], acceptor_post=world.posts["leader"].pk,
        origin="request", origin_ref="村民代表会议", due_at=JUNE)  # fmt: skip
    row = draft(
        Draft(row, support=[(world.units["wang"].pk, "核定取水口")]), actor=world.sun, at=NOW
    )
    for step, who, said in (
        ("issue", "sun", {}), ("sign", "li", {}), ("support_sign", "wang", {}),
        ("support_answer", "wang", {"note": "已核定"}),
        ("progress", "li", {"note": "完工", "stage": "completed"}),
    ):  # fmt: skip
        row = take(row, step, actor=world.actors[who], at=NOW, inputs=said)
    Commitment.objects.filter(pk=row.pk).update(state="reported")
    row.refresh_from_db()
    return take(row, "accept", actor=world.leader, at=NOW + timedelta(days=10))


def test_it_is_assigned_anew_and_waits_for_a_signature_with_dates_of_its_own(world: World) -> None:
    row = take(closed(world), "recur", actor=world.sun, at=MAY, inputs=BACK)
    assert (row.state, row.recur_count, row.starts_on) == ("issued", 1, MAY.date())
    assert (row.due_at, row.original_due_at) == (LATER, JUNE)
    assert (row.stage, row.last_progress_on, row.confirmed) == ("", None, False)
    plans = list(row.stages.order_by("position").values_list("code", "reached_at"))
    assert plans[0] == ("prepared", None) and len(plans) == 5
    assert row.stages.get(code="in_use").planned_on == LATER.date()
    assert Support.objects.get().signed_at is None
    (late,) = stuck_rows(world.sun, date(2023, 5, 9))
    assert (late.why.code, late.mover) == ("stuck.unsigned", "农业农村局")
    row = take(row, "sign", actor=world.li, at=MAY)
    assert row.state == "active"


def test_it_may_be_objected_to_again_on_a_ground_dismissed_in_the_round_before(
    world: World,
) -> None:
    row = closed(world)
    row.requests.create(kind="objection", asked_at=NOW, asked_by_post="联络员", ground="duty",
                        settled_at=NOW, outcome="dismissed")  # fmt: skip
    row = take(row, "recur", actor=world.sun, at=MAY, inputs=BACK)
    said = {"ground": "duty", "reason": "应由水利局牵头"}
    row = take(row, "object", actor=world.li, at=MAY, inputs=said)
    assert (row.state, row.requests.latest("id").round) == ("objected", 2)


def test_the_round_before_stays_shown_with_its_dates(world: World, client) -> None:
    row = take(closed(world), "recur", actor=world.sun, at=MAY, inputs=BACK)
    past = PastRound.objects.get()
    assert (past.number, past.lead, past.due_at, past.close_reason) == (
        1, "农业农村局", JUNE, "accepted")  # fmt: skip
    log_in(client, world, "li")
    page = client.get(row.url).content.decode()
    for words in ("此前各轮", "第1轮", "汛期后又漏水", "由指定岗位认可", "已核定", "原定"):
        assert words in page, words


def test_a_wrong_click_brings_the_round_before_back_as_it_stood(world: World) -> None:
    row = closed(world)
    stood = list(row.stages.order_by("position").values_list("code", "planned_on", "reached_at"))
    RunningClock.objects.create(
        commitment=row, county_id=row.county_id, code="correct", title="A bad answer put right",
        basis="step", kind="workdays", amount=15, source="", ends="report", starts_at=NOW,
        full_at=MAY, due_at=MAY, first_due_at=MAY, met_at=NOW)  # fmt: skip
    row = take(row, "recur", actor=world.sun, at=MAY, inputs=BACK)
    assert RunningClock.objects.count() == 0
    row = take_back(row, actor=world.sun, at=MAY)
    assert (row.state, row.recur_count, row.due_at, row.confirmed) == ("closed", 0, JUNE, True)
    found = row.stages.order_by("position").values_list("code", "planned_on", "reached_at")
    assert list(found) == stood
    assert (Support.objects.get().answer, RunningClock.objects.get().met_at) == ("已核定", NOW)
    assert not PastRound.objects.exists()


def test_a_date_that_lies_behind_is_none(world: World) -> None:
    with pytest.raises(Refused) as refused:
        take(closed(world), "recur", actor=world.sun, at=MAY, inputs={**BACK, "new_due": MAY})
    assert refused.value.codes == ("commitment.date_behind",)
