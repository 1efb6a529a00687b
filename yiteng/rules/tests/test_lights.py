"""The lights: every state in every calendar situation, one literal table."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yiteng.rules.deadlines import SHANGHAI, moment_of
from yiteng.rules.lifecycles.commitment.states import STATES
from yiteng.rules.lights import (
    LEGEND,
    LIGHTS,
    PRECEDENCE,
    Beside,
    StagePlan,
    Thresholds,
    Turns,
    light,
    next_turn_at,
    turn_dates,
)
from yiteng.rules.lights.table import ANSWERS

TODAY = date(2023, 3, 31)
DAY = timedelta(days=1)
CODES = tuple(state.code for state in STATES)

#: The calendar's situations: which of amber, red and grey have come.
SITUATIONS = {
    "calm": Turns(TODAY + DAY, TODAY + 8 * DAY, TODAY + 2 * DAY),
    "no date": Turns(),
    "amber": Turns(TODAY, TODAY + 7 * DAY, None),
    "red": Turns(TODAY - 7 * DAY, TODAY, None),
    "grey": Turns(TODAY + DAY, TODAY + 8 * DAY, TODAY),
    "grey amber": Turns(TODAY, TODAY + 7 * DAY, TODAY - DAY),
    "all": Turns(TODAY - 7 * DAY, TODAY, TODAY - DAY),
}

OPEN_TABLE = """
             calm   no date  amber  red  grey  grey amber  all
