"""The meeting: who may take which step in which state, and why not."""

from __future__ import annotations

from yiteng.rules.lifecycle import decide
from yiteng.rules.lifecycles.meeting import HELD, MEETING, decided
from yiteng.rules.tests.roads import case, check_every_combination, refused
from yiteng.rules.words import Several

OFFICES = "secretary party_secretary"
ROAD = {
    "notify": ("planned", "notified", OFFICES),
    "start": ("notified", "running", OFFICES),
    "end": ("running", "held", OFFICES),
    "minute": ("held", "minuted", OFFICES),
    "close": ("minuted", "closed", OFFICES),
    "cancel": ("planned notified", "cancelled", OFFICES),
}
FACTS = {"items": 3, "missing_roles": [], "attendance": 420, "open_decisions": []}
SAID = {"reason": "改期"}


def why(step, state, said=SAID, **more):
    return refused(MEETING, step, case(state, "secretary", {**FACTS, **more}, said))


def test_every_state_role_and_step():
    assert check_every_combination(MEETING, ROAD, FACTS, SAID) == 6 * 7 * 23


def test_no_notice_without_agenda_convener_and_chair():
    assert why("notify", "planned", items=0) == ("meeting.no_agenda",)
    both = why("notify", "planned", missing_roles=["convener", "chair"])
    assert both == ("meeting.missing_role", "meeting.missing_role")


def test_no_minutes_before_attendance():
    assert why("minute", "held", attendance=None) == ("meeting.no_attendance",)


def test_no_close_while_a_decision_lacks_something_all_at_once():
    lacking = [(2, Several(("lead unit", "date"))), (5, Several(("date",)))]
    made = decide(
        MEETING, "close", case("minuted", "secretary", {**FACTS, "open_decisions": lacking}, SAID)
    )
    assert [r.english() for r in made.refusals] == [
        "Decision 2 still lacks: lead unit, date.",
        "Decision 5 still lacks: date.",
    ]


def test_a_meeting_is_cancelled_with_a_reason():
    assert why("cancel", "notified", said={}) == ("lifecycle.missing_input",)


def test_held_minuted_and_closed_count_as_held():
    assert HELD == ("held", "minuted", "closed")
    assert decided().code == "meeting.decided"
