"""The application to meet (会议申请): reviewed, then decided; every outcome is a good result.

Facts: applicant_unit; own_units (applicant, host, organiser); own_persons (who opened and who
submitted); verdict (reasons of the four tests as they stand now); opinion (``pass`` or
``against``); reviewed_by (person); others (numbers of applications it may be joined with); load (warnings of
the sender's form, where the room of plans gives them) and load_explained (why, in words).
"""

from __future__ import annotations

from collections.abc import Iterator

from yiteng.rules.lifecycle import Case, Input, Lifecycle, State, Step
from yiteng.rules.meeting_load import NEEDS_REASON
from yiteng.rules.refusal import Refusal
from yiteng.rules.words import N_

_REASON = Input("reason", N_("Reason"), "note")

STATES = (
    State("draft", N_("Being prepared")),
    State("submitted", N_("Submitted")),
    State("reviewed", N_("Opinion given")),
    State("approved", N_("Approved")),
    State("approved_against", N_("Approved with reasons, against the opinion")),
    State("returned", N_("Returned for completion")),
    State("postponed", N_("Postponed")),
    State("merged", N_("Joined with another meeting"), ended=True),
    State("reshaped", N_("Given another form"), ended=True),
    State("convened", N_("Convened"), ended=True),
)

VERDICTS = (
    ("pass", N_("Nothing against it")),
    ("against", N_("Reasons against it")),
)
FORMS = (
    ("document", N_("A document instead")),
    ("call", N_("A telephone or video call instead")),
    ("on_site", N_("Work on site instead")),
)


#: States in which the dossier is in the applicant's hands.
EDITABLE = ("draft", "returned", "postponed")


def closed_dossier(state: str) -> Refusal:
    """The dossier is not to be written while others judge it."""
    title = next(one.title for one in STATES if one.code == state)
    return Refusal(
        "application.closed_dossier",
        N_("The state is “{state}”; the dossier can be changed again when it is returned."),
        {"state": title},
    )


def foreign_dossier() -> Refusal:
    """The dossier is another unit's."""
    return Refusal("application.not_applicant", N_("Only the applying unit can do this."))


def convened_elsewhere() -> Refusal:
    """Convening makes a meeting of the application; the room of meetings does it."""
    return Refusal(
        "application.convened_elsewhere", N_("Convene the meeting; the application follows.")
    )


def applicant_unit(case: Case) -> Iterator[Refusal]:
    """The applicant's unit writes and submits."""
    if case.actor.unit != case.facts.get("applicant_unit"):
        yield foreign_dossier()


def load_explained(case: Case) -> Iterator[Refusal]:
    """A limit on what may be asked of others is passed only with a reason (若干规定 2024)."""
    found = case.facts.get("load", ())
    yield from found
    asked = [one for one in found if one.code in NEEDS_REASON]
    if asked and not str(case.facts.get("load_explained") or "").strip():
        yield Refusal(
            "application.load_unexplained",
            N_("What it asks of those invited passes {n} limits; say why it cannot be otherwise."),
            {"n": len(asked)},
            field="sender",
        )


def independent_reviewer(case: Case) -> Iterator[Refusal]:
    """The reviewer is another person and unit than applicant, host and organiser.

    The leader who decides may send an application back whoever hosts it.
    """
    if case.actor.may("gate.decide"):
        return
    if case.actor.unit in case.facts.get("own_units", ()):
        yield Refusal(
            "application.own_unit",
            N_("Your unit hosts or organises this meeting; another office reviews it."),
        )
    if case.actor.person in case.facts.get("own_persons", ()):
        yield Refusal(
            "application.own_person",
            N_("You prepared this application; another person reviews it."),
        )


def opinion_follows(case: Case) -> Iterator[Refusal]:
    """An opinion has nothing against it only where the four tests have nothing red."""
    red = sum(1 for r in case.facts.get("verdict", ()) if r.blocks)
    if case.inputs.get("verdict") == "pass" and red:
        yield Refusal(
            "application.opinion_tests",
            N_("The four tests have {count} red reasons; the opinion cannot leave them out."),
            {"count": red},
            field="verdict",
        )


def other_decider(case: Case) -> Iterator[Refusal]:
    """Who gave the opinion does not decide on it."""
    if case.actor.person and case.actor.person == case.facts.get("reviewed_by"):
        yield Refusal(
            "application.own_opinion", N_("You gave the opinion; another person decides.")
        )


def joins_another(case: Case) -> Iterator[Refusal]:
    """An application is joined with another one that is still on its way."""
    into = str(case.inputs.get("into") or "").strip()
    if into and into not in case.facts.get("others", ()):
        yield Refusal(
            "application.no_such_other",
            N_("No open application has the number {number}."),
            {"number": into},
            field="into",
        )


def opinion_allows(case: Case) -> Iterator[Refusal]:
    """Plain approval needs an opinion without red reasons."""
    if case.facts.get("opinion") != "pass":
        yield Refusal(
            "application.opinion",
            N_("The opinion has reasons against it; approve it with reasons, or return it."),
        )


def opinion_refuses(case: Case) -> Iterator[Refusal]:
    """A decision against the opinion exists only where the opinion is against."""
    if case.facts.get("opinion") == "pass":
        yield Refusal("application.no_dissent", N_("The opinion has nothing against it."))


def tests_pass(case: Case) -> Iterator[Refusal]:
    """The verdict is repeated on convening: red reasons block unless decided against them."""
    if case.state == "approved":
        yield from (r for r in case.facts.get("verdict", ()) if r.blocks)


APPLICATION = Lifecycle(
    code="application",
    title=N_("Application to meet"),
    states=STATES,
    steps=(
        Step(
            "submit",
            N_("Submit"),
            ("draft", "returned", "postponed"),
            "submitted",
            "gate.apply",
            (applicant_unit, load_explained),
        ),
        Step(
            "review",
            N_("Give the opinion"),
            ("submitted",),
            "reviewed",
            "gate.review",
            (independent_reviewer, opinion_follows),
            (
                Input("verdict", N_("The opinion has"), "choice", choices=VERDICTS),
                Input("opinion", N_("Opinion"), "note"),
            ),
        ),
        Step(
            "approve",
            N_("Approve"),
            ("reviewed",),
            "approved",
            "gate.decide",
            (opinion_allows, other_decider),
        ),
        Step(
            "approve_against",
            N_("Approve with reasons, against the opinion"),
            ("reviewed",),
            "approved_against",
            "gate.decide",
            (opinion_refuses, other_decider),
            (_REASON,),
        ),
        Step(
            "return",
            N_("Return for completion"),
            ("submitted", "reviewed"),
            "returned",
            "gate.settle",
            (independent_reviewer,),
            (_REASON,),
        ),
        Step(
            "postpone",
            N_("Postpone"),
            ("submitted", "reviewed"),
            "postponed",
            "gate.settle",
            (independent_reviewer,),
            (_REASON,),
        ),
        Step(
            "merge",
            N_("Join with another meeting"),
            ("submitted", "reviewed"),
            "merged",
            "gate.settle",
            (independent_reviewer, joins_another),
            (Input("into", N_("Number of the other application")), _REASON),
        ),
        Step(
            "reshape",
            N_("Give it another form"),
            ("submitted", "reviewed"),
            "reshaped",
            "gate.settle",
            (independent_reviewer,),
            (Input("form", N_("Form"), "choice", choices=FORMS), _REASON),
        ),
        Step(
            "convene",
            N_("Convene"),
            ("approved", "approved_against"),
            "convened",
            "meetings.run",
            (tests_pass,),
        ),
    ),
)
