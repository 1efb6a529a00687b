"""What a meeting decided becomes commitments in one act; the page says whether they still agree."""

from __future__ import annotations

import pytest

from tests.cast import log_in
from yiteng.commitments.actions import redraft
from yiteng.commitments.models import Commitment
from yiteng.links.models import Link
from yiteng.links.nodes import load
from yiteng.meetings import actions, carrying
from yiteng.meetings.agreeing import carried, decided_by
from yiteng.meetings.models import Decision, Meeting
from yiteng.meetings.tests.hall import held
from yiteng.rules.refusal import Refused


def by(world) -> dict:
    return {"actor": world.secretary, "at": world.now}


def make(world, meeting: Meeting) -> int:
    return carrying.make(list(meeting.decisions.order_by("position")), **by(world))


def test_whole_decisions_become_commitments_once(world):
    post = world.posts["secretary"]
    meeting = held(
        world, {}, {"text": "修路", "served": "", "acceptor": post.title, "acceptor_post": post},
        {"text": "还缺时限", "due_on": None},
    )  # fmt: skip
    assert (make(world, meeting), Commitment.objects.count()) == (2, 2)
    first, second = Commitment.objects.order_by("id")
    assert (first.title, first.lead_unit, first.served_name, first.origin) == (
        "建六座冷库", world.units["li"], "两村果农", "meeting",
    )  # fmt: skip
    assert (second.acceptor_post, second.acceptor_unit) == (post.pk, world.units["secretary"])
    late = meeting.decisions.get(position=3)
    actions.complete_decision(late, {"due_on": meeting.held_on}, **by(world))
    assert (make(world, meeting), Commitment.objects.count()) == (1, 3)


def test_every_gap_is_named_where_nothing_can_be_made(world):
    meeting = held(world, {"lead": None}, {"served": "", "acceptor": "某单位"})
    with pytest.raises(Refused) as refused:
        make(world, meeting)
    assert [r.english() for r in refused.value.refusals] == [
        "Decision 1 still lacks: lead unit.",
        "Decision 2: choose the post that accepts it, or say who is served.",
    ]
    assert Commitment.objects.count() == 0


def test_the_link_stores_the_fingerprint_of_the_decision(world):
    meeting = held(world, {})
    make(world, meeting)
    decision = Decision.objects.get()
    link = Link.objects.get(role="decided")
    assert link.up_fingerprint == load([("decision", decision.pk)])[
        ("decision", decision.pk)
    ].fingerprint  # fmt: skip


def test_what_differs_is_said_on_both_pages(world, client):
    meeting = held(world, {})
    make(world, meeting)
    row, decision = Commitment.objects.get(), Decision.objects.get()
    (same,) = carried(world.secretary, [decision])[decision.pk]
    assert (same.agrees, same.differs) == (True, ())
    redraft(row, {"title": "建五座冷库", "content": "", "lead_unit": world.units["wang"]},
            **by(world))  # fmt: skip
    (changed,) = carried(world.secretary, [decision])[decision.pk]
    assert changed.differs == ("lead unit", "wording")
    ((of, also),) = decided_by(world.secretary, "commitment", row.pk)
    assert (of, also.differs) == (decision, ("lead unit", "wording"))
    log_in(client, world, "secretary")
    words = "与议定不一致：牵头单位、表述"
    assert words in client.get(f"/meetings/{meeting.pk}/").content.decode()
    assert words in client.get(f"/commitments/{row.pk}/").content.decode()


def test_a_decision_completed_afterwards_is_said(world):
    meeting = held(world, {})
    make(world, meeting)
    decision = Decision.objects.get()
    actions.complete_decision(decision, {"served": "甲镇果农"}, **by(world))
    decision.refresh_from_db()
    (one,) = carried(world.secretary, [decision])[decision.pk]
    assert (one.reworded, one.differs) == (True, ("who is served or accepts",))


def test_made_from_the_one_screen_and_asked_twice(world, client):
    meeting = held(world, {}, {"text": "修路"})
    log_in(client, world, "secretary")
    typed = {"make": "1"}
    for one in meeting.decisions.all():
        typed |= {f"d{one.pk}-lead": one.lead_id, f"d{one.pk}-due_on": "2023-09-30",
                  f"d{one.pk}-served": one.served, f"d{one.pk}-seen": one.version}  # fmt: skip
    for _double in range(2):
        client.post(f"/meetings/{meeting.pk}/settle/", typed)
    assert Commitment.objects.count() == 2


@pytest.mark.parametrize("many", [1, 3])
def test_the_one_screen_costs_the_same_for_one_and_three(
    world, client, many, alone, django_assert_num_queries
):
    meeting = held(world, *[{}] * many)
    make(world, meeting)
    log_in(client, world, "secretary")
    client.get(f"/meetings/{meeting.pk}/settle/")
    with django_assert_num_queries(18):
        answer = client.get(f"/meetings/{meeting.pk}/settle/")
    assert answer.content.decode().count("与议定一致") == many
