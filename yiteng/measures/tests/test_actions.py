"""Numbered measures: drafted with the problems they answer, issued, changed."""

from __future__ import annotations

from datetime import date

import pytest

from yiteng.links.models import Link
from yiteng.links.nodes import load
from yiteng.measures import actions, queries
from yiteng.measures.models import Campaign
from yiteng.measures.tests.papers import document, drafted
from yiteng.rules.refusal import Refused


def test_a_measure_answers_problems_and_hangs_on_its_meeting(world):
    measure = drafted(world, document(world))
    links = Link.objects.filter(down_type="measure", down_id=measure.pk)
    assert sorted(links.values_list("up_type", "role")) == [
        ("meeting", "issued_by"),
        ("problem", "answers"),
    ]
    assert measure.county == world.county


def test_a_measure_that_answers_nothing_is_not_issued(world):
    measure = drafted(world, document(world), bare=True)
    with pytest.raises(Refused) as refused:
        actions.issue([measure], actor=world.secretary, at=world.now)
    assert refused.value.codes == ("measure.no_problem",)


def test_issued_on_the_day_it_is_said_to_be(world):
    (measure,) = actions.issue(
        [drafted(world, document(world))], actor=world.secretary, at=world.now
    )
    assert (measure.state, measure.issued_on) == ("issued", date(2023, 3, 31))


def test_only_the_offices_issue(world):
    measure = drafted(world, document(world))
    with pytest.raises(Refused) as refused:
        actions.issue([measure], actor=world.li, at=world.now)
    assert refused.value.codes == ("lifecycle.not_permitted",)


def test_changed_words_change_the_fingerprint(world):
    measure = drafted(world, document(world))
    key = ("measure", measure.pk)
    before = load([key])[key]
    actions.amend(measure, {"text": "按村布点"}, actor=world.secretary, at=world.now)
    assert load([key])[key].fingerprint != before.fingerprint
    assert (before.station, before.needs) == ("measure", ("answers",))


def test_an_issued_measure_is_not_changed_silently(world):
    (measure,) = actions.issue(
        [drafted(world, document(world))], actor=world.secretary, at=world.now
    )
    with pytest.raises(Refused) as refused:
        actions.amend(measure, {"text": "按村布点"}, actor=world.secretary, at=world.now)
    assert refused.value.codes == ("measure.unexplained",)
    changed = actions.amend(
        measure, {"text": "按村布点"}, actor=world.secretary, at=world.now, reason="口径不清"
    )
    assert (changed.text, changed.state) == ("按村布点", "issued")


def test_measures_of_a_document_and_by_words_of_the_title(world):
    paper = document(world)
    rows = [drafted(world, paper, number) for number in (1, 2, 3)]
    (branch,) = queries.measures(world.wang, document=paper.pk)
    assert list(branch.order_by("position")) == rows
    assert [m.position for m in queries.titled(world.wang, "冷库2")] == [2]
    assert list(queries.titled(world.outsider, "冷库")) == []


def test_a_campaign_stands_between_a_meeting_and_its_items(world):
    measure = drafted(world, document(world))
    row = Campaign(title="冷链攻坚", measure=measure, meeting=measure.document.meeting,
                   lead=world.units["li"], county=world.county)  # fmt: skip
    actions.add_campaigns([row], actor=world.secretary, at=world.now)
    assert list(queries.campaigns(world.wang)) == [row]


@pytest.mark.parametrize("many", [1, 3])
def test_issuing_many_costs_what_issuing_one_does(world, many, django_assert_num_queries):
    paper = document(world)
    rows = [drafted(world, paper, number) for number in range(1, many + 1)]
    with django_assert_num_queries(9):
        assert len(actions.issue(rows, actor=world.secretary, at=world.now)) == many
