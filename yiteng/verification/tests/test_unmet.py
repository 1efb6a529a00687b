"""“Partly” does not go round for ever; what has come back is asked about anew."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.cast import NOW, World
from yiteng.commitments.actions import take
from yiteng.commitments.models import Commitment
from yiteng.rules.refusal import Refused
from yiteng.verification.actions import answer_many, ask, give_opinion
from yiteng.verification.models import Answer, Review
from yiteng.verification.tests.test_road import done, road

pytestmark = pytest.mark.django_db


def answered(world: World, row: Commitment, answer: str) -> Commitment:
    row = take(row, "verify", actor=world.wang, at=NOW, inputs={"note": "看过"})
    ask(row, actor=world.sun, at=NOW)
    (row,) = answer_many([row], answer, actor=world.sun, at=NOW, words={row.pk: "还差"})
    return row


@pytest.mark.parametrize(
    ("first", "second"), [("partly", "partly"), ("no", "partly"), ("partly", "no")]
)
def test_the_second_answer_that_is_not_yes_leads_to_a_review(
    world: World, first: str, second: str
) -> None:
    row = answered(world, done(world, road(world)), first)
    assert (row.state, row.no_count + row.partly_count) == ("active", 1)
    row = take(row, "report", actor=world.li, at=NOW, inputs={"note": "已补"})
    row = answered(world, row, second)
    assert (row.state, row.under_review, row.review_since) == ("verified", True, NOW.date())
    assert list(Answer.objects.order_by("id").values_list("answer", flat=True)) == [first, second]
    assert Review.objects.get().concluded_at is None
    for side, who in (("supervision", "sun"), ("line", "leader"), ("legal", "legal")):
        give_opinion(row, side, "另行立项", actor=world.actors[who], at=NOW)
    row = take(row, "conclude", actor=world.sun, at=NOW, inputs={"conclusion": "排水口另行立项"})
    assert (row.state, row.confirmed, row.light) == ("closed", False, "contested")


def test_what_has_come_back_is_taken_up_with_a_new_date_and_counted_anew(world: World) -> None:
    row = answered(world, done(world, road(world)), "no")
    row = take(row, "report", actor=world.li, at=NOW, inputs={"note": "已修"})
    row = answered(world, row, "yes")
    first = row.first_closed_at
    with pytest.raises(Refused) as refused:
        take(row, "recur", actor=world.sun, at=NOW, inputs={"reason": "又不亮", "new_due": NOW})
    assert refused.value.codes == ("commitment.date_behind",)
    later = NOW + timedelta(days=30)
    row = take(row, "recur", actor=world.sun, at=NOW, inputs={"reason": "又坏", "new_due": later})
    assert (row.no_count, row.recur_count, row.due_at) == (0, 1, later)
    assert (row.state, row.first_closed_at, row.light) == ("issued", first, "on_plan")
    row = take(row, "sign", actor=world.li, at=NOW)
    row = take(row, "report", actor=world.li, at=NOW, inputs={"note": "再修"})
    row = answered(world, row, "no")
    assert (row.state, row.no_count) == ("active", 1)
