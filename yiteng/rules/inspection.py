"""Supervision proper (督查): what 政府督查工作条例 (国务院令733号, 2021) asks, as values.

Articles named here were read in the regulation's text. That two people go is practice, not an
article; both stand in the sentences.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from yiteng.rules.actor import Actor
from yiteng.rules.refusal import Refusal
from yiteng.rules.words import N_

#: Article 14; daily follow-up, which it names too, has its own road and right here (decision 0029).
KINDS = (
    ("special", N_("Special supervision")),
    ("general", N_("General supervision")),
    ("event", N_("Inquiry into an event")),
    ("clue", N_("Verification of a clue")),
)
#: Article 12.
WAYS = (
    ("self", N_("The unit examines itself and explains")),
    ("report", N_("Hearing the unit's report")),
    ("visit", N_("Inspection, talks, unannounced visits")),
    ("talks", N_("Meetings, hearings, statistics, evaluation")),
    ("files", N_("Looking into files and copying them")),
    ("clues", N_("Collecting clues by letter, telephone, media")),
    ("summon", N_("Admonishing talk with those responsible")),
    ("online", N_("Internet + supervision")),
)
#: Article 11: on which the matter rests.
BASES = (
    ("decision", N_("Decision of the government")),
    ("order", N_("Instruction of the head of government")),
    ("proposal", N_("Proposal approved by the head of government")),
)
#: Decisions on a review (article 17).
DECISIONS = (
    ("kept", N_("The conclusion stands")),
    ("changed", N_("The conclusion is changed")),
    ("revoked", N_("The conclusion is revoked")),
)
#: Article 17: days to ask for a review, and days to decide on it.
REVIEW = timedelta(days=30)
#: The same unit and matter within so many days is a repetition (article 15 forbids it).
AGAIN = timedelta(days=183)
PEOPLE = 2


@dataclass(frozen=True, slots=True)
class Other:
    """Another supervision as the check for repetition sees it.

    units: ids of its objects; matter: what it is about; subjects: keys of theme and commitment.
    """

    number: str
    title: str
    line: str
    units: frozenset[int]
    subjects: frozenset[tuple[str, int]]
    open: bool
    ended_on: date | None


def repeated(
    units: frozenset[int],
    subjects: frozenset[tuple[str, int]],
    others: Sequence[Other],
    today: date,
) -> list[Other]:
    """The others that look at the same unit in the same matter, now or within half a year.

    subjects: (``theme``, key) and (``commitment``, key): one in common is the same matter.
    """
    return [
        other for other in others
        if units & other.units and subjects & other.subjects
        and (other.open or (other.ended_on is not None and today - other.ended_on <= AGAIN))
    ]  # fmt: skip


def may_ask_review(
    *, is_object: bool, told_on: date | None, asked: bool, reason: str, today: date
) -> Iterator[Refusal]:
    """Why the object of a supervision may not ask for a review now (article 17)."""
    if not is_object:
        yield Refusal("inspection.not_object", N_("Only the unit concerned asks for a review."))
    if told_on is None:
        yield Refusal("inspection.not_told", N_("No conclusion has been fed back yet."))
    elif today > told_on + REVIEW:
        yield Refusal(
            "inspection.too_late",
            N_(
                "A review is asked for within 30 days of the feedback (article 17); they ended on {day}."
            ),
            {"day": (told_on + REVIEW).isoformat()},
        )
    if asked:
        yield Refusal("inspection.asked", N_("A review has been asked for already."))
    if not reason.strip():
        yield Refusal(
            "inspection.no_reason", N_("Say what is wrong in the conclusion."), field="reason"
        )


def may_decide_review(
    actor: Actor,
    *,
    team: frozenset[int],
    objects: frozenset[int],
    asked: bool,
    decided: bool,
    words: str,
) -> Iterator[Refusal]:
    """Why a post may not decide on a review: other staff decide, not those who took part (article 17)."""
    if not asked or decided:
        yield Refusal("inspection.no_review", N_("No review waits for a decision here."))
    if actor.person in team:
        yield Refusal(
            "inspection.same_staff",
            N_("You took part in this supervision; other staff decide on the review (article 17)."),
        )
    if actor.unit in objects:
        yield Refusal("inspection.own_unit", N_("Your unit is concerned; another one decides."))
    if not words.strip():
        yield Refusal("inspection.no_words", N_("Give the reasons of the decision."), field="words")


def review_until(told_on: date) -> date:
    """The last day on which a review may be asked for."""
    return told_on + REVIEW
