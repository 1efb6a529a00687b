"""The hole list: twenty-one kinds of breaks, each found where it is and nowhere else."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.test import Client

from tests.cast import NOW, World, log_in
from yiteng.commitments.models import Commitment
from yiteng.commitments.tests.cases import drafts
from yiteng.gate.models import Application
from yiteng.gate.tests.papers import approved, submitted
from yiteng.links.actions import link_many
from yiteng.links.models import Link
from yiteng.links.stored import check, renew, suspects
from yiteng.measures import actions as measures
from yiteng.measures.models import Measure, PolicyDocument
from yiteng.meetings.models import Decision
from yiteng.meetings.tests.hall import convened
from yiteng.publication import actions as publication
from yiteng.research.models import Finding, Problem
from yiteng.research.tests.field import stated, two_findings
from yiteng.thread.daily import keep_counts, kept
from yiteng.thread.holes import counts, county_scope, groups, rule_of, rules, scope_of
from yiteng.thread.models import HoleCount
from yiteng.verification.models import Check, Proof
from yiteng.workflow.clock import SHANGHAI

pytestmark = pytest.mark.django_db
TODAY = NOW.date()


def found(world: World, code: str, key: str = "leader", **more) -> list:
    """The rows a rule finds for an actor."""
    scope = scope_of(getattr(world, key), TODAY, **more)
    return list(rule_of(code).rows(scope).order_by("id"))


def drafted(world: World, problems: list[Problem]) -> Measure:
    """A draft measure that answers these problems."""
    by = {"actor": world.secretary, "at": NOW}
    (paper,) = measures.add_documents([PolicyDocument(title="冷链措施", county=world.county)], **by)
    row = Measure(document=paper, position=1, title="按产量建冷库", lead=world.units["li"])
    return measures.draft_measures([(row, problems)], **by)[0]


def draft_of(world: World, **values) -> Commitment:
    """A commitment of 李's unit."""
    (row,) = drafts(world, **values)
    return row


def done(row: Commitment, **values) -> Commitment:
    """The same row as if it had gone its road."""
    Commitment.objects.filter(pk=row.pk).update(state="closed", **values)
    return Commitment.objects.get(pk=row.pk)


def test_every_kind_says_who_mends_it_how_and_why() -> None:
    assert [(one.code, one.severity) for one in rules()] == [
        ("finding_unused", "amber"), ("finding_untold", "amber"), ("problem_single", "amber"),
        ("problem_disputed", "amber"),
        ("problem_untreated", "red"), ("application_silent", "amber"),
        ("application_unconvened", "amber"), ("decision_undelivered", "red"),
        ("measure_unrooted", "red"), ("measure_idle", "red"), ("commitment_unserved", "red"),
        ("commitment_undated", "red"), ("commitment_unrooted", "amber"),
        ("commitment_off_the_vine", "amber"), ("proof_missing", "red"), ("proof_unchecked", "red"),
        ("closed_unconfirmed", "red"), ("confirmed_unpublished", "amber"),
        ("publication_stuck", "amber"), ("village_empty", "red"), ("link_suspect", "amber"),
    ]  # fmt: skip
    assert all(one.owner and one.remedy and one.origin for one in rules())


def test_a_finding_no_problem_took_up_for_a_month(world: World) -> None:
    one, two = two_findings(world)
    assert found(world, "finding_unused") == [one, two]
    Finding.objects.filter(pk=two.pk).update(found_on=TODAY - timedelta(days=29))
    assert found(world, "finding_unused") == [one]
    Problem.objects.all().delete()
    stated(world)
    assert Finding.objects.count() == 4
    assert [row.pk for row in found(world, "finding_unused")] == [one.pk]


def test_a_problem_on_one_source(world: World) -> None:
    problem = stated(world)
    assert found(world, "problem_single") == []
    Finding.objects.update(source_key="同一位果农")
    assert found(world, "problem_single") == [problem]


def test_a_wording_those_concerned_have_not_agreed_to(world: World) -> None:
    problem = stated(world)
    assert found(world, "problem_disputed") == [problem]
    Problem.objects.update(agreed="agreed")
    assert found(world, "problem_disputed") == []


