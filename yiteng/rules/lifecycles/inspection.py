"""Supervision proper (督查): planned, designated by the government, carried out, concluded, closed.

Facts: plan_missing (names of what the plan lacks), team (persons), outside (how many of the team's
units are objects), findings, unconcluded (titles of objects without a conclusion), waiting (titles
of objects whose time for a review runs or whose review is not decided), repeats (other supervisions
of the same unit in the same matter).
"""

from __future__ import annotations

from collections.abc import Iterator

from yiteng.rules.inspection import BASES, PEOPLE
from yiteng.rules.lifecycle import Case, Input, Lifecycle, State, Step
from yiteng.rules.refusal import Refusal
from yiteng.rules.words import N_

Reasons = Iterator[Refusal]
_REASON = Input("reason", N_("Reason"), "note")


def plan_whole(case: Case) -> Reasons:
    """A plan names matter, objects, scope, ways and days (article 15)."""
    for lacking in case.facts.get("plan_missing", ()):
        yield Refusal(
            "inspection.plan", N_("The plan lacks (article 15): {lacking}."), {"lacking": lacking}
        )


def two_people(case: Case) -> Reasons:
    """At least two people go together (practice of supervision)."""
    n = len(case.facts.get("team", ()))
    if n < PEOPLE:
        yield Refusal(
            "inspection.alone",
            N_("At least {people} people carry it out; named are {n}."),
            {"people": PEOPLE, "n": n},
        )


def team_from_elsewhere(case: Case) -> Reasons:
    """Nobody supervises his own unit."""
    for unit in case.facts.get("own_units", ()):
        yield Refusal(
            "inspection.own_unit_in_team",
            N_("“{unit}” is an object; nobody of it is in the team."),
            {"unit": unit},
        )


def head_of_government(case: Case) -> Reasons:
    """The government designates (articles 7 and 11): a leader of the government line."""
    if case.actor.line != "government":
        yield Refusal(
            "inspection.not_government",
            N_("The government designates supervision (articles 7 and 11)."),
        )


def not_of_the_team(case: Case) -> Reasons:
    """Whoever designates does not carry it out."""
    if case.actor.person in case.facts.get("team", ()):
        yield Refusal("inspection.in_team", N_("You are in the team; another leader designates."))


def not_again(case: Case) -> Reasons:
    """Repeated and multi-headed supervision is forbidden (article 15): it needs a written reason."""
    said = str(case.inputs.get("again") or "").strip()
    for title in () if said else case.facts.get("repeats", ()):
        yield Refusal(
            "inspection.again",
            N_(
                "The same unit in the same matter is or was looked at by {other} (article 15). Put them together, or say why it is needed."
            ),
            {"other": title},
            field="again",
        )


def of_the_team(case: Case) -> Reasons:
    """Those who carry it out conclude."""
    if case.actor.person not in case.facts.get("team", ()):
        yield Refusal("inspection.not_in_team", N_("Only the team does this."))


def something_found(case: Case) -> Reasons:
    """A conclusion rests on findings (article 16)."""
    if not case.facts.get("findings"):
        yield Refusal(
            "inspection.no_findings",
            N_("No finding is recorded; a conclusion rests on facts (article 16)."),
        )


def each_concluded(case: Case) -> Reasons:
    """Each object gets its own conclusion (article 16)."""
    for unit in case.facts.get("unconcluded", ()):
        yield Refusal(
            "inspection.unconcluded",
            N_("No conclusion is written for {unit} yet (article 16)."),
            {"unit": unit},
        )


def reviews_over(case: Case) -> Reasons:
    """It is closed when nobody can ask for a review any more and each one is decided (article 17)."""
    for unit in case.facts.get("waiting", ()):
        yield Refusal(
            "inspection.review_open",
            N_("{unit} may still ask for a review, or its review is not decided (article 17)."),
            {"unit": unit},
        )


INSPECTION = Lifecycle(
    "inspection",
    N_("Supervision"),
    (
        State("draft", N_("Plan being written")),
        State("proposed", N_("Waits for designation")),
        State("running", N_("Being carried out")),
        State("concluded", N_("Concluded and fed back")),
        State("closed", N_("Closed"), ended=True),
        State("stopped", N_("Stopped"), ended=True),
    ),
    (
        Step(
            "propose", N_("Put before the government"), ("draft",), "proposed", "oversight.run",
            (plan_whole, two_people, team_from_elsewhere),
        ),
        Step(
            "designate", N_("Designate"), ("proposed",), "running", "oversight.designate",
            (head_of_government, not_of_the_team, plan_whole, two_people, team_from_elsewhere,
             not_again),
            (Input("basis", N_("It rests on"), "choice", choices=BASES),
             Input("basis_ref", N_("Document or record of it")),
             Input("again", N_("Why the same unit and matter again"), "note", required=False)),
        ),
        Step(
            "return", N_("Return the plan"), ("proposed",), "draft", "oversight.designate",
            (head_of_government,), (_REASON,),
        ),
        Step(
            "conclude", N_("Conclude and feed back"), ("running",), "concluded", "oversight.run",
            (of_the_team, something_found, each_concluded), undo=False,
        ),
        Step(
            "close", N_("Close the supervision"), ("concluded",), "closed", "oversight.run", (reviews_over,),
        ),
        Step(
            "stop", N_("Stop it"), ("draft", "proposed", "running"), "stopped", "oversight.designate",
            (head_of_government,), (_REASON,), out=True,
        ),
    ),
)  # fmt: skip
