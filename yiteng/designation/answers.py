"""What the slips in the wards of a county say together, for the room that estimates costs."""

from __future__ import annotations

from datetime import date

from yiteng.designation.models import WardRound
from yiteng.reach.answers import Answers
from yiteng.rules.designation import ward
from yiteng.rules.disclosure import suppress
from yiteng.rules.proportion import share


def answers(county: int, kind: str, since: date) -> Answers | None:
    """All rounds of a kind of care laid out since a day, one query; None where there was none.

    Rounds nobody answered count among the slips laid out: silence is part of the answer rate.
    """
    rounds = list(WardRound.objects.filter(
        case__county=county, case__kind=kind, asked_on__gte=since).order_by("asked_on", "id"))  # fmt: skip
    if not rounds:
        return None
    counts = [row.counts or ward.nothing() for row in rounds]
    told = ward.together(counts, kind)
    return Answers(
        rounds[0].asked_on, max(row.closes_on for row in rounds), sum(r.slips for r in rounds),
        suppress(sum(ward.answered(c) for c in counts), ward.threshold(kind)),
        tuple((words, share(row[0], sum(row)) if row and sum(row) else None)
              for words, row in zip(ward.QUESTIONS, told, strict=True)),
        any(row.invented for row in rounds),
    )  # fmt: skip