def test_a_problem_nobody_treats(world: World) -> None:
    problem = stated(world)
    assert found(world, "problem_untreated") == [problem]
    drafted(world, problems=[problem])
    assert found(world, "problem_untreated") == []


def test_applications_that_went_silent_or_were_never_convened(world: World) -> None:
    silent = submitted(world)
    Application.objects.filter(pk=silent.pk).update(
        state="returned", decided_at=NOW - timedelta(days=61)
    )
    waiting = approved(world)
    assert [row.pk for row in found(world, "application_silent")] == [silent.pk]
    assert [row.pk for row in found(world, "application_unconvened")] == [waiting.pk]
    Application.objects.filter(pk=waiting.pk).update(wanted_on=TODAY)
    assert found(world, "application_unconvened") == []


def test_a_decision_nobody_carries_out(world: World) -> None:
    decision = Decision.objects.create(
        meeting=convened(world), county=world.county, text="建六座冷库", lead=world.units["li"]
    )
    assert found(world, "decision_undelivered") == [decision]


def test_a_measure_without_a_problem_or_a_commitment(world: World) -> None:
    measure = drafted(world, problems=[])
    assert found(world, "measure_unrooted") == []
    type(measure).objects.update(state="issued")
    assert found(world, "measure_unrooted") == [measure]
    assert found(world, "measure_idle") == [measure]


def test_commitments_that_serve_nobody_have_no_date_no_root_no_melon(world: World) -> None:
    row = draft_of(world)
    Commitment.objects.update(
        state="active",
        served_name="",
        acceptor_post=None,
        due_at=None,
        theme=None,
        origin="meeting",
    )
    codes = [
        "commitment_unserved", "commitment_undated", "commitment_unrooted",
        "commitment_off_the_vine",
    ]  # fmt: skip
    assert [found(world, code) for code in codes] == [[row]] * 4
    Commitment.objects.update(
        served_name="一村果农", due_at=NOW, theme=world.themes["agriculture"], origin="request"
    )
    assert [found(world, code) for code in codes] == [[]] * 4


def test_what_counts_as_a_root_depends_on_the_kind(world: World) -> None:
    """A finding alone roots a livelihood item; an alliance needs a measure or a decision."""
    row = draft_of(world)
    Commitment.objects.update(state="active", origin="meeting", kind="livelihood_item")
    (one, _two) = two_findings(world)
    heard = (("finding", one.pk), ("commitment", row.pk), "heard")
    link_many([heard], actor=world.secretary, at=NOW)
    assert found(world, "commitment_unrooted") == []
    Commitment.objects.update(kind="alliance")
    assert found(world, "commitment_unrooted") == [row]
    Commitment.objects.update(kind="enterprise_request")
    assert found(world, "commitment_unrooted") == []


def test_what_is_said_to_be_done_has_its_proof(world: World) -> None:
    row = draft_of(world)
    Commitment.objects.update(state="reported")
    assert found(world, "proof_missing") == [row]
    place = {"county": row.county, "commitment": row}
    Proof.objects.create(**place, kind="document", title="验收单", given_at=NOW, given_by_post="李",
                         given_by_person=1)  # fmt: skip
    assert found(world, "proof_missing") == []


def test_closed_unconfirmed_and_without_the_check_it_needed(world: World) -> None:
    row = done(draft_of(world), check_needed=True)
    assert found(world, "closed_unconfirmed") == [row]
    assert found(world, "proof_unchecked") == []
    place = {"county": world.county, "commitment": row}
    Proof.objects.create(**place, kind="document", title="验收单", given_at=NOW, given_by_post="李",
                         given_by_person=1)  # fmt: skip
    assert found(world, "proof_unchecked") == [row]
    Check.objects.create(
        **place, result="pass", checked_at=NOW, by_post="王", by_unit=1, by_person=2
    )
    assert found(world, "proof_unchecked") == []
    done(row, confirmed=True)
    assert found(world, "closed_unconfirmed") == []


def test_what_people_confirmed_waits_for_the_public(world: World) -> None:
    row = done(draft_of(world, kind="livelihood_item"), confirmed=True)
    assert found(world, "confirmed_unpublished") == [row]
    publication.propose_many([row], basis="条例第二十条", actor=world.sun, at=NOW)
    assert found(world, "publication_stuck") == [row]


