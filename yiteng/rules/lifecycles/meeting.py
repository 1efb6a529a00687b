"""The meeting: planned, notified, running, held, minuted, closed.

Facts: items (how many on the agenda); missing_roles (names of roles nobody holds, message ids);
attendance (how many came); open_decisions ((number, what it lacks) pairs); silent_items (titles
of agenda items of which nothing was recorded).
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
#: States in which items are added, changed, moved, taken off.
AGENDA = ("planned",)
#: States in which the pack is frozen.
PACK = ("planned", "notified")
#: States in which what comes of an item is recorded: while the meeting runs only (S3).
OUTCOMES = ("running",)
#: States in which sittings and attendance are written: until the minutes are issued.
ATTENDANCE = ("planned", "notified", "running", "held")

_FIXED = {
    AGENDA: (
        "agenda_fixed",
        N_("The notice is given; the agenda stays. Carry the item over or cancel the meeting."),
    ),
    PACK: ("pack_late", N_("The meeting has begun; its pack stays as it was frozen.")),
    OUTCOMES: (
        "not_running",
        N_("What comes of an item is recorded while the meeting runs, neither before nor after."),
    ),
    ATTENDANCE: (
        "attendance_fixed",
        N_("The minutes are issued; sittings and attendance stay as they are."),
    ),
}


def decided() -> Refusal:
    """What a closed meeting decided stays as decided; the commitment carries on."""
    return Refusal(
        "meeting.decided",
        N_("The meeting is closed; what it decided stays. Change the commitment instead."),
    )


def fixed(state: str, allowed: tuple[str, ...]) -> Refusal | None:
    """The sentence where a part may no longer be written in this state, else None.

    allowed: AGENDA, PACK, OUTCOMES or ATTENDANCE.
    """
    return (
        None if state in allowed else Refusal(f"meeting.{_FIXED[allowed][0]}", _FIXED[allowed][1])
    )


def quicker(post: str, time: str) -> Refusal:
    """For who came second to the same row: who was quicker and when; nothing typed is lost."""
    return Refusal(
        "meeting.quicker",
        N_(
            "Somebody was quicker: “{post}” changed this at {time}. What you typed is still here; "
            "compare it with what is recorded now, then save again."
        ),
        {"post": post, "time": time},
    )


def too_many() -> Refusal:
    """Substitutes are among those who came."""
    return Refusal(
        "meeting.substitutes",
        N_("More substitutes than people who came. Those who came include their substitutes."),
        field="substitutes",
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


def items_answered(case: Case) -> Iterator[Refusal]:
    """An item of which nothing was recorded is said, but does not keep the meeting open."""
    for title in case.facts.get("silent_items", ()):
        yield Refusal(
            "meeting.silent_item",
            N_("Nothing was recorded of the item “{item}”."),
            {"item": title},
            "amber",
            "agenda",
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
        Step(
            "end",
            N_("End the meeting"),
            ("running",),
            "held",
            "meetings.run",
            (items_answered,),
        ),
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
            (decisions_whole, items_answered),
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
