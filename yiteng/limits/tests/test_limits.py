"""A district sets its own limits: one row a change, with a reason, within bounds, in the trail."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from yiteng.audit.models import Event
from yiteng.limits import actions, queries
from yiteng.limits.models import Limit
from yiteng.rules.gate.thresholds import DEFAULT
from yiteng.rules.limits import LIMITS
from yiteng.rules.refusal import Refused


def changed(world, code="gate.independent", value="3", **more):
    values = {"reason": "本区统一要求", "actor": world.sun, "at": world.now, **more}
    return actions.change(code, Decimal(value), **values)


def refused(world, *words, **more):
    with pytest.raises(Refused) as found:
        changed(world, *words, **more)
    return [r.english() for r in found.value.refusals]


def test_without_a_row_the_default_holds(world):
    assert queries.thresholds([world.county.pk]) == {world.county.pk: DEFAULT}
    assert [h.value for h in queries.held(world.li)] == [limit.default for limit in LIMITS]


def test_a_change_holds_in_its_county_only(world):
    changed(world)
    elsewhere = world.areas["elsewhere"].pk
    found = queries.thresholds([world.county.pk, elsewhere])
    assert (found[world.county.pk].independent, found[elsewhere].independent) == (3, 2)
    assert queries.values(world.county.pk, ["gate.independent", "pack.pages"]) == {
        "gate.independent": 3, "pack.pages": 12}  # fmt: skip


def test_the_trail_says_who_changed_it_from_what_to_what_and_why(world):
    row = changed(world)
    assert (row.since, row.changed_by_post) == (date(2023, 3, 31), "督查室主任")
    changed(world, value="4", reason="再提高")
    found = queries.changes(queries.one(world.li, "gate.independent"))
    assert [(h.post_title, h.reason, h.before["value"], h.after["value"]) for h in found] == [
        ("督查室主任", "再提高", "3.00", "4"),
        ("督查室主任", "本区统一要求", "2", "3"),
    ]
    assert Limit.objects.count() == 1


@pytest.mark.parametrize(
    ("value", "reason", "said"),
    [
        ("11", "高", ["“Independent sources a problem needs” may be 1 to 10; 11 is outside."]),
        ("2.5", "半", ["“Independent sources a problem needs” takes whole numbers only; 2.5 is none."]),
        ("2", "不变", ["2 holds already."]),
        ("3", " ", ["Say why the limit is changed."]),
        ("0", "", ["“Independent sources a problem needs” may be 1 to 10; 0 is outside.",
                   "Say why the limit is changed."]),
    ],
)  # fmt: skip
def test_every_reason_against_a_value_at_once(world, value, reason, said):
    assert refused(world, value=value, reason=reason) == said
    assert not Limit.objects.exists()
    assert not Event.objects.filter(subject_type="limits.limit").exists()


def test_the_second_of_two_people_reads_who_was_quicker(world):
    changed(world, seen=Decimal(2))
    assert refused(world, value="5", seen=Decimal(2)) == [
        "Another person changed “Independent sources a problem needs” to 3 meanwhile; "
        "look at it again."
    ]


@pytest.mark.parametrize("post", ["li", "leader", "party_secretary", "sysadmin", "town"])
def test_only_the_government_and_supervision_offices_change_limits(world, post):
    assert refused(world, actor=world.actors[post]) == ["Your post has no right to do this."]


def test_the_insurance_branch_sets_the_limits_of_care_near_home_and_no_other(world):
    for code, value in (("designation.missing", 4), ("reach.detour", "1.4")):
        row = actions.change(
            code, Decimal(value), reason="本市细则", actor=world.branch, at=world.now
        )
        assert (row.code, row.changed_by_post) == (code, world.branch.post_title)
    with pytest.raises(Refused):
        actions.change("gate.people", Decimal(90), reason="试", actor=world.branch, at=world.now)
    with pytest.raises(Refused):
        actions.change(
            "designation.missing", Decimal(3), reason="试", actor=world.hospital, at=world.now
        )
    actions.change("designation.missing", Decimal(3), reason="试", actor=world.sun, at=world.now)


def test_an_unknown_limit_is_an_error_of_the_program(world):
    with pytest.raises(KeyError):
        queries.values(world.county.pk, ["gate.nothing"])


def test_thresholds_cost_one_query(world, django_assert_num_queries):
    changed(world)
    with django_assert_num_queries(1):
        queries.thresholds([world.county.pk])
    with django_assert_num_queries(0):
        assert queries.thresholds([]) == {}
