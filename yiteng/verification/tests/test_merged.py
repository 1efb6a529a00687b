"""What is merged goes on in another, and its people stay served: told, and asked when it is done."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.cast import NOW, World, log_in
from yiteng.commitments.actions import take
from yiteng.commitments.models import Commitment
from yiteng.commitments.tests.cases import active
from yiteng.verification.actions import ask
from yiteng.verification.queries import WAITING

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=20)


def merged(world: World) -> tuple[Commitment, Commitment]:
    one, other = active(world, 2)
    Commitment.objects.filter(pk=one.pk).update(served_name="二组村民")
    one.refresh_from_db()
    said = {"into": other.number, "reason": "同一条路"}
    return take(one, "merge", actor=world.sun, at=NOW, inputs=said), other


def to_tell(world: World) -> list[int]:
    rows = Commitment.objects.filter(WAITING["ended"].which(world.sun))
    return list(rows.values_list("pk", flat=True))


def test_the_target_s_page_lists_what_was_merged_into_it_and_who_is_served_there(
    world: World, client
) -> None:
    one, other = merged(world)
    log_in(client, world, "sun")
    page = client.get(other.url).content.decode()
    for words in ("并入本件的事项", one.number, "二组村民", "尚未告知"):
        assert words in page, words
    assert other.number in client.get(one.url).content.decode()


def test_its_people_are_told_and_asked_again_when_the_target_is_done(world: World) -> None:
    one, other = merged(world)
    assert to_tell(world) == [one.pk]
    ask(one, actor=world.sun, at=NOW, step="ask_after", told="并入另一件办理")
    one.refresh_from_db()
    one = take(one, "answer_after", actor=world.sun, at=NOW, inputs={"answer": "no"})
    assert to_tell(world) == []
    Commitment.objects.filter(pk=other.pk).update(state="closed", closed_at=LATER, confirmed=True,
                                                  close_reason="yes")  # fmt: skip
    assert to_tell(world) == [one.pk]
    one.refresh_from_db()
    ask(one, actor=world.sun, at=LATER, step="ask_after", told="并入的事项已办结")
    assert to_tell(world) == []
