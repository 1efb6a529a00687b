"""Burden counters: about the sender, by units in their official order; fields nobody fills."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import NOW, TODAY, World, log_in
from yiteng.audit.models import Event
from yiteng.commitments.kinds import kinds
from yiteng.commitments.tests.cases import active, issued
from yiteng.desk import burden
from yiteng.desk.sent import sent_down
from yiteng.rules.burden import Sender

pytestmark = pytest.mark.django_db


def test_what_is_sent_to_the_grass_roots_is_counted_about_the_sender(world: World):
    village = {"lead_unit": world.units["clerk"]}
    issued(world, 2, due_at=NOW + timedelta(hours=12), **village)
    issued(world, 1, due_at=NOW + timedelta(days=30), **village)
    issued(world, 3)
    assert sent_down(world.sun, TODAY) == [Sender("区政府督查室", 3, 12.0, 2)]


@pytest.mark.parametrize(("hours", "middle"), [((9,), 9.0), ((1, 2, 6), 2.0), ((8, 1, 3, 4), 3.5)])
def test_the_middle_of_the_hours_given_is_the_median(world: World, hours, middle):
    for given in hours:
        issued(world, 1, due_at=NOW + timedelta(hours=given), lead_unit=world.units["clerk"])
    (one,) = sent_down(world.sun, TODAY)
    assert (one.tasks, one.hours) == (len(hours), middle)


def test_each_task_counts_once_for_who_sent_it_first(world: World):
    """Assigned by 孙, come back and assigned anew by the Party's office: the first word counts."""
    (row,) = issued(world, 1, due_at=NOW + timedelta(hours=30), lead_unit=world.units["clerk"])
    first = Event.objects.get(subject_type="commitments.commitment", action="issue")
    Event.objects.create(**{
        **{f.name: getattr(first, f.name) for f in Event._meta.fields if f.name != "id"},
        "number": first.number + 1000, "said_at": NOW + timedelta(days=9)})  # fmt: skip
    assert sent_down(world.sun, TODAY) == [Sender("区政府督查室", 1, 30.0, 0)]
    assert row.state == "issued"


def test_what_a_town_assigns_itself_is_not_sent_down(world: World):
    from yiteng.commitments.actions import take_many
    from yiteng.commitments.tests.cases import drafts

    rows = drafts(world, 1, lead_unit=world.units["town"], level="town")
    take_many(rows, "issue", actor=world.town, at=NOW)
    assert sent_down(world.sun, TODAY) == []


def test_a_field_hardly_ever_filled_is_proposed(world: World):
    active(world, 24, details={"category": "照明"})
    active(world, 1, title="有联系处", details={"contact": "镇便民大厅"})
    propose, _uses, percent = burden.unused(world.sun)
    named = {use.field: (use.rows, use.filled) for use in propose}
    assert percent == 90
    assert named["Office to call"] == (25, 1)
    assert "Field of life" not in named
    assert "Quantity promised for the year" not in named


def test_a_query_a_kind_and_one_more_where_it_has_rows(world: World, django_assert_num_queries):
    active(world, 3)
    with django_assert_num_queries(1 + len(kinds()) + 1):
        burden.unused(world.sun)


def test_another_county_counts_for_itself(world: World):
    active(world, 25)
    propose, _uses, _percent = burden.unused(world.outside_leader)
    assert propose == []


def test_the_page_opens_and_ranks_nobody(world: World):
    issued(world, 2, lead_unit=world.units["clerk"])
    for who, status in (("sun", 200), ("clerk", 200), ("sysadmin", 403)):
        client = Client()
        log_in(client, world, who)
        assert (who, client.get("/burden/").status_code) == (who, status)


def test_the_page_costs_the_same_for_one_row_and_for_three(world: World):
    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            sent_down(world.sun, TODAY)
            burden.forms_asked(world.sun)
            burden.unused(world.sun)
        return len(asked)

    village = {"lead_unit": world.units["clerk"]}
    issued(world, 1, **village)
    one = cost()
    issued(world, 2, **village)
    assert cost() == one
