"""What the home page of each role costs: a literal number of queries, whatever waits."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import NOW, TODAY, World
from yiteng.commitments.models import Commitment
from yiteng.commitments.tests.cases import active, issued
from yiteng.desk.home import home_of

pytestmark = pytest.mark.django_db

#: Role of the cast → queries of its home page.
COSTS = {
    "leader": 37,
    "sun": 62,
    "party_sun": 62,
    "secretary": 37,
    "li": 25,
    "town": 34,
    "clerk": 19,
    "errand": 16,
    "branch": 42,
    "hospital": 15,
    "discipline": 6,
    "legal": 20,
    "staffing": 19,
    "secrecy": 18,
    "disclosure": 18,
    "sysadmin": 0,
}


def waiting(world: World, count: int) -> None:
    """So many rows each of what waits: unsigned, late, reported, in a firm's hours, in a village."""
    issued(world, count)
    late = active(world, count, due_at=NOW - timedelta(days=3))
    Commitment.objects.filter(pk__in=[row.pk for row in late]).update(red_on=TODAY)
    told = active(world, count)
    Commitment.objects.filter(pk__in=[row.pk for row in told]).update(state="reported")
    issued(world, count, lead_unit=world.units["clerk"])
    issued(world, count, kind="enterprise_request", served_type="firm", served_name="甲企业",
           lead_unit=world.units["errand"], cliff_at=NOW + timedelta(hours=9))  # fmt: skip


@pytest.mark.parametrize("count", [1, 4])
def test_the_home_of_each_role_costs_the_same_for_one_and_for_four(
    world: World, count: int
) -> None:
    waiting(world, count)
    found = {}
    for who in COSTS:
        with CaptureQueriesContext(connection) as asked:
            home_of(world.actors[who], TODAY, NOW)
        found[who] = len(asked)
    assert found == COSTS
