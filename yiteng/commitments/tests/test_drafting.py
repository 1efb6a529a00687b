"""Drafting: all reasons at once, gap-free numbers, one lead, never a court."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.cast import NOW, World
from yiteng.commitments.actions import Draft, draft, record_figures, redraft, take
from yiteng.commitments.models import Commitment, CommitmentQuantity
from yiteng.commitments.tests.cases import active, drafts, issued
from yiteng.people.models import Unit
from yiteng.rules.quantity import Quantity
from yiteng.rules.refusal import Refused

pytestmark = pytest.mark.django_db


def refused(call, *args, **kwargs):
    with pytest.raises(Refused) as found:
        call(*args, **kwargs)
    return [r.english() for r in found.value.refusals]


def test_numbers_have_no_gap_within_county_and_year(world: World):
    rows = [*drafts(world, 2), *drafts(world, 1)]
    county = world.county.pk
    assert [r.number for r in rows] == [f"2023-{county}-0000{n}" for n in (1, 2, 3)]


def test_a_supporting_unit_is_not_the_lead_and_has_a_duty(world: World):
    item = Draft(Commitment(kind="policy_task", lead_unit=world.units["li"]),
                 support=[(world.units["li"].pk, "配合"), (world.units["wang"].pk, " ")])  # fmt: skip
    assert refused(draft, item, actor=world.sun, at=NOW) == [
        "The lead unit cannot also be a supporting unit.",
        "Each supporting unit needs a sentence of duty.",
    ]


def test_a_court_is_never_given_a_task(world: World):
    court = Unit.objects.create(name="试验区人民法院", line="government", county=world.county)
    item = Draft(Commitment(kind="enterprise_request", lead_unit=court))
    assert refused(draft, item, actor=world.sun, at=NOW) == [
        "试验区人民法院 decides by law and is never given a task; name who helps instead."
    ]


def test_what_comes_from_a_meeting_is_linked_to_what_caused_it(world: World):
    (row,) = drafts(world, origin="meeting", origin_ref="")
    assert refused(take, row, "issue", actor=world.sun, at=NOW) == [
        "What caused it is not linked yet; one of these will do: a measure, "
        "a decision of a meeting, a problem, a finding."
    ]


def test_high_risk_is_checked_and_asks_for_more_proof(world: World):
    (row,) = active(world, risk="high")
    assert row.check_needed is True
    assert refused(take, row, "report", actor=world.li, at=NOW, inputs={"note": "好了"}) == [
        "The proof “Acceptance record” is still missing.",
        "The proof “Record of being in use” is still missing.",
        "The proof “Record of a visit on site” is still missing.",
    ]


def test_once_assigned_words_change_with_a_reason_and_promises_by_steps_only(world: World):
    (row,) = issued(world)
    assert refused(redraft, row, {"title": "路灯31盏"}, actor=world.sun, at=NOW) == [
        "It has been assigned already: say why the wording changes."
    ]
    assert refused(redraft, row, {"due_at": NOW}, actor=world.sun, at=NOW, reason="改期") == [
        "It has been assigned already: date, lead unit and people served change by steps only."
    ]
    row = redraft(row, {"title": "路灯31盏"}, actor=world.sun, at=NOW, reason="清单更正")
    assert row.title == "路灯31盏"


def test_figures_replace_their_like_and_never_mix_planned_and_actual(world: World):
    (row,) = active(world)
    arrived = Quantity(50_000, "CNY", status="actual")
    assert refused(record_figures, row, {"investment": arrived}, actor=world.li, at=NOW) == [
        "This kind has no figure “investment” of that status."
    ]
    for value in (Decimal(20_000), Decimal(50_000)):
        figure = Quantity(value, "CNY", status="actual")
        record_figures(row, {"investment_done": figure}, actor=world.li, at=NOW)
    done = CommitmentQuantity.objects.filter(commitment=row, code="investment_done")
    assert list(done.values_list("value", "status")) == [(50_000, "actual")]


def test_only_who_works_on_it_records_its_figures(world: World):
    (row,) = active(world, checker_unit=world.units["wang"])
    figure = {"investment_done": Quantity(1, "CNY", status="actual")}
    for actor in (world.outsider, world.wang, world.sun):
        assert refused(record_figures, row, figure, actor=actor, at=NOW) == [
            "Your post records no figures here."
        ]
