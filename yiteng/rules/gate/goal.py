"""目标不明确的会不开: an outcome that can be measured, by a day, with an owner."""

from __future__ import annotations

from collections.abc import Iterator

from yiteng.rules.gate.dossier import Dossier
from yiteng.rules.gate.rule import Hit, Rule, Test, lacking
from yiteng.rules.gate.thresholds import Thresholds
from yiteng.rules.words import N_, Several

_REPORT = N_("Report on Boshan: no meeting whose goal is unclear")
_PRACTICE = N_("Practice: measurable, by when, answered for")


def goal_named(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """A meeting has at least one goal."""
    if not dossier.goals:
        yield Hit("goals", {})


def goal_measurable(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """Every goal has a number with its unit, a date and an owner."""
    for goal in dossier.goals:
        lacks = lacking(
            (goal.value is not None, N_("number")),
            (goal.unit, N_("unit of the number")),
            (goal.due_on, N_("date")),
            (goal.owner, N_("owner")),
        )
        if lacks:
            yield Hit(f"goals-{goal.key}", {"goal": goal.title, "lacks": Several(lacks)})


def goal_after_meeting(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """A goal reached before the meeting begins is not its goal."""
    for goal in dossier.goals:
        if goal.due_on and dossier.wanted_on and goal.due_on < dossier.wanted_on:
            yield Hit(f"goals-{goal.key}", {"goal": goal.title, "day": goal.due_on})


def goal_baseline(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """Without a starting point nobody can tell how far the goal is."""
    for goal in dossier.goals:
        if not goal.baseline.strip():
            yield Hit(f"goals-{goal.key}", {"goal": goal.title})


GOAL = Test(
    "goal",
    N_("Goal"),
    N_("What will be different, by how much, by when, and who answers for it?"),
    (
        Rule("goal.named", "goal", "red", N_("No goal is named."), _REPORT, goal_named),
        Rule(
            "goal.measurable",
            "goal",
            "red",
            N_("The goal “{goal}” lacks: {lacks}."),
            _PRACTICE,
            goal_measurable,
        ),
        Rule(
            "goal.after_meeting",
            "goal",
            "red",
            N_("The goal “{goal}” is to be reached on {day}, before the meeting."),
            _PRACTICE,
            goal_after_meeting,
        ),
        Rule(
            "goal.baseline",
            "goal",
            "amber",
            N_("The goal “{goal}” does not say where things stand today."),
            _PRACTICE,
            goal_baseline,
        ),
    ),
)
