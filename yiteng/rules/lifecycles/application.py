"""The application to meet (会议申请): reviewed, then decided; every outcome is a good result."""

from __future__ import annotations

from collections.abc import Iterator

from yiteng.rules.lifecycle import Case, Input, Lifecycle, State, Step
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

FORMS = (
    ("document", N_("A document instead")),
    ("call", N_("A telephone or video call instead")),
    ("on_site", N_("Work on site instead")),
)


def applicant_unit(case: Case) -> Iterator[Refusal]:
    """The applicant's unit writes and submits."""
    if case.actor.unit != case.facts.get("applicant_unit"):
        yield Refusal(
            "application.not_applicant", N_("Only the applying unit can do this.")
        )


def independent_reviewer(case: Case) -> Iterator[Refusal]:
    """The reviewer is another person and unit than host and organiser (four tests)."""
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


def opinion_allows(case: Case) -> Iterator[Refusal]:
    """Plain approval needs an opinion without red reasons."""
    if case.facts.get("opinion") != "pass":
        yield Refusal(
            "application.opinion",
            N_(
                "The opinion has reasons against it; approve it with reasons, or return it."
            ),
        )


def opinion_refuses(case: Case) -> Iterator[Refusal]:
    """A decision against the opinion exists only where the opinion is against."""
    if case.facts.get("opinion") == "pass":
        yield Refusal(
            "application.no_dissent", N_("The opinion has nothing against it.")
        )


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
            (applicant_unit,),
        ),
        Step(
            "review",
            N_("Give the opinion"),
            ("submitted",),
            "reviewed",
            "gate.review",
            (independent_reviewer,),
            (Input("opinion", N_("Opinion"), "note"),),
        ),
        Step(
            "approve",
            N_("Approve"),
            ("reviewed",),
            "approved",
            "gate.decide",
            (opinion_allows,),
        ),
        Step(
            "approve_against",
            N_("Approve with reasons, against the opinion"),
            ("reviewed",),
            "approved_against",
            "gate.decide",
            (opinion_refuses,),
            (_REASON,),
        ),
        Step(
            "return",
            N_("Return for completion"),
            ("submitted", "reviewed"),
            "returned",
            "gate.review",
            (independent_reviewer,),
            (_REASON,),
        ),
        Step(
            "postpone",
            N_("Postpone"),
            ("submitted", "reviewed"),
            "postponed",
            "gate.review",
            (independent_reviewer,),
            (_REASON,),
        ),
        Step(
            "merge",
            N_("Join with another meeting"),
            ("submitted", "reviewed"),
            "merged",
            "gate.review",
            (independent_reviewer,),
            (Input("into", N_("Number of the other application")), _REASON),
        ),
        Step(
            "reshape",
            N_("Give it another form"),
            ("submitted", "reviewed"),
            "reshaped",
            "gate.review",
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
