"""The plan of a year's meetings: written, approved by the leader, then added to with reasons.

Facts of a plan: meetings (how many it holds). Source: districts' examples (年度会议计划, what is
not in it is asked for case by case).
"""

from __future__ import annotations

from collections.abc import Iterator

from yiteng.rules.lifecycle import Case, Lifecycle, State, Step
from yiteng.rules.refusal import Refusal
from yiteng.rules.words import N_


def holds_meetings(case: Case) -> Iterator[Refusal]:
    """An empty plan is no plan."""
    if not case.facts.get("meetings"):
        yield Refusal("plan.empty", N_("The plan names no meeting yet."), field="title")


def unexplained() -> Refusal:
    """What changes after approval says why."""
    return Refusal(
        "plan.unexplained", N_("The plan is approved; say why it changes."), field="reason"
    )


def not_planned() -> Refusal:
    """A planned meeting that was taken off, or taken up already, cannot be taken up."""
    return Refusal(
        "plan.not_open", N_("This line of the plan was taken off, or another application uses it.")
    )


PLAN = Lifecycle(
    code="plan",
    title=N_("Plan of a year's meetings"),
    states=(
        State("draft", N_("Being prepared")),
        State("approved", N_("Plan approved")),
    ),
    steps=(
        Step(
            "approve",
            N_("Approve the plan"),
            ("draft",),
            "approved",
            "plans.approve",
            (holds_meetings,),
        ),
    ),
)
