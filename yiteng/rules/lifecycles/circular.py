"""The road of a circular: drafted from facts, approved by a leader, only then issued.

Facts: drafted_by (person), unit (of the drafter), body, recipients (to whom it goes), asks, answer_by (what it asks, by which day), ranking (words that rank), names (people
named). Source: 政府督查工作条例, article 21.
"""

from __future__ import annotations

from collections.abc import Iterator

from yiteng.rules.lifecycle import Case, Input, Lifecycle, State, Step
from yiteng.rules.refusal import Refusal
from yiteng.rules.words import N_

_REASON = Input("reason", N_("Reason"), "note")


def says_something(case: Case) -> Iterator[Refusal]:
    """A circular has words."""
    if not str(case.facts.get("body") or "").strip():
        yield Refusal("circular.empty", N_("The circular says nothing yet."), field="body")


def goes_to_somebody(case: Case) -> Iterator[Refusal]:
    """A circular names to whom it goes: outside that list it is not passed on."""
    if not case.facts.get("recipients"):
        yield Refusal(
            "circular.nobody", N_("Name to whom it goes, one a line."), field="recipients"
        )


def answer_in_time(case: Case) -> Iterator[Refusal]:
    """Where an answer is asked for, it says by which day, and that day is not over."""
    if case.facts.get("asks") != "answer":
        return
    by = case.facts.get("answer_by")
    if by is None:
        yield Refusal(
            "circular.no_date", N_("Say by which day the units answer."), field="answer_by"
        )
    elif by < case.today:
        yield Refusal(
            "circular.late_date",
            N_("The day by which the units answer is over; set another."),
            field="answer_by",
        )


def ranks_nobody(case: Case) -> Iterator[Refusal]:
    """An item is compared with its own date, units and people never with each other."""
    for word in case.facts.get("ranking", ()):
        yield Refusal(
            "circular.ranks",
            N_("A circular ranks nobody; take out “{word}”."),
            {"word": word},
            field="body",
        )


def names_nobody(case: Case) -> Iterator[Refusal]:
    """Units are named, people are not."""
    for name in case.facts.get("names", ()):
        yield Refusal(
            "circular.names",
            N_("A circular names units, not people; take out “{name}”."),
            {"name": name},
            field="body",
        )


def of_the_drafting_unit(case: Case) -> Iterator[Refusal]:
    """The unit that drafted it submits, withdraws and issues it."""
    if case.actor.unit != case.facts.get("unit"):
        yield Refusal("circular.not_yours", N_("Only the unit that drafted it can do this."))


def another_person(case: Case) -> Iterator[Refusal]:
    """Nobody approves what he drafted."""
    if case.actor.person == case.facts.get("drafted_by"):
        yield Refusal("circular.same_person", N_("You drafted this; another person approves it."))


CIRCULAR = Lifecycle(
    "circular",
    N_("Circular"),
    (
        State("draft", N_("Draft")),
        State("submitted", N_("Submitted for approval")),
        State("approved", N_("Approved, not issued yet")),
        State("issued", N_("Issued"), ended=True),
        State("withdrawn", N_("Withdrawn"), ended=True),
    ),
    (
        Step(
            "submit",
            N_("Submit for approval"),
            ("draft",),
            "submitted",
            "circulars.write",
            (
                of_the_drafting_unit,
                says_something,
                goes_to_somebody,
                answer_in_time,
                ranks_nobody,
                names_nobody,
            ),
        ),
        Step(
            "approve",
            N_("Approve"),
            ("submitted",),
            "approved",
            "circulars.approve",
            (another_person,),
            (Input("note", N_("Note"), "note", required=False),),
        ),
        Step(
            "return",
            N_("Return for completion"),
            ("submitted",),
            "draft",
            "circulars.approve",
            (),
            (_REASON,),
        ),
        Step(
            "issue",
            N_("Issue"),
            ("approved",),
            "issued",
            "circulars.write",
            (of_the_drafting_unit, answer_in_time),
            undo=False,
        ),
        Step(
            "withdraw",
            N_("Withdraw"),
            ("draft", "submitted", "approved"),
            "withdrawn",
            "circulars.write",
            (of_the_drafting_unit,),
            (_REASON,),
            out=True,
        ),
    ),
)
