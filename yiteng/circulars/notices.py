"""Reminders of answers that circulars ask for: before the date and after it, each once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from yiteng.circulars.delivering import told
from yiteng.circulars.models import Delivery
from yiteng.messaging.registry import Case
from yiteng.rules.circulars import MARKS
from yiteng.rules.messages import Notice, last_mark
from yiteng.workflow.clock import SHANGHAI

#: So many days of missed nights are caught up; what is older stands on the desk anyway.
_CAUGHT_UP = 31


def reminders(case: Case) -> Iterator[Notice]:
    """To the units that owe an answer; one query."""
    first = case.today - timedelta(days=case.limits["messages.again"] + _CAUGHT_UP)
    last = case.today + timedelta(days=case.limits["messages.eve"])
    rows = Delivery.objects.filter(
        county_id=case.county, state="waiting", asks="answer",
        circular__answer_by__range=(first, last)).select_related("circular")  # fmt: skip
    for one in rows.order_by("id").iterator(chunk_size=500):
        due, sent = one.circular.answer_by, one.circular.issued_at
        since = sent.astimezone(SHANGHAI).date() if sent else date.min
        assert due is not None
        mark = last_mark(due, case.today, case.limits, since=since, marks=MARKS)
        if mark:
            yield told(one, f"{due}:{mark.code}", mark.sentence)
