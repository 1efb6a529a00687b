"""Every closed state is asked about, not only the good ones; silence is counted as silence."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.cast import NOW, World
from yiteng.commitments.actions import take
from yiteng.commitments.models import Commitment
from yiteng.commitments.tests.cases import active
from yiteng.rules.lifecycles.commitment.states import STATES
from yiteng.verification.actions import (
    answer_by_token,
    answer_many,
    ask,
    give_opinion,
    set_channel,
    token_hash,
)
from yiteng.verification.figures import figures
from yiteng.verification.models import Question
from yiteng.verification.queries import WAITING
from yiteng.verification.tests.test_answers import no, no_again, reported
from yiteng.workflow.clock import real_now

pytestmark = pytest.mark.django_db
LATE = NOW + timedelta(days=31)
NEXT = NOW + timedelta(days=120)


def silent(world: World, row: Commitment | None = None) -> Commitment:
    row = row or reported(world)
    ask(row, actor=world.sun, at=NOW)
    return take(row, "close_silent", actor=world.sun, at=LATE)


def contested(world: World) -> Commitment:
    """Closed with an objection (有异议办结) after a second no and its review."""
    row = take(
        no(world, reported(world)), "report", actor=world.li, at=NOW, inputs={"note": "已修"}
    )
    row = take(row, "verify", actor=world.wang, at=NOW, inputs={"note": "看过"})
    row = no_again(world, row)
    for side, actor in (("supervision", world.party_sun), ("line", world.leader),
                        ("legal", world.legal)):  # fmt: skip
        give_opinion(row, side, "另行改造", actor=actor, at=NOW)
    return take(row, "conclude", actor=world.sun, at=NOW, inputs={"conclusion": "另行改造"})


def withdrawn(world: World, *before: tuple[str, dict[str, object]]) -> Commitment:
    (row,) = active(world)
    for step, said in before:
        row = take(row, step, actor=world.li if step == "ask_suspension" else world.sun, at=NOW,
                   inputs=said)  # fmt: skip
    return take(row, "withdraw", actor=world.sun, at=NOW, inputs={"reason": "规划调整"})


def merged(world: World) -> Commitment:
    one, other = active(world, 2)
    said = {"into": other.number, "reason": "同一条路"}
    return take(one, "merge", actor=world.sun, at=NOW, inputs=said)


def further(make: Callable[[World], Commitment], *steps: str) -> Callable[[World], Commitment]:
    def made(world: World) -> Commitment:
        row = make(world)
        for step in steps:
            actor = world.sun if step == "strike_off" else world.secretary
            row = take(row, step, actor=actor, at=LATE)
        return row

    return made


STOPPED = (("ask_suspension", {"reason": "等上级批复"}), ("suspend", {"reason": "属实"}))
#: Every way to end without the word of the people served: by state and why.
ENDS: dict[str, Callable[[World], Commitment]] = {
    "closed silence": silent,
    "struck_off silence": further(silent, "strike_off"),
    "archived silence": further(silent, "strike_off", "archive"),
    "closed review": contested,
    "struck_off review": further(contested, "strike_off"),
    "archived review": further(contested, "strike_off", "archive"),
    "withdrawn": withdrawn,
    "withdrawn while its clock stood for good": lambda world: withdrawn(world, *STOPPED),
    "merged": merged,
}


def waiting(world: World) -> list[int]:
    rows = Commitment.objects.filter(WAITING["ended"].which(world.sun))
    return list(rows.values_list("pk", flat=True))


@pytest.mark.parametrize("end", ENDS)
def test_every_end_without_their_word_waits_to_be_told_and_is_asked_about(
    world: World, end: str
) -> None:
    row = ENDS[end](world)
    assert row.state == end.split()[0]
    assert waiting(world) == [row.pk]
    ticket = ask(row, actor=world.sun, at=LATE, step="ask_after", told="结果如此")
    assert waiting(world) == []
    row = answer_by_token(token_hash(ticket.token), "no", "还不行", at=LATE, real=real_now())
    assert row.state == end.split()[0]
    found = figures(world.sun, LATE)
    assert Question.objects.filter(about=row.close_reason or row.state).count() == 1
    assert found.by_end.rows[-1].cells["no"] == 1


def test_the_table_above_names_every_closed_state() -> None:
    assert {end.split()[0] for end in ENDS} == {state.code for state in STATES if state.ended}


def test_their_own_yes_ends_it_and_nobody_is_asked_twice(world: World) -> None:
    row = reported(world)
    ask(row, actor=world.sun, at=NOW)
    answer_many([row], "yes", actor=world.sun, at=NOW)
    assert waiting(world) == []


@pytest.mark.parametrize("answered", [False, True])
def test_what_came_back_is_asked_about_its_second_end_as_well(world: World, answered: bool) -> None:
    """The slip about the first end is called in where nobody has answered it."""
    row = silent(world)
    first = token_hash(
        ask(row, actor=world.sun, at=LATE, step="ask_after", told="满30日未答").token
    )
    if answered:
        answer_by_token(first, "no", "又灭了", at=LATE, real=real_now())
    row.refresh_from_db()
    said = {"reason": "又灭了", "new_due": NEXT}
    row = take(row, "recur", actor=world.sun, at=LATE, inputs=said)
    assert Question.objects.get(token_hash=first).replaced is not answered
    row = take(row, "withdraw", actor=world.sun, at=LATE, inputs={"reason": "改线"})
    assert waiting(world) == [row.pk]
    ask(row, actor=world.sun, at=LATE, step="ask_after", told="改线，不再做")
    assert waiting(world) == []
    assert list(Question.objects.order_by("id").values_list("about", "round")) == [
        ("done", 1), ("silence", 1), ("withdrawn", 2)]  # fmt: skip


def test_a_petition_is_told_in_its_own_channel_and_waits_in_no_list_of_ours(world: World) -> None:
    (row,) = active(world)
    set_channel(row, "petition", "鲁访-5", "", actor=world.sun, at=NOW)
    row.refresh_from_db()
    take(row, "withdraw", actor=world.sun, at=NOW, inputs={"reason": "重复信访"})
    assert waiting(world) == []


def test_a_word_that_comes_after_the_close_in_silence_is_not_lost(world: World) -> None:
    row = reported(world)
    ticket = ask(row, actor=world.sun, at=NOW)
    take(row, "close_silent", actor=world.sun, at=LATE)
    row = answer_by_token(token_hash(ticket.token), "yes", "", at=LATE, real=real_now())
    assert (row.state, row.close_reason, row.confirmed) == ("closed", "yes", True)


def test_silence_is_silence_and_not_yet_is_none(world: World) -> None:
    rows = [reported(world) for _ in range(3)]
    for row in rows:
        ask(row, actor=world.sun, at=NOW)
    answer_many(rows[:1], "yes", actor=world.sun, at=NOW, channel="phone")
    answer_many(rows[1:2], "not_yet", actor=world.sun, at=NOW)
    Question.objects.update(expires_at=NOW)
    found = figures(world.sun, NOW)
    assert (found.asked, found.n, found.silent, found.still_open) == (3, 2, 1, 0)
    assert (found.yes.k, found.yes.n, found.response.k, found.response.n) == (1, 1, 2, 3)
    assert "1" in found.by_end.rows[0].cells["channels"]