def test_a_village_with_nothing(world: World) -> None:
    assert [row.name for row in found(world, "village_empty")] == ["一村", "二村", "三村"]
    draft_of(world, village=world.areas["village_1"])
    Commitment.objects.update(state="active")
    assert [row.name for row in found(world, "village_empty")] == ["二村", "三村"]
    assert [row.name for row in found(world, "village_empty", "town")] == ["二村"]
    assert found(world, "village_empty", "li") == []


def test_a_reworded_problem_makes_its_link_suspect_in_one_statement(
    world: World, django_assert_num_queries
) -> None:
    problem = stated(world)
    renew(("finding", pk) for pk in Finding.objects.values_list("pk", flat=True))
    assert suspects().count() == 0
    Finding.objects.filter(pk=Finding.objects.order_by("id").first().pk).update(statement="改了")
    assert check().suspect == 0
    deep = check(deep=True)
    assert (deep.links, deep.computed, deep.stale, deep.suspect) == (2, 2, 1, 1)
    with django_assert_num_queries(1):
        assert suspects(world.county.pk).count() == 1
    (link,) = found(world, "link_suspect")
    assert (link.down_type, link.down_id) == ("problem", problem.pk)
    assert found(world, "link_suspect", "town") == []


@pytest.mark.django_db(transaction=True)
def test_writing_a_node_renews_its_fingerprint(world: World) -> None:
    from yiteng.research import actions

    problem = stated(world)
    measure = drafted(world, problems=[problem])
    assert suspects().count() == 0
    back = actions.take(
        problem, "reword", actor=world.secretary, at=NOW, inputs={"reason": "漏了支路"}
    )
    actions.reword(back, {"statement": "三个村都说冷库不够"}, actor=world.secretary, at=NOW)
    (link,) = suspects()
    assert (link.down_type, link.down_id) == ("measure", measure.pk)


def test_narrowed_to_a_town_or_a_unit(world: World) -> None:
    problem = stated(world)
    li, wang = world.units["li"].pk, world.units["wang"].pk
    assert found(world, "problem_untreated", unit=li) == [problem]
    assert found(world, "problem_untreated", unit=wang) == []
    assert found(world, "problem_untreated", town=world.areas["town_b"].pk) == []
    assert found(world, "village_empty", unit=li) == []
    town = world.areas["town_b"].pk
    assert [row.name for row in found(world, "village_empty", town=town)] == ["三村"]


def test_another_county_sees_none_of_it(world: World) -> None:
    stated(world)
    assert sum(group.count for group in groups(world.outside_leader, scope_of(world.outside_leader, TODAY))) == 0  # fmt: skip


@pytest.mark.parametrize("many", [1, 3])
def test_the_list_costs_the_same_for_one_and_three(
    world: World, client: Client, many: int, django_assert_num_queries
) -> None:
    log_in(client, world, "leader")
    for _ in range(many):
        stated(world)
    client.get("/thread/")
    with django_assert_num_queries(QUERIES["list"]):
        page = client.get("/thread/").content.decode()
    assert f">{many}</a>" in page
    assert page.count("鲜果无处储存") >= many
    with django_assert_num_queries(QUERIES["rule"]):
        page = client.get("/thread/holes/problem_untreated/").content.decode()
    assert page.count("鲜果无处储存") == many


def test_a_rule_that_is_none_is_not_found(world: World, client: Client) -> None:
    log_in(client, world, "leader")
    assert client.get("/thread/holes/no_such/").status_code == 404


def test_counts_are_kept_day_by_day(world: World) -> None:
    stated(world)
    day = datetime(2023, 3, 30, 1, tzinfo=SHANGHAI)
    keep_counts(day.date(), day)
    Problem.objects.update(state="treated")
    assert keep_counts(TODAY, NOW) == sum(counts(county_scope(world.county.pk, TODAY)).values())
    keep_counts(TODAY, NOW)
    assert kept(world.county.pk, "problem_untreated", TODAY) == [(date(2023, 3, 30), 1), (TODAY, 0)]
    assert HoleCount.objects.filter(code="village_empty", day=TODAY).count() == 2
    assert Link.objects.count() == 2


QUERIES = {"list": 50, "rule": 10}
