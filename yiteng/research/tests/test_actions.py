"""Visits, findings and problems as the people in the field record them."""

from __future__ import annotations

from datetime import date

import pytest

from yiteng.audit.models import Event
from yiteng.links.models import Link
from yiteng.links.nodes import load
from yiteng.research import actions, nodes, queries
from yiteng.research.models import Finding, Occasion
from yiteng.research.tests.field import heard, stated, two_findings, visit, worded
from yiteng.rules.gate.evidence import Evidence
from yiteng.rules.refusal import Refused


def test_a_visit_with_its_findings_enters_the_trail(world):
    saved = actions.record_visit(
        visit(world),
        [heard("果子下来没有地方存", " 一村果农 "), heard("路窄车进不来", "一村果农")],
        actor=world.li,
        at=world.now,
    )
    found = list(saved.findings.order_by("id"))
    assert [(f.village_id, f.found_on, f.source_key) for f in found] == [
        (world.areas["village_1"].pk, date(2022, 3, 10), "一村果农")
    ] * 2
    assert list(Event.objects.order_by("number").values_list("subject_type", "action")) == [
        ("research.occasion", "add"),
        ("research.finding", "add"),
        ("research.finding", "add"),
    ]


def test_nothing_of_a_visit_is_kept_where_the_post_has_no_right(world):
    with pytest.raises(Refused) as refused:
        actions.record_visit(visit(world), [], actor=world.secrecy, at=world.now)
    assert refused.value.codes == ("workflow.not_permitted",)
    assert Occasion.objects.count() == 0


def test_independence_of_a_problem_is_computed(world):
    findings = two_findings(world)
    again = visit(world, held_on=date(2022, 5, 1))
    actions.record_visit(again, [heard("还是没有地方存", "一村果农")], actor=world.li, at=world.now)
    findings = list(Finding.objects.order_by("id"))
    (problem,) = actions.word_problems([(worded(world), findings)], actor=world.li, at=world.now)
    assert queries.evidence([problem.pk])[problem.pk] == Evidence(
        findings=3, sources=2, places=2, methods=1, days=3, latest=date(2022, 5, 1),
        latest_by_source=(date(2022, 4, 2), date(2022, 5, 1)),
    )  # fmt: skip


def test_a_problem_without_finding_or_cause_is_not_stated(world):
    (problem,) = actions.word_problems(
        [(worded(world, root_cause=""), [])], actor=world.li, at=world.now
    )
    with pytest.raises(Refused) as refused:
        actions.state_problems([problem], actor=world.li, at=world.now)
    assert refused.value.codes == ("problem.no_findings", "problem.no_cause")


def test_a_reworded_problem_makes_what_rests_on_it_suspect(world):
    problem = stated(world)
    with pytest.raises(Refused) as refused:
        actions.reword(problem, {"statement": "不够"}, actor=world.li, at=world.now)
    assert refused.value.codes == ("problem.words_fixed",)
    before = load([("problem", problem.pk)])[("problem", problem.pk)].fingerprint
    back = actions.take(
        problem, "reword", actor=world.li, at=world.now, inputs={"reason": "说法太宽"}
    )
    assert (back.state, back.version) == ("draft", 3)
    changed = actions.reword(
        back, {"statement": "两个村的冷库不够"}, actor=world.li, at=world.now, reason="说法太宽"
    )
    after = load([("problem", changed.pk)])[("problem", changed.pk)].fingerprint
    assert before != after
    assert changed.statement == "两个村的冷库不够"


def test_only_who_words_problems_adds_findings_to_them(world):
    problem = stated(world)
    with pytest.raises(Refused) as refused:
        actions.found_in([(problem, [])], actor=world.clerk, at=world.now)
    assert refused.value.codes == ("workflow.not_permitted",)


def test_links_point_from_the_problem_up_to_its_findings(world):
    problem = stated(world)
    assert set(Link.objects.values_list("down_type", "down_id", "up_type", "role")) == {
        ("problem", problem.pk, "finding", "found_in")
    }
    assert Link.objects.count() == 2


@pytest.mark.parametrize("many", [1, 3])
def test_stating_many_costs_what_stating_one_does(world, many, django_assert_num_queries):
    findings = two_findings(world)
    rows = actions.word_problems(
        [(worded(world), findings) for _ in range(many)], actor=world.li, at=world.now
    )
    with django_assert_num_queries(10):
        assert [p.state for p in actions.state_problems(rows, actor=world.li, at=world.now)] == [
            "stated"
        ] * many


def test_outsiders_see_nothing_and_units_see_their_own(world):
    problem = stated(world)
    assert [len(list(b)) for b in queries.occasions(world.li)] == [2]
    assert [len(list(b)) for b in queries.occasions(world.wang)] == [0]
    assert [len(list(b)) for b in queries.occasions(world.town)] == [2, 0]
    assert [len(list(b)) for b in queries.occasions(world.other_town)] == [0, 0]
    assert [len(list(b)) for b in queries.occasions(world.outsider)] == [0]
    assert [list(b) for b in queries.problems(world.wang)] == [[problem]]
    assert [list(b) for b in queries.problems(world.outsider)] == [[]]


def test_a_finding_is_open_with_its_occasion_only(world):
    wide = visit(world, town=None, village=None)
    place = {"county": world.county, "town": world.areas["town_a"],
             "village": world.areas["village_1"]}  # fmt: skip
    held = actions.record_visit(wide, [heard("没处存", "果农", **place)], actor=world.li,
                                at=world.now)  # fmt: skip
    (finding,) = held.findings.all()
    assert nodes.readable_findings(world.clerk, [finding.pk]) == set()
    assert nodes.readable_findings(world.li, [finding.pk]) == {finding.pk}
    assert list(queries.findings(world.clerk)) == []
