"""The short roads: problem, measure, publication.

Facts of a problem: findings, root_cause, treatments (how many things treat it); of a measure:
problems (how many it answers); of a publication: earlier_persons (who took an earlier step).
"""

from __future__ import annotations

from collections.abc import Iterator

from yiteng.rules.lifecycle import Case, Input, Lifecycle, State, Step
from yiteng.rules.refusal import Refusal
from yiteng.rules.words import N_

_REASON = Input("reason", N_("Reason"), "note")


def has_findings(case: Case) -> Iterator[Refusal]:
    """A problem rests on findings."""
    if not case.facts.get("findings"):
        yield Refusal("problem.no_findings", N_("No finding supports this problem yet."))


def has_cause(case: Case) -> Iterator[Refusal]:
    """A problem names its root cause."""
    if not case.facts.get("root_cause"):
        yield Refusal("problem.no_cause", N_("Name the root cause."), field="root_cause")


def words_fixed() -> Refusal:
    """The words of a stated problem stand until it is taken back to be worded anew."""
    return Refusal(
        "problem.words_fixed",
        N_("The problem is stated; choose “Reword” and say why before you change its words."),
    )


def change_unexplained() -> Refusal:
    """An issued measure is not changed silently."""
    return Refusal(
        "measure.unexplained", N_("The measure is issued; say why its words change."), field="why"
    )


def is_treated(case: Case) -> Iterator[Refusal]:
    """A problem is treated by a meeting, a measure or a commitment."""
    if not case.facts.get("treatments"):
        yield Refusal(
            "problem.untreated",
            N_("Nothing treats this problem yet: no meeting, measure or commitment."),
        )


def answers_problem(case: Case) -> Iterator[Refusal]:
    """A measure answers at least one problem."""
    if not case.facts.get("problems"):
        yield Refusal("measure.no_problem", N_("Name the problem this measure answers."))


def other_reviewer(case: Case) -> Iterator[Refusal]:
    """The two reviews are by two persons, neither of them the one who proposed it."""
    if case.actor.person in case.facts.get("earlier_persons", ()):
        yield Refusal(
            "publication.same_person",
            N_("You took an earlier step here; another person must do this review."),
        )


PROBLEM = Lifecycle(
    "problem",
    N_("Problem"),
    (
        State("draft", N_("Being worded")),
        State("stated", N_("Stated")),
        State("treated", N_("Treated"), ended=True),
        State("dropped", N_("Dropped"), ended=True),
    ),
    (
        Step(
            "state",
            N_("State the problem"),
            ("draft",),
            "stated",
            "research.problem",
            (has_findings, has_cause),
        ),
        Step(
            "treat",
            N_("Mark as treated"),
            ("stated",),
            "treated",
            "research.problem",
            (is_treated,),
        ),
        Step(
            "reword",
            N_("Reword"),
            ("stated",),
            "draft",
            "research.problem",
            (),
            (_REASON,),
        ),
        Step(
            "drop",
            N_("Drop"),
            ("draft", "stated"),
            "dropped",
            "research.problem",
            (),
            (_REASON,),
        ),
    ),
)

MEASURE = Lifecycle(
    "measure",
    N_("Measure"),
    (
        State("draft", N_("Draft")),
        State("issued", N_("Issued")),
        State("ended", N_("Ended"), ended=True),
    ),
    (
        Step(
            "issue",
            N_("Issue"),
            ("draft",),
            "issued",
            "measures.issue",
            (answers_problem,),
        ),
        Step("end", N_("End"), ("issued",), "ended", "measures.issue", (), (_REASON,)),
    ),
)

PUBLICATION = Lifecycle(
    "publication",
    N_("Publication"),
    (
        State("proposed", N_("Proposed")),
        State("secrecy_passed", N_("Secrecy review passed")),
        State("passed", N_("Both reviews passed")),
        State("published", N_("Published"), ended=True),
        State("refused", N_("Refused"), ended=True),
        State("recalled", N_("Recalled"), ended=True),
    ),
    (
        Step(
            "pass_secrecy",
            N_("Pass the secrecy review"),
            ("proposed",),
            "secrecy_passed",
            "publication.secrecy",
            (other_reviewer,),
        ),
        Step(
            "pass_disclosure",
            N_("Pass the disclosure review"),
            ("secrecy_passed",),
            "passed",
            "publication.disclosure",
            (other_reviewer,),
        ),
        Step("publish", N_("Publish"), ("passed",), "published", "publication.publish"),
        Step(
            "refuse",
            N_("Refuse"),
            ("proposed", "secrecy_passed"),
            "refused",
            "publication.disclosure",
            (),
            (_REASON,),
        ),
        Step(
            "recall",
            N_("Recall"),
            ("published",),
            "recalled",
            "publication.publish",
            (),
            (_REASON,),
        ),
    ),
)
