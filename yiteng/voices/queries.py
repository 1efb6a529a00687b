"""What those who attended said, as far as it may be shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count as Number

from yiteng.meetings.models import Meeting
from yiteng.rules.proportion import LEAST, Share, may_split, share
from yiteng.rules.voices import CODES, QUESTIONS
from yiteng.voices.models import Answer, Count, Round, Slip

Counts = list[list[int]]


@dataclass(frozen=True, slots=True)
class Result:
    """n answers of the slips given out; by link and on paper. questions: (words, yes, counts).

    few: too few answers to show any split. apart: whether the two channels may be shown apart.
    """

    given: int
    n: int
    by_link: int
    on_paper: int
    response: Share
    questions: tuple[tuple[str, Share, tuple[int, ...]], ...]
    few: bool
    apart: bool


def of_meeting(meeting: Meeting) -> Round | None:
    """The round of a meeting, None where nobody was asked."""
    return Round.objects.filter(meeting=meeting).first()


def open_slip(digest: str, today: date) -> Slip | None:
    """A slip that may still be answered."""
    rows = Slip.objects.select_related("round__meeting")
    return rows.filter(digest=digest, used=False, round__closes_on__gte=today).first()


def slip(digest: str) -> Slip | None:
    """A slip, used or not."""
    return Slip.objects.select_related("round__meeting").filter(digest=digest).first()


def taken(row: Round) -> int:
    """How many answers there are, by link and on paper."""
    return Answer.objects.filter(round=row).count() + _slips(_paper(row))


def result(row: Round) -> Result:
    """The result of a round; four queries."""
    link, paper = _link(row), _paper(row)
    by_link, on_paper = _slips(link), _slips(paper)
    n = by_link + on_paper
    sums = [[a + b for a, b in zip(*pair, strict=True)] for pair in zip(link, paper, strict=True)]
    questions = tuple(
        (words, share(one[0], n), tuple(one)) for words, one in zip(QUESTIONS, sums, strict=True)
    )
    return Result(
        row.slips, n, by_link, on_paper, share(n, row.slips), questions, n < LEAST,
        may_split(by_link, on_paper),
    )  # fmt: skip


def words(row: Round) -> list[str]:
    """What was added in words, in no order of time; shown from LEAST answers on."""
    said = Answer.objects.filter(round=row).exclude(words="").values_list("words", flat=True)
    return sorted(said)


def _slips(counts: Counts) -> int:
    return sum(counts[0])


def _link(row: Round) -> Counts:
    found = []
    for name in ("first", "second", "third"):
        rows = Answer.objects.filter(round=row).order_by().values_list(name)
        known = dict(rows.annotate(n=Number("pk")))
        found.append([known.get(code, 0) for code in CODES])
    return found


def _paper(row: Round) -> Counts:
    entered = Count.objects.filter(round=row).values_list("counts", flat=True)
    found = [[0] * len(CODES) for _ in QUESTIONS]
    for counts in entered:
        for question, line in zip(found, counts, strict=True):
            for place, number in enumerate(line):
                question[place] += number
    return found
