"""The export of a case file by two people together.

Facts: asked_by (person), unit (of who asked), second_unit (asked to agree), submitted (whether
storing has begun). Source: our own rule, docs/decisions/0014.
"""

from __future__ import annotations

from collections.abc import Iterator

from yiteng.rules.lifecycle import Case, Input, Lifecycle, State, Step
from yiteng.rules.refusal import Refusal
from yiteng.rules.words import N_


def other_person(case: Case) -> Iterator[Refusal]:
    """By person, not by post: who holds two posts is one person."""
    if case.actor.person == case.facts.get("asked_by"):
        yield Refusal(
            "casefile.same_person",
            N_("You asked for this case file yourself; another person must agree."),
        )


def other_unit(case: Case) -> Iterator[Refusal]:
    """Two people of one unit are one unit."""
    if case.actor.unit == case.facts.get("unit"):
        yield Refusal(
            "casefile.same_unit",
            N_("The case file was asked for by your own unit; another unit must agree."),
        )


def asked_unit(case: Case) -> Iterator[Refusal]:
    """Who agrees is of the unit that was asked."""
    if case.actor.unit != case.facts.get("second_unit"):
        yield Refusal("casefile.not_asked", N_("Another unit was asked to agree."))


def of_asker(case: Case) -> Iterator[Refusal]:
    """Only the unit that asked withdraws."""
    if case.actor.unit != case.facts.get("unit"):
        yield Refusal("casefile.not_yours", N_("Only the unit that asked may withdraw it."))


def not_submitted() -> Refusal:
    """Storing starts with submission; there is nothing to prove of a draft."""
    return Refusal(
        "casefile.not_submitted",
        N_("The application was never submitted; what is kept begins with submission."),
    )


def unexplained() -> Refusal:
    """A case file leaves the house: somebody says why."""
    return Refusal("casefile.unexplained", N_("Say what the case file is for."), field="reason")


def no_such_unit() -> Refusal:
    """Somebody of another unit must be able to agree."""
    return Refusal(
        "casefile.no_such_unit",
        N_("Choose another unit that has a post with the right to agree."),
        field="second_unit",
    )


def not_agreed() -> Refusal:
    """One person alone gets nothing."""
    return Refusal(
        "casefile.not_agreed", N_("The second person has not agreed; there is no file yet.")
    )


def not_one_of_two() -> Refusal:
    """The file is for the two who are named on it."""
    return Refusal(
        "casefile.not_one_of_two",
        N_("Only the two people who asked and agreed may download this file."),
    )


def expired() -> Refusal:
    """The link ends; the record of who took the file stays."""
    return Refusal(
        "casefile.expired", N_("The days for the download are over; ask for a new case file.")
    )


_TOGETHER = (other_person, other_unit, asked_unit)

CASEFILE = Lifecycle(
    code="casefile",
    title=N_("Case file"),
    states=(
        State("asked", N_("Waits for the second person")),
        State("agreed", N_("Agreed by two people")),
        State("declined", N_("Declined"), ended=True),
        State("withdrawn", N_("Ask withdrawn"), ended=True),
    ),
    steps=(
        Step(
            "agree",
            N_("Agree to the export"),
            ("asked",),
            "agreed",
            "casefiles.agree",
            _TOGETHER,
            undo=False,
        ),
        Step(
            "decline",
            N_("Decline the export"),
            ("asked",),
            "declined",
            "casefiles.agree",
            _TOGETHER,
            (Input("reason", N_("Reason"), "note"),),
            undo=False,
        ),
        Step(
            "withdraw",
            N_("Withdraw the ask"),
            ("asked",),
            "withdrawn",
            "casefiles.ask",
            (of_asker,),
            undo=False,
            out=True,
        ),
    ),
)
