"""The table of workdays: kept by hand, followed by every limit, in the trail."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import NOW, World, log_in
from yiteng.audit.models import Event
from yiteng.places import actions, queries
from yiteng.places.models import Population
from yiteng.rules.deadlines import Clock, due
from yiteng.rules.refusal import Refused

pytestmark = pytest.mark.django_db


def test_a_day_set_by_hand_moves_every_limit_that_runs_over_it(world: World) -> None:
    friday = date(2027, 3, 5)
    before = due(Clock("workdays", 3), friday, queries.workdays()).on
    actions.set_workday(date(2027, 3, 9), False, "临时放假", actor=world.sysadmin, at=NOW)
    after = due(Clock("workdays", 3), friday, queries.workdays()).on
    assert (before, after) == (date(2027, 3, 10), date(2027, 3, 11))
    assert Event.objects.latest("id").subject_type == "places.workday"


def test_only_the_system_administrator_sets_a_day(world: World) -> None:
    with pytest.raises(Refused) as refused:
        actions.set_workday(date(2027, 3, 9), False, "x", actor=world.leader, at=NOW)
    assert refused.value.codes == ("places.not_permitted",)


def test_the_page_says_that_a_year_is_not_published_and_sets_a_day(
    world: World, client: Client
) -> None:
    log_in(client, world, "sysadmin")
    page = reverse("places:workdays")
    assert "2027年尚未公布" in client.get(page, {"year": "2027"}).content.decode()
    answer = client.post(page, {"date": "2027-01-01", "kind": "rest", "name": "元旦"})
    assert answer["Location"] == f"{page}?year=2027"
    assert "元旦" in client.get(page, {"year": "2027"}).content.decode()


def test_a_count_of_people_names_its_source(world: World) -> None:
    row = Population(
        area=world.areas["town_a"],
        count=5200,
        scheme="residents",
        as_of=date(2023, 3, 1),
        source=" ",
    )
    with pytest.raises(Refused) as refused:
        actions.note_populations([row], actor=world.branch, at=NOW)
    assert refused.value.codes == ("places.no_source",)
    row.source = "医保分局台账"
    actions.note_populations([row], actor=world.branch, at=NOW)
    assert [p.count for p in queries.populations(world.areas["town_a"])] == [5200]
