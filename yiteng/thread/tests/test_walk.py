"""The walk: from the finding to the confirmation; a changed text makes the link suspect."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import NOW, World, log_in
from yiteng.audit.models import Event
from yiteng.commitments.actions import redraft, take
from yiteng.commitments.models import Commitment
from yiteng.links.actions import clear, link_many
from yiteng.links.models import Link
from yiteng.research.models import Finding, Occasion, Problem
from yiteng.rules.node import STATIONS
from yiteng.rules.refusal import Refused
from yiteng.thread.picture import picture
from yiteng.thread.walk import walk
from yiteng.verification.tests.test_road import done, road

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(world: World) -> Commitment:
    """The road lamps, resting on a problem that rests on a finding."""
    village = world.areas["village_1"]
    place = {"county": world.county, "town": village.town, "village": village}
    visit = Occasion.objects.create(
        **place,
        kind="visit",
        venue="village",
        title="夜访一村",
        held_on=date(2022, 12, 1),
        unit=world.units["li"],
    )
    finding = Finding.objects.create(
        **place, occasion=visit, statement="夜里路黑，老人摔倒过", said_by="村民", source_key="村民甲",
        method="走访", found_on=date(2022, 12, 1))  # fmt: skip
    problem = Problem.objects.create(
        **place, title="村内道路无照明", statement="主路无灯", root_cause="无管护资金",
        unit=world.units["li"], state="stated")  # fmt: skip
    found = road(world)
    link_many(
        [
            (("finding", finding.pk), ("problem", problem.pk), "found_in"),
            (("problem", problem.pk), ("commitment", found.pk), "solves"),
        ],
        actor=world.secretary,
        at=NOW,
    )
    return found


def stations(found: object) -> list[str]:
    return [s for s in STATIONS if found.at(s)]  # type: ignore[attr-defined]


def test_the_thread_leads_from_the_finding_to_the_proof(world: World, row: Commitment) -> None:
    done(world, row)
    found = walk(("commitment", row.pk), world.leader)
    assert stations(found) == ["finding", "problem", "commitment", "proof"]
    assert found.suspects == ()


def test_from_the_finding_one_walks_forward_to_the_same_commitment(
    world: World, row: Commitment
) -> None:
    finding = Finding.objects.get()
    assert stations(walk(("finding", finding.pk), world.leader)) == [
        "finding", "problem", "commitment"]  # fmt: skip


def test_a_reworded_problem_makes_the_link_suspect_until_a_post_clears_it(
    world: World, row: Commitment
) -> None:
    Problem.objects.update(statement="主路和支路都无灯")
    found = walk(("commitment", row.pk), world.leader)
    (link,) = found.suspects
    assert (link.up_type, link.down_type) == ("problem", "commitment")
    clear(link, actor=world.sun, at=NOW, reason="30盏已含支路")
    assert walk(("commitment", row.pk), world.leader).suspects == ()
    assert Link.objects.get(pk=link.pk).cleared_by_post == "督查室主任"


def test_what_rests_on_a_suspect_link_is_said_so(world: World, row: Commitment) -> None:
    Finding.objects.update(statement="另一句话")
    found = walk(("commitment", row.pk), world.leader)
    marks = {s.node.type: (s.suspect, s.rests) for s in found.stops}
    assert marks["problem"] == (True, False)
    assert marks["commitment"] == (False, True)


def test_clearing_needs_a_reason_and_the_right(world: World, row: Commitment) -> None:
    link = Link.objects.filter(down_type="commitment").get()
    with pytest.raises(Refused) as refused:
        clear(link, actor=world.sun, at=NOW, reason=" ")
    assert refused.value.codes == ("links.no_reason",)
    with pytest.raises(Refused) as refused:
        clear(link, actor=world.clerk, at=NOW, reason="看过")
    assert refused.value.codes == ("links.clear",)


def test_the_outsider_walks_nothing(world: World, row: Commitment) -> None:
    assert walk(("commitment", row.pk), world.outside_leader) is None


def test_the_walk_costs_the_same_for_one_proof_and_for_three(
    world: World, row: Commitment, django_assert_max_num_queries
) -> None:
    done(world, row)
    with django_assert_max_num_queries(20):
        walk(("commitment", row.pk), world.leader)


def test_the_page_shows_the_picture_and_the_same_in_words(
    world: World, row: Commitment, client: Client
) -> None:
    log_in(client, world, "leader")
    page = client.get(reverse("thread:walk", args=["commitment", row.pk])).content.decode()
    assert "<svg" in page
    assert "夜里路黑，老人摔倒过" in page


def test_a_changed_promise_needs_a_reason(world: World, row: Commitment) -> None:
    row = take(row, "issue", actor=world.sun, at=NOW)
    with pytest.raises(Refused) as refused:
        redraft(row, {"title": "安装路灯20盏"}, actor=world.sun, at=NOW)
    assert refused.value.codes == ("commitment.reason_to_change",)


def test_making_and_clearing_a_link_are_events_of_the_trail(world: World, row: Commitment) -> None:
    problem = Problem.objects.get()
    again = (("problem", problem.pk), ("commitment", row.pk), "solves")
    assert link_many([again, again], actor=world.secretary, at=NOW) == 0
    link = Link.objects.get(role="solves")
    clear(link, actor=world.sun, at=NOW, reason="30盏已含支路")
    told = Event.objects.filter(subject_type="links.link").order_by("number")
    made = told.filter(subject_id=link.pk, action="link").get()
    assert [(e.action, e.post_title) for e in told] == [
        ("link", "政府办秘书"), ("link", "政府办秘书"), ("clear", "督查室主任")]  # fmt: skip
    assert made.content["after"] == {
        "up_type": "problem", "up_id": problem.pk, "down_type": "commitment", "down_id": row.pk,
        "role": "solves", "up_fingerprint": link.up_fingerprint}  # fmt: skip


def kept(found: object, *stations_: str) -> list[str]:
    return [found.standing(one) for one in stations_]  # type: ignore[attr-defined]


def test_what_came_from_outside_needs_nothing_above_it(world: World) -> None:
    found = walk(("commitment", road(world).pk), world.leader)
    assert found.start.needs == ()
    assert found.lacks == ()
    assert kept(found, "finding", "measure", "proof", "answer") == [
        "unneeded", "unneeded", "ahead", "ahead"]  # fmt: skip


def test_what_a_meeting_decided_lacks_the_measure_its_kind_needs(world: World) -> None:
    row = road(world)
    Commitment.objects.filter(pk=row.pk).update(origin="meeting")
    found = walk(("commitment", row.pk), world.leader)
    (lack,) = found.lacks
    assert lack.stations == ("measure", "decision", "problem", "finding")
    assert kept(found, "measure", "decision") == ["missing", "unneeded"]
    shown = {one.label: one.missing for one in picture(found)}
    assert [label for label, missing in shown.items() if missing] == ["措施"]


def test_a_need_any_station_meets_is_met(world: World, row: Commitment) -> None:
    Commitment.objects.filter(pk=row.pk).update(origin="meeting")
    found = walk(("commitment", row.pk), world.leader)
    assert found.lacks == ()
    assert kept(found, "finding", "problem", "measure") == ["needed", "needed", "unneeded"]


def test_a_closed_commitment_lacks_proof_check_and_answer(
    world: World, row: Commitment, client: Client
) -> None:
    Commitment.objects.filter(pk=row.pk).update(state="closed", check_needed=True, checked=False)
    found = walk(("commitment", row.pk), world.leader)
    assert [lack.stations for lack in found.lacks] == [("proof",), ("verification",), ("answer",)]
    assert kept(found, "proof", "verification", "answer", "publication") == [
        "missing", "missing", "missing", "ahead"]  # fmt: skip
    log_in(client, world, "leader")
    page = client.get(reverse("thread:walk", args=["commitment", row.pk])).content.decode()
    assert "有 3 处应有而未有的环节。" in page
    assert "需要，缺失" in page
