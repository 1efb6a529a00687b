"""A firm reads what was promised to it on the page of its one-time link, and answers there."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import NOW, World
from yiteng.commitments.models import Commitment
from yiteng.commitments.tests.cases import active, drafts
from yiteng.enterprises.models import Enterprise
from yiteng.publication.models import InboxEntry, OpenQuestion
from yiteng.publication.to_firms import beside
from yiteng.verification.actions import ask
from yiteng.verification.tests.test_answers import reported

pytestmark = pytest.mark.django_db(databases=["default", "public"], transaction=True)


@pytest.fixture
def firm(world: World) -> Enterprise:
    return Enterprise.objects.create(county_id=world.li.county, name="甲泵业", industry="泵业")


def asked(world: World, firm: Enterprise, **changes) -> tuple[Commitment, str]:
    """One promise to the firm of which it is asked; its row and its link."""
    row = reported(world, title="解封账户", enterprise=firm, served_type="firm",
                   served_name="甲泵业", **changes)  # fmt: skip
    return row, ask(row, actor=world.sun, at=NOW).token


def test_the_page_says_what_was_promised_by_whom_and_by_when(world: World, firm: Enterprise):
    active(world, title="接通双回路供电", enterprise=firm, served_type="firm")
    drafts(world, title="还没交办的", enterprise=firm, served_type="firm")
    other = Enterprise.objects.create(county_id=world.li.county, name="乙泵业", industry="泵业")
    active(world, title="别家的事", enterprise=other, served_type="firm")
    _row, token = asked(world, firm)
    page = Client().get(reverse("public:answer", args=[token])).content.decode()
    for said in ("对您的承诺", "解封账户", "接通双回路供电", "农业农村局", "2023-06-30"):
        assert said in page, said
    for unsaid in ("还没交办的", "别家的事"):
        assert unsaid not in page, unsaid


def test_a_date_that_was_moved_is_shown_with_the_first_one(world: World, firm: Enterprise):
    (row,) = active(world, title="接通双回路供电", enterprise=firm, served_type="firm")
    Commitment.objects.filter(pk=row.pk).update(due_at=NOW + timedelta(days=200))
    row.refresh_from_db()
    (one,) = beside([row], NOW.date())[row.pk]["promises"]
    assert (one["first"], one["due"]) == ("2023-06-30", "2023-10-17")


def test_the_firm_answers_on_the_same_page(world: World, firm: Enterprise):
    _row, token = asked(world, firm)
    Client().post(reverse("public:answer", args=[token]), {"answer": "partly", "words": "差一户"})
    said = json.dumps(InboxEntry.objects.get(kind="answer").payload, ensure_ascii=False)
    assert "partly" in said
    assert "差一户" in said


def test_a_firm_without_a_row_in_the_register_reads_its_own_promise_only(world: World):
    row = reported(world, title="解封账户", served_type="firm", served_name="甲泵业")
    active(world, title="别家的事", served_type="firm", served_name="乙泵业")
    promises = beside([row], NOW.date())[row.pk]["promises"]
    assert [one["title"] for one in promises] == ["解封账户"]


def test_who_is_no_firm_reads_the_question_alone(world: World):
    ask(reported(world), actor=world.sun, at=NOW)
    assert "promises" not in OpenQuestion.objects.get().fields


def test_what_goes_along_costs_one_query_for_one_firm_and_for_three(
    world: World, firm: Enterprise, django_assert_num_queries
):
    rows = active(world, 3, enterprise=firm, served_type="firm")
    for count in (1, 3):
        with django_assert_num_queries(1):
            beside(rows[:count], NOW.date())
