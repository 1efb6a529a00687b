"""The meeting: planned, notified, running, held, minuted, closed.

Facts: items (how many on the agenda); missing_roles (names of roles nobody holds, message ids);
attendance (how many came); open_decisions ((number, what it lacks) pairs).
"""

from __future__ import annotations

from collections.abc import Iterator

from yiteng.rules.lifecycle import Case, Input, Lifecycle, State, Step
from yiteng.rules.refusal import Refusal
from yiteng.rules.words import N_

_REASON = Input("reason", N_("Reason"), "note")

STATES = (
    State("planned", N_("Planned")),
    State("notified", N_("Notice given")),
    State("running", N_("Running")),
    State("held", N_("Held")),
    State("minuted", N_("Minutes issued")),
    State("closed", N_("Concluded"), ended=True),
    State("cancelled", N_("Cancelled"), ended=True),
)

#: States that count as “held” in every figure.
HELD = ("held", "minuted", "closed")


def decided() -> Refusal:
    """What a closed meeting decided stays as decided; the commitment carries on."""
    return Refusal(
        "meeting.decided",
        N_("The meeting is closed; what it decided stays. Change the commitment instead."),
    )


def has_agenda(case: Case) -> Iterator[Refusal]:
    """No notice without an agenda."""
    if not case.facts.get("items"):
        yield Refusal("meeting.no_agenda", N_("The agenda is empty."), field="agenda")


def has_chair(case: Case) -> Iterator[Refusal]:
    """Host, convener and chair are named before the notice."""
    for role in case.facts.get("missing_roles", ()):
        yield Refusal("meeting.missing_role", N_("Nobody is named as {role}."), {"role": role})


def has_attendance(case: Case) -> Iterator[Refusal]:
    """Who attended is recorded before minutes are issued."""
    if not case.facts.get("attendance"):
        yield Refusal(
            "meeting.no_attendance",
            N_("Record who attended first."),
            field="attendance",
        )


def decisions_whole(case: Case) -> Iterator[Refusal]:
    """No decision leaves without lead, date and served party or acceptor (S3)."""
    for number, lacks in case.facts.get("open_decisions", ()):
        yield Refusal(
            "meeting.decision_open",
            N_("Decision {number} still lacks: {lacks}."),
            {"number": number, "lacks": lacks},
            field="decisions",
        )


MEETING = Lifecycle(
    code="meeting",
    title=N_("Meeting"),
    states=STATES,
    steps=(
        Step(
            "notify",
            N_("Give notice"),
            ("planned",),
            "notified",
            "meetings.run",
            (has_agenda, has_chair),
        ),
        Step("start", N_("Start"), ("notified",), "running", "meetings.run"),
        Step("end", N_("End the meeting"), ("running",), "held", "meetings.run"),
        Step(
            "minute",
            N_("Issue the minutes"),
            ("held",),
            "minuted",
            "meetings.run",
            (has_attendance,),
        ),
        Step(
            "close",
            N_("Close the meeting"),
            ("minuted",),
            "closed",
            "meetings.close",
            (decisions_whole,),
        ),
        Step(
            "cancel",
            N_("Cancel"),
            ("planned", "notified"),
            "cancelled",
            "meetings.run",
            (),
            (_REASON,),
        ),
    ),
)
