"""The roads of a survey and of one submission of it.

Facts of a survey: forms (how many versions of its form there are). Facts of a submission:
issues (how many sentences say what is wrong with its answers), missing (how many of its photos and
files have not arrived), holder (whether the post's unit holds the survey, or sees the county).
"""

from __future__ import annotations

from collections.abc import Iterator

from yiteng.rules.lifecycle import Case, Input, Lifecycle, State, Step
from yiteng.rules.refusal import Refusal
from yiteng.rules.words import N_

_REASON = Input("reason", N_("Reason"), "note")


def has_form(case: Case) -> Iterator[Refusal]:
    """A survey is opened with a form."""
    if not case.facts.get("forms"):
        yield Refusal(
            "survey.no_form", N_("There is no form yet. Upload the Excel workbook first.")
        )


def by_holder(case: Case) -> Iterator[Refusal]:
    """Answers are judged by the unit that asked, not by whoever sent them."""
    if not case.facts.get("holder"):
        yield Refusal(
            "submission.not_holder",
            N_("Only the unit that holds the survey judges its answers."),
        )


def in_order(case: Case) -> Iterator[Refusal]:
    """Answers are approved when nothing is wrong with them."""
    if case.facts.get("issues"):
        yield Refusal(
            "submission.issues",
            N_("Something is wrong with the answers. Mend it, or reject the submission."),
        )


def complete(case: Case) -> Iterator[Refusal]:
    """Photos and files that were promised and did not arrive are said, not waited for."""
    if case.facts.get("missing"):
        yield Refusal(
            "submission.missing",
            N_("Photos or files of this submission have not arrived yet: {n}."),
            {"n": case.facts["missing"]},
            severity="amber",
        )


SURVEY = Lifecycle(
    "survey",
    N_("Survey"),
    (
        State("draft", N_("Being prepared")),
        State("open", N_("Open for answers")),
        State("closed", N_("Closed for answers"), ended=True),
    ),
    (
        Step("start", N_("Open it for answers"), ("draft", "closed"), "open", "surveys.author",
             (has_form,)),
        Step("close", N_("Close"), ("open",), "closed", "surveys.author"),
    ),
)  # fmt: skip

_OPEN = ("received", "has_issues", "edited")

SUBMISSION = Lifecycle(
    "submission",
    N_("Submission"),
    (
        State("received", N_("Come in")),
        State("has_issues", N_("Has issues")),
        State("edited", N_("Edited")),
        State("approved", N_("Adopted"), ended=True),
        State("rejected", N_("Rejected"), ended=True),
    ),
    (
        Step("approve", N_("Adopt"), _OPEN, "approved", "surveys.review",
             (by_holder, in_order, complete),
             undo=False),
        Step("question", N_("Mark as having issues"), ("received", "edited"), "has_issues",
             "surveys.review", (by_holder,), (_REASON,)),
        Step("edit", N_("Correct the answers"), _OPEN, "edited", "surveys.review", (by_holder,),
             (_REASON,), undo=False),
        Step("reject", N_("Reject"), _OPEN, "rejected", "surveys.review", (by_holder,), (_REASON,),
             out=True),
        Step("reopen", N_("Look at it again"), ("rejected",), "received", "surveys.review", (by_holder,),
             (_REASON,)),
    ),
)  # fmt: skip
