"""Three questions to those who attended (会后三问), after the four tests of the report.

The wording is fixed, so that meetings of different months can be read side by side; a new wording
gets a new edition. Answers: yes, partly, no. Who says nothing counts as having said nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from yiteng.rules.lifecycles.meeting import HELD
from yiteng.rules.refusal import Refusal
from yiteng.rules.words import N_

EDITION = 1
QUESTIONS = (
    N_("Was it clear what the meeting was to achieve, and did it achieve it?"),
    N_("Was what was discussed the real problem, and of substance?"),
    N_("Do you know what you and your unit do next, by when?"),
)
ANSWERS = (("yes", N_("yes")), ("partly", N_("partly")), ("no", N_("no")))
CODES = tuple(code for code, _ in ANSWERS)
#: Slips printed at once, and days for which answers are taken.
MOST, DAYS = 600, 14


def may_ask(state: str, asked: bool, slips: int) -> Iterator[Refusal]:
    """Why those who attended are not asked now."""
    if state not in HELD:
        yield Refusal("voices.too_early", N_("Those who attended are asked after the meeting."))
    if asked:
        yield Refusal("voices.asked", N_("Those who attended have been asked; once is enough."))
    if not 1 <= slips <= MOST:
        yield Refusal(
            "voices.slips", N_("Between 1 and {most} slips."), {"most": MOST}, field="slips"
        )


def may_count(
    counts: tuple[tuple[int, ...], ...], slips: int, taken: int, closed: bool
) -> Iterator[Refusal]:
    """Why counts of paper slips are not taken.

    counts: one row a question, in the order of ANSWERS. taken: answers there are already.
    """
    if closed:
        yield closed_now()
    if any(count < 0 for row in counts for count in row):
        yield Refusal("voices.negative", N_("A count is 0 or more."))
    sums = [sum(row) for row in counts]
    if len(set(sums)) > 1:
        yield Refusal(
            "voices.uneven",
            N_("The three questions add up to {sums} slips; every slip answers all three."),
            {"sums": "、".join(str(one) for one in sums)},
        )
    elif sums[0] == 0:
        yield Refusal("voices.none", N_("No slip was counted."))
    elif taken + sums[0] > slips:
        yield Refusal(
            "voices.too_many",
            N_("{n} answers would be more than the {slips} slips that were given out."),
            {"n": taken + sums[0], "slips": slips},
        )


def closed_now() -> Refusal:
    """The days for answering are over."""
    return Refusal("voices.closed", N_("The days for answering are over; the result stands."))
