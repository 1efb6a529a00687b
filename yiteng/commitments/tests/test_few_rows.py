"""Indexes that keep only rows in which their column is filled still answer what asks for it."""

from __future__ import annotations

import pytest

from tests.cast import NOW
from yiteng.commitments.models import Commitment

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.planner,
]  # fmt: skip
DUE = ("due_at", "id")


def of_county(**wanted):
    return Commitment.objects.filter(county_id=1, **wanted)


ASKED = {
    "com_coordination": lambda: of_county(coordination_since__lte=NOW.date()),
    "com_review": lambda: of_county(review_since__isnull=False),
    "com_county_also": lambda: of_county(also_theme_id=2).order_by(*DUE),
    "com_checker_due": lambda: Commitment.objects.filter(checker_unit_id=2).order_by(*DUE),
    "com_acceptor_due": lambda: Commitment.objects.filter(acceptor_unit_id=2).order_by(*DUE),
    "com_town_turns": lambda: Commitment.objects.filter(town_id=2, next_turn_at__lte=NOW),
    "com_turns": lambda: of_county(next_turn_at__lte=NOW),
    "com_turns_all": lambda: Commitment.objects.filter(next_turn_at__lte=NOW).order_by(
        "next_turn_at", "id"
    ),
    "com_step": lambda: of_county(step_on__range=(NOW.date(), NOW.date())),
    "com_firm": lambda: Commitment.objects.filter(enterprise_id=2),
    "com_merged": lambda: Commitment.objects.filter(merged_into=2),
}


@pytest.mark.parametrize("index", ASKED)
def test_the_index_answers_its_question(index):
    assert f"USING INDEX {index} " in ASKED[index]().explain()


@pytest.mark.parametrize("place", ["county", "town", "village"])
def test_a_place_alone_is_found_by_the_first_column_of_another_index(place):
    plan = Commitment.objects.filter(**{f"{place}_id": 2}).order_by(*DUE).explain()
    assert plan.startswith("SEARCH") or " SEARCH " in plan
    assert f"USING INDEX com_{place}_due (" in plan and "TEMP B-TREE" not in plan
