"""What was tried before stands beside a prescription: same problem or like words, and its end."""

from __future__ import annotations

from datetime import date

import pytest

from yiteng.gate import actions as gate
from yiteng.gate import queries
from yiteng.gate.tests.papers import whole
from yiteng.measures import actions
from yiteng.measures.models import Measure
from yiteng.measures.tests.papers import document, drafted


def issued(world, number: int = 1, *, bare: bool = False) -> Measure:
    measure = drafted(world, document(world), number, bare=bare)
    if bare:
        Measure.objects.filter(pk=measure.pk).update(state="issued", issued_on=date(2021, 3, 1))
    else:
        actions.issue([measure], actor=world.secretary, at=world.now)
        Measure.objects.filter(pk=measure.pk).update(issued_on=date(2021, 3, 1))
    return Measure.objects.get(pk=measure.pk)


def past_of(application):
    return queries.judged([application])[application.pk].dossier.prescriptions[0].past


def test_a_measure_in_like_words_is_named_and_warned_about_until_it_is_answered(world):
    measure = issued(world)
    application = whole(world)
    (found,) = past_of(application)
    assert (found.title, found.ended, found.on, found.became, found.url) == (
        "按产量建冷库1", "Issued", date(2021, 3, 1), (), f"/measures/{measure.pk}/"
    )  # fmt: skip
    verdict = queries.verdicts([application])[application.pk]
    assert [r.code for r in verdict.reasons] == ["gate.prescription.past"]
    gate.change_part(
        application.prescriptions.get(),
        {"different": "这次先写清权属"},
        actor=world.li,
        at=world.now,
    )
    fresh = queries.application(world.li, application.pk)
    assert queries.verdicts([fresh])[application.pk].reasons == ()


def test_a_measure_against_the_same_problem_counts_in_whatever_words(world):
    measure = issued(world)
    Measure.objects.filter(pk=measure.pk).update(title="另一个说法")
    application = whole(world)
    assert past_of(application) == ()
    problem = queries.problems_of([application])[application.pk][0]
    from yiteng.links.actions import link_many

    link_many([(("problem", problem.pk), ("measure", measure.pk), "answers")],
              actor=world.secretary, at=world.now)  # fmt: skip
    assert [one.title for one in past_of(queries.application(world.li, application.pk))] == [
        "另一个说法"
    ]


@pytest.mark.parametrize("values", [
    {"issued_on": date(2022, 11, 7)}, {"issued_on": None}, {"state": "draft"}, {"title": "修路灯"},
])  # fmt: skip
def test_what_came_later_or_is_something_else_is_no_past(world, values):
    measure = issued(world)
    Measure.objects.filter(pk=measure.pk).update(**values)
    assert past_of(whole(world)) == ()


def test_another_county_has_another_past(world):
    measure = issued(world, bare=True)
    Measure.objects.filter(pk=measure.pk).update(county=world.areas["elsewhere"])
    assert past_of(whole(world)) == ()