draft          –      –        –     –     –      –         –
issued         ●      ●        ▲     ■     ○      ▲         ■
objected       ●      ●        ▲     ■     ○      ▲         ■
active         ●      ●        ▲     ■     ○      ▲         ■
suspended      ‖      ‖        ‖     ‖     ‖      ‖         ‖
reported       ◆      ◆        ▲     ■     ◆      ▲         ■
verified       ◆      ◆        ▲     ■     ◆      ▲         ■
asked          ◆      ◆        ▲     ■     ◆      ▲         ■
merged         –      –        –     –     –      –         –
withdrawn      –      –        –     –     –      –         –
"""

DONE_TABLE = {
    "": "silence",
    "yes": "silence",
    "silent": "silence",
    "partly": "contested",
    "no": "contested",
}


def _rows() -> list[tuple[str, str, str]]:
    lines = [line.split() for line in OPEN_TABLE.strip().splitlines()[1:]]
    return [
        (state, situation, symbol)
        for state, *symbols in lines
        for situation, symbol in zip(SITUATIONS, symbols, strict=True)
    ]


@pytest.mark.parametrize(("state", "situation", "symbol"), _rows())
@pytest.mark.parametrize("confirmed", [False, True])
@pytest.mark.parametrize("answer", ["", "yes", "no"])
def test_every_state_in_every_situation(
    state: str, situation: str, symbol: str, confirmed: bool, answer: str
) -> None:
    turns = SITUATIONS[situation]
    assert light(state, turns, TODAY, confirmed=confirmed, answer=answer).symbol == symbol


@pytest.mark.parametrize("state", ["closed", "struck_off", "archived"])
@pytest.mark.parametrize("situation", SITUATIONS)
@pytest.mark.parametrize("answer", ANSWERS)
def test_closed_is_gold_only_where_somebody_said_yes(
    state: str, situation: str, answer: str
) -> None:
    turns = SITUATIONS[situation]
    assert light(state, turns, TODAY, confirmed=True, answer=answer).symbol == "✓"
    assert light(state, turns, TODAY, answer=answer).code == DONE_TABLE[answer]


def test_the_tables_name_every_state_there_is() -> None:
    tabled = {row[0] for row in _rows()} | {"closed", "struck_off", "archived"}
    assert tabled == set(CODES) == {state for row in PRECEDENCE for state in row.states}
    with pytest.raises(ValueError, match="unknown state"):
        light("forgotten", Turns(), TODAY)


def test_the_order_of_precedence_is_the_order_of_the_legend() -> None:
    order = [row.light for row in PRECEDENCE if row.light in LEGEND]
    assert order[:8] == list(LEGEND[:8])
    assert [LIGHTS[code].symbol for code in LEGEND[:8]] == list("■▲△◆○●‖✓")


@pytest.mark.parametrize(
    ("state", "turns", "sentence"),
    [
        ("active", Turns(red_on=TODAY), "Overdue by 1 day."),
        ("asked", Turns(red_on=TODAY - 11 * DAY), "Overdue by 12 days."),
        ("active", Turns(amber_on=TODAY, red_on=TODAY + DAY), "Due today."),
        ("active", Turns(amber_on=TODAY, red_on=TODAY + 6 * DAY), "5 days left."),
        ("active", Turns(grey_on=TODAY), "No progress since a stage was missed."),
        ("active", Turns(), "Nothing is late."),
        ("asked", Turns(), "The people served are asked and have not answered yet."),
        ("closed", Turns(), "Closed without an answer: silence is shown as silence."),
        ("merged", Turns(), "It goes on in another commitment."),
    ],
)
def test_a_light_says_why(state: str, turns: Turns, sentence: str) -> None:
    shown = light(state, turns, TODAY)
    assert shown.why.format(**shown.params) == sentence


def test_a_limit_in_hours_turns_red_at_its_minute() -> None:
    due_at = datetime(2023, 3, 1, 23, 20, tzinfo=SHANGHAI)
    turns = turn_dates(due_at, start=date(2023, 3, 1))
    before, after = due_at - timedelta(minutes=1), due_at + timedelta(minutes=1)
    day, first = date(2023, 3, 1), due_at + timedelta(microseconds=1)
    assert turns == Turns(day, day + DAY, None, red_at=first)
    assert [light("active", turns, at).code for at in (before, due_at, first)] == [
        "due_soon", "due_soon", "overdue"]  # fmt: skip
    late = light("active", turns, after)
    assert (late.code, late.why.format(**late.params)) == ("overdue", "Overdue since 23:20 today.")
    assert light("closed", turns, after, confirmed=True).code == "confirmed"
    assert next_turn_at("active", turns, before) == first
    assert next_turn_at("active", turns, after) is None


def test_of_two_limits_on_one_day_the_earlier_hour_is_named() -> None:
    noon, evening = (datetime(2023, 3, 1, hour, tzinfo=SHANGHAI) for hour in (12, 18))
    steps = [Beside("evening", evening), Beside("noon", noon), Beside("day", date(2023, 3, 1))]
    turns = turn_dates(None, beside=steps)
    assert (turns.step_by, turns.step_on, turns.step_at) == (
        "noon", date(2023, 3, 2), noon + timedelta(microseconds=1))  # fmt: skip
    shown = light("issued", turns, evening)
    assert (shown.code, shown.params) == ("step_late", {"limit": "noon"})
    assert light("issued", turns, noon).code == "on_plan"


def test_a_cliff_at_midnight_belongs_to_the_day_before() -> None:
    cliff = datetime(2023, 3, 3, 0, 0, tzinfo=SHANGHAI)
    assert turn_dates(cliff).red_on == date(2023, 3, 3)
    with pytest.raises(ValueError, match="zone"):
        turn_dates(datetime(2023, 3, 3))


@pytest.mark.parametrize(
    ("start", "due", "amber_on"),
    [
        (None, date(2023, 3, 31), date(2023, 3, 24)),
        (date(2023, 1, 1), date(2023, 12, 31), date(2023, 12, 24)),
        (date(2023, 3, 21), date(2023, 3, 31), date(2023, 3, 29)),
        (date(2023, 3, 29), date(2023, 3, 31), date(2023, 3, 30)),
        (date(2023, 3, 31), date(2023, 3, 31), date(2023, 3, 31)),
    ],
)
def test_amber_is_a_week_or_a_fifth_of_the_way_whichever_is_shorter(
    start: date | None, due: date, amber_on: date
) -> None:
    assert turn_dates(due, start=start) == Turns(amber_on, due + DAY, None)


def test_thresholds_are_settings() -> None:
    wide = Thresholds(amber_days=10, grey_days=3, source="示例区")
    stages = (StagePlan("land", date(2023, 3, 1)),)
    assert turn_dates(TODAY, stages, thresholds=wide) == Turns(
        date(2023, 3, 21), TODAY + DAY, date(2023, 3, 4)
    )


STAGES = (
    StagePlan("land", date(2023, 2, 1)),
    StagePlan("building", date(2023, 3, 1)),
    StagePlan("in_use", date(2023, 6, 1)),
)


@pytest.mark.parametrize(
    ("reached", "progress", "grey_on"),
    [
        ({}, None, date(2023, 2, 8)),
        ({}, date(2023, 1, 20), date(2023, 2, 8)),
        ({}, date(2023, 2, 2), date(2023, 3, 8)),
        ({"land"}, date(2023, 1, 20), date(2023, 3, 8)),
        ({"building"}, date(2023, 1, 20), date(2023, 6, 8)),
        ({"land", "building", "in_use"}, None, None),
        ({}, date(2023, 6, 2), None),
    ],
)
def test_grey_counts_from_a_missed_stage_never_from_a_silence(
    reached: set[str], progress: date | None, grey_on: date | None
) -> None:
    stages = tuple(
        StagePlan(s.code, s.planned_on, s.planned_on if s.code in reached else None) for s in STAGES
    )
    assert turn_dates(None, stages, progress) == Turns(grey_on=grey_on)


def test_a_stage_without_a_date_is_never_missed() -> None:
    assert turn_dates(None, (StagePlan("some_day", None),)) == Turns()


DATES = st.none() | st.dates(TODAY - 40 * DAY, TODAY + 40 * DAY)


@given(
    st.sampled_from(CODES),
    st.builds(Turns, DATES, DATES, DATES),
    st.booleans(),
    st.sampled_from(ANSWERS),
)
def test_until_the_next_turn_the_light_stays_so_a_missed_night_is_never_wrong(
    state: str, turns: Turns, confirmed: bool, answer: str
) -> None:
    turn = next_turn_at(state, turns, TODAY, confirmed=confirmed, answer=answer)
    codes = [
        light(state, turns, TODAY + i * DAY, confirmed=confirmed, answer=answer).code
        for i in range(60)
    ]
    changed = next((i for i, code in enumerate(codes) if code != codes[0]), None)
    assert turn == (None if changed is None else moment_of(TODAY + changed * DAY))


def test_the_turns_of_one_life() -> None:
    turns = Turns(date(2023, 4, 3), date(2023, 4, 11), date(2023, 4, 1))
    walked, day = [], TODAY
    while (turn := next_turn_at("active", turns, day)) is not None:
        walked.append((turn.day, light("active", turns, turn).symbol))
        day = turn.date()
    assert walked == [(1, "○"), (3, "▲"), (11, "■")]
