"""Three questions on a slip in the ward; only sums are kept, small ones are not told.

Counts are three rows of yes, partly, no. Source: reference of the issue, E2 (below five untold,
below ten in psychiatric care).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from yiteng.rules.disclosure import PSYCHIATRIC_THRESHOLD, THRESHOLD, suppress_row
from yiteng.rules.refusal import Refusal
from yiteng.rules.words import N_

QUESTIONS = (
    N_("Is the way to this hospital easier for you than the one before?"),
    N_("Are you looked after carefully here?"),
    N_("Is what you pay explained and as you were told?"),
)
ANSWERS = (("yes", N_("yes")), ("partly", N_("partly")), ("no", N_("no")))
NAMES = ("first", "second", "third")
#: Slips laid out at once, and days for which answers are taken.
MOST, DAYS = 300, 30
Counts = Sequence[Sequence[int]]


def nothing() -> list[list[int]]:
    """No answer yet."""
    return [[0] * len(ANSWERS) for _ in QUESTIONS]


def one(said: Mapping[str, str]) -> list[list[int]]:
    """One slip as counts. Raises KeyError for a question left out."""
    return [[int(said[name] == code) for code, _title in ANSWERS] for name in NAMES]


def added(counts: Counts, more: Counts) -> list[list[int]]:
    """The sum of two counts.

    >>> added([[1, 0, 0]], [[2, 1, 0]])
    [[3, 1, 0]]
    """
    return [[a + b for a, b in zip(x, y, strict=True)] for x, y in zip(counts, more, strict=True)]


def answered(counts: Counts) -> int:
    """How many slips came back: every slip answers all three."""
    return sum(counts[0]) if counts else 0


def threshold(kind: str) -> int:
    """The first count that may be told for a kind of care."""
    return PSYCHIATRIC_THRESHOLD if kind == "psychiatric" else THRESHOLD


def told(counts: Counts, kind: str) -> list[list[int | None]]:
    """Counts as they may be shown, on inner pages too: None where too few answered so.

    >>> told([[30, 6, 1], [37, 0, 0], [20, 10, 7]], "dialysis")
    [[30, None, None], [37, 0, 0], [20, 10, 7]]
    """
    least = threshold(kind)
    found = []
    for row in counts:
        cells = suppress_row(dict(enumerate(row)), least).cells
        found.append([cells[place] for place in range(len(row))])
    return found


def together(rounds: Sequence[Counts], kind: str) -> list[list[int] | None]:
    """Rounds added up, a row a question; None for a row in which a small count could be told.

    What was withheld of single rounds may not follow by subtracting those that were told.

    >>> together([[[30, 6, 1]] * 3, [[30, 6, 9]] * 3], "psychiatric")[0]
    [60, 12, 10]
    >>> together([[[30, 6, 1]] * 3, [[30, 6, 9]] * 3], "dialysis")[0]  # the second is told
    """
    found: list[list[int] | None] = []
    for place in range(len(QUESTIONS)):
        rows = [counts[place] for counts in rounds]
        hidden = [counts[place] for counts in rounds if None in told(counts, kind)[place]]
        sums = [_sum(rows), _sum(hidden)]
        safe = len(hidden) != 1 and not any(None in told([row], kind)[0] for row in sums)
        found.append(sums[0] if safe else None)
    return found


def _sum(rows: Sequence[Sequence[int]]) -> list[int]:
    return [sum(row[k] for row in rows) for k in range(len(ANSWERS))]


def may_count(counts: Counts, slips: int, taken: int) -> Iterator[Refusal]:
    """Why counts of paper slips are not taken."""
    if any(n < 0 for row in counts for n in row):
        yield Refusal("ward.negative", N_("A count is 0 or more."))
    sums = [sum(row) for row in counts]
    if len(set(sums)) > 1:
        yield Refusal("ward.uneven", N_("Every slip answers all three questions: {sums} differ."),
                      {"sums": "、".join(str(n) for n in sums)})  # fmt: skip
    elif sums[0] == 0:
        yield Refusal("ward.none", N_("No slip was counted."))
    elif taken + sums[0] > slips:
        yield Refusal("ward.too_many", N_(
            "{n} answers would be more than the {slips} slips that were laid out."),
            {"n": taken + sums[0], "slips": slips})  # fmt: skip
