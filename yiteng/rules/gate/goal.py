"""目标不明确的会不开: an outcome that can be measured, by a day, with an owner."""

from __future__ import annotations

from collections.abc import Iterator

from yiteng.rules.gate.dossier import Dossier
from yiteng.rules.gate.rule import Hit, Rule, Test, first_lacking, lacking
from yiteng.rules.gate.thresholds import Thresholds
from yiteng.rules.gate.wording import ACTIVITIES, only
from yiteng.rules.words import N_, Several

_REPORT = N_("Report on Boshan: no meeting whose goal is unclear")
_PRACTICE = N_("Practice: measurable, by when, answered for")


def goal_named(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """A meeting has at least one goal."""
    if not dossier.goals:
        yield Hit("goals", {})


def goal_outcome(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """A goal is an outcome; holding, conveying and deploying are activities."""
    for goal in dossier.goals:
        if only(goal.title, ACTIVITIES):
            yield Hit(f"goals-{goal.key}-title", {"goal": goal.title})


def goal_measurable(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """Every goal has a number with its unit, a date and an owner."""
    for goal in dossier.goals:
        number = goal.value is not None
        lacks = lacking(
            (number, N_("number")),
            (goal.unit, N_("unit of the number")),
            (goal.due_on, N_("date")),
            (goal.owner, N_("owner")),
        )
        if lacks:
            column = first_lacking(
                (number, "value"),
                (goal.unit, "unit"),
                (goal.due_on, "due_on"),
                (goal.owner, "owner"),
            )
            params = {"goal": goal.title, "lacks": Several(lacks)}
            yield Hit(f"goals-{goal.key}-{column}", params)


def goal_after_meeting(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """A goal reached before the meeting begins is not its goal."""
    for goal in dossier.goals:
        if goal.due_on and dossier.wanted_on and goal.due_on < dossier.wanted_on:
            yield Hit(f"goals-{goal.key}-due_on", {"goal": goal.title, "day": goal.due_on})


def goal_baseline(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """Without a starting point nobody can tell how far the goal is."""
    for goal in dossier.goals:
        if not goal.baseline.strip():
            yield Hit(f"goals-{goal.key}-baseline", {"goal": goal.title})


_NAMED = N_("No goal is named.")
_OUTCOME = N_("“{goal}” is an activity; say what will be different when it is done.")
_MEASURABLE = N_("The goal “{goal}” lacks: {lacks}.")
_AFTER = N_("The goal “{goal}” is to be reached on {day}, before the meeting.")
_BASELINE = N_("The goal “{goal}” does not say where things stand today.")

GOAL = Test(
    "goal",
    N_("Goal"),
    N_("What will be different, by how much, by when, and who answers for it?"),
    (
        Rule("goal.named", "goal", "red", _NAMED, _REPORT, goal_named),
        Rule("goal.outcome", "goal", "red", _OUTCOME, _REPORT, goal_outcome),
        Rule("goal.measurable", "goal", "red", _MEASURABLE, _PRACTICE, goal_measurable),
        Rule("goal.after_meeting", "goal", "red", _AFTER, _PRACTICE, goal_after_meeting),
        Rule("goal.baseline", "goal", "amber", _BASELINE, _PRACTICE, goal_baseline),
    ),
)
