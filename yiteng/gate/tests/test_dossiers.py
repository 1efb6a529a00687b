"""Papers in versions, opinions asked, limits of a county, hints for the drafter alone."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from yiteng.audit.models import Event
from yiteng.gate import actions, queries
from yiteng.gate.models import Opinion, Paper
from yiteng.gate.tests.papers import submitted, whole
from yiteng.limits import actions as limits
from yiteng.rules.refusal import Refused


def judged(world, application):
    fresh = queries.application(world.li, application.pk)
    return [r.code for r in queries.verdicts([fresh])[application.pk].reasons]


def next_version(world, application, **more) -> Paper:
    item = application.items.get()
    row = Paper(application=application, item=item, title="冷库布点方案", **more)
    return actions.add_papers([row], actor=world.li, at=world.now)[0]


def test_a_paper_of_the_same_item_and_title_is_the_next_version_and_the_one_judged(world):
    application = whole(world)
    assert judged(world, application) == []
    paper = next_version(world, application, characters=3400, received_on=date(2023, 2, 7))
    assert paper.version == 2
    assert judged(world, application) == ["gate.content.paper_in_time", "gate.content.paper_short"]
    next_version(world, application, characters=2900, received_on=date(2023, 2, 6))
    assert judged(world, application) == []


def test_papers_may_come_while_others_judge_and_no_longer_once_it_has_ended(world):
    application = submitted(world)
    paper = next_version(world, application, characters=2000, received_on=date(2023, 2, 1))
    actions.change_part(paper, {"pages": 5}, actor=world.li, at=world.now)
    with pytest.raises(Refused) as refused:
        actions.change_part(paper, {"pages": 6}, actor=world.wang, at=world.now)
    assert refused.value.codes == ("application.not_applicant",)
    actions.reshape(
        application, form="call", reason="打电话说清即可", owner=world.units["li"].pk,
        by=date(2023, 4, 14), actor=world.secretary, at=world.now,
    )  # fmt: skip
    with pytest.raises(Refused) as refused:
        next_version(world, queries.application(world.li, application.pk))
    assert refused.value.codes == ("application.closed_dossier",)


def test_every_change_of_a_paper_is_in_the_trail(world):
    paper = next_version(world, whole(world), received_on=date(2023, 2, 1))
    event = Event.objects.filter(subject_type="gate.paper", subject_id=paper.pk).get()
    assert '"version":2' in event.data.replace(" ", "")


def test_an_item_is_taken_out_with_its_papers_and_the_trail_keeps_both(world):
    application = whole(world)
    item, paper = application.items.get(), application.papers.get()
    keys = {("gate.item", item.pk), ("gate.paper", paper.pk)}
    actions.remove_part(item, actor=world.li, at=world.now)
    assert not application.papers.exists()
    removed = Event.objects.filter(action="remove").values_list("subject_type", "subject_id")
    assert set(removed) == keys


def test_a_unit_that_was_asked_and_has_not_answered_blocks(world):
    application = whole(world)
    row = Opinion(application=application, unit=world.units["leader"], asked_on=date(2022, 12, 1))
    (asked,) = actions.add_opinions([row], actor=world.li, at=world.now)
    assert judged(world, application) == ["gate.content.answered"]
    said = {"agrees": False, "words": "资金没有着落", "given_on": date(2022, 12, 5)}
    actions.change_part(asked, said, actor=world.li, at=world.now)
    assert judged(world, application) == []


def test_the_limits_of_the_county_judge_and_stay_with_what_they_judged(world):
    application = whole(world)
    raise_to_three = {"reason": "本区要求", "actor": world.sun, "at": world.now}
    limits.change("gate.independent", Decimal(3), **raise_to_three)
    assert judged(world, application) == ["gate.problem.evidence"]
    row = actions.submit([application], actor=world.li, at=world.now)[0]
    limits.change("gate.independent", Decimal(2), **raise_to_three)
    assert judged(world, application) == []
    row.refresh_from_db()
    assert (row.verdict_rules, row.verdict_thresholds["gate.independent"]) == ("2", "3")
    assert [r.code for r in queries.fixed(row)] == ["gate.problem.evidence"]
