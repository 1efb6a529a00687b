"""Which supporting unit keeps a matter waiting: a part not signed for, not answered, in dispute."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from yiteng.commitments.models import Commitment, Request, Support
from yiteng.people.models import Holding
from yiteng.rules.deadlines import SHANGHAI, Clock, due
from yiteng.rules.permissions import GRANTS
from yiteng.rules.workdays import WorkdayTable

_WORKING = ("issued", "active")


@dataclass(frozen=True, slots=True)
class WaitingPart:
    """A part that waits. what: ``sign``, ``answer`` or ``objection``; due_on: its last day.

    held: whether somebody holds a post of the unit who may act for it.
    """

    unit: str
    what: str
    due_on: date
    held: bool = True


def open_parts(today: date) -> Q:
    """The rows on which a part may wait."""
    parts = Support.objects.filter(answered_at=None, released_at=None)
    return Q(state__in=_WORKING, starts_on__lt=today, pk__in=parts.values("commitment_id"))


def waiting_parts(
    rows: Sequence[Commitment], today: date, sign: int, table: WorkdayTable
) -> dict[int, WaitingPart]:
    """The part of each row whose last day comes first; three queries, none without rows at work.

    sign: workdays to sign for a part, from the assignment or the decision on an objection.
    """
    at_work = {r.pk: r for r in rows if r.state in _WORKING}
    if not at_work:
        return {}
    parts = list(
        Support.objects.filter(commitment__in=at_work, answered_at=None, released_at=None)
        .select_related("unit")
        .order_by("id")
    )
    asked = _objections(at_work) if parts else {}
    acting = _acting({part.unit_id for part in parts}, today) if parts else set()
    found: dict[int, WaitingPart] = {}
    for part in parts:
        row = at_work[part.commitment_id]
        waits = _waits(part, row, asked.get((row.pk, part.unit_id)), sign, table)
        if waits is None:
            continue
        held = part.unit_id in acting or part.unit.line == "village"
        one = WaitingPart(part.unit.name, *waits, held)
        if row.pk not in found or one.due_on < found[row.pk].due_on:
            found[row.pk] = one
    return found


def _waits(
    part: Support, row: Commitment, objection: Request | None, sign: int, table: WorkdayTable
) -> tuple[str, date] | None:
    if objection is not None and not objection.outcome:
        return ("objection", objection.due_on) if objection.due_on else None
    if part.signed_at is None:
        settled = objection.settled_at if objection else None
        start = settled.astimezone(SHANGHAI).date() if settled else row.starts_on
        return ("sign", due(Clock("workdays", sign), start, table).on) if start else None
    return ("answer", row.due_at.astimezone(SHANGHAI).date()) if row.due_at else None


def _objections(rows: Mapping[int, Commitment]) -> dict[tuple[int, int], Request]:
    """The last objection of each supporting unit in the present round."""
    found = Request.objects.filter(commitment__in=rows, kind="support").order_by("id")
    return {
        (one.commitment_id, one.unit or 0): one
        for one in found.defer("words")
        if one.round == rows[one.commitment_id].recur_count + 1
    }


def _acting(units: Collection[int], today: date) -> set[int]:
    """The units in which somebody holds a post that may sign and answer."""
    now = Q(until__isnull=True) | Q(until__gt=today)
    held = Holding.objects.filter(
        now, post__unit__in=units, since__lte=today, on_leave=False, account__is_active=True,
        post__roles__role__in=GRANTS["commitments.do"],
    )  # fmt: skip
    return set(held.values_list("post__unit_id", flat=True))
