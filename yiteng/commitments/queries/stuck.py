"""What is stuck, since when, and who must move."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import reduce
from operator import or_

from django.db.models import Q
from django.utils.translation import gettext

from yiteng.commitments.models import Commitment, Request
from yiteng.people.visibility import branches
from yiteng.places.queries import workdays
from yiteng.rules import stuck as rule
from yiteng.rules.actor import Actor
from yiteng.rules.deadlines import Clock, due
from yiteng.rules.workdays import WorkdayTable

#: Practice in domain A3: sign within 2 workdays, decide objections within 3; check within 10.
SIGN, OBJECTION, CHECK = Clock("workdays", 2), Clock("workdays", 3), Clock("workdays", 10)
SUBMIT = Clock("workdays", 2)


@dataclass(frozen=True, slots=True)
class StuckRow:
    """A stuck commitment: why, and who must move in words."""

    row: Commitment
    why: rule.Stuck
    mover: str


def stuck_rows(actor: Actor, today: date, limit: int = 1000) -> list[StuckRow]:
    """What is stuck among what the actor may see, the longest first; at most ``limit`` rows."""
    rows = _candidates(actor, today, limit)
    waits = _waits(rows)
    table = workdays()
    found = []
    for row in rows:
        why = rule.stuck(_situation(row, today, table, waits.get(row.pk)))
        if why is not None:
            found.append(StuckRow(row, why, _mover(row, why)))
    return sorted(found, key=lambda s: (s.why.since, s.row.pk))[:limit]


def _candidates(actor: Actor, today: date, limit: int) -> list[Commitment]:
    """Rows that may be stuck: a few keyed looks for a whole county, one a branch else."""
    many, few = _signs(today)
    found: dict[int, Commitment] = {}
    for branch in branches(Commitment, actor):
        rows = branch.select_related("lead_unit", "theme", "town", "village")
        if actor.reach != "county":
            found |= {row.pk: row for row in rows.filter(reduce(or_, (*many, *few)))[: limit * 2]}
            continue
        for sign in many:
            found |= {r.pk: r for r in rows.filter(sign).order_by("due_at", "id")[:limit]}
        for sign in few:
            found |= {row.pk: row for row in rows.filter(sign).order_by()[:limit]}
    return sorted(found.values(), key=lambda row: row.pk)


def _signs(today: date) -> tuple[list[Q], list[Q]]:
    """What a stuck row may look like: signs many rows bear, by their date; signs of few rows."""
    late = today - timedelta(days=rule.DEFAULTS.overdue_days)
    grey = today - timedelta(days=rule.DEFAULTS.grey_days)
    week = today - timedelta(days=7)
    many = [
        Q(state="issued", starts_on__lt=today),
        Q(state="reported", last_progress_on__lte=week),
        Q(light="overdue", red_on__lte=late),
        Q(light="stale", grey_on__lte=grey),
    ]
    few = [
        Q(coordination_since__lte=today),
        Q(review_since__lte=today),
        Q(state="objected"),
        Q(state="suspended"),
        Q(next_turn_on__lte=today, red_on__lte=late),
        Q(next_turn_on__lte=today, grey_on__lte=grey),
    ]
    return many, few


def _waits(rows: list[Commitment]) -> dict[int, datetime]:
    """Since when an objection waits, or since when a unit may sign again after one; one query."""
    ids = [r.pk for r in rows if r.state in ("objected", "issued")]
    found = Request.objects.filter(commitment__in=ids, kind="objection").order_by("id")
    return {
        pk: settled or asked
        for pk, asked, settled in found.values_list("commitment_id", "asked_at", "settled_at")
    }


def _situation(
    row: Commitment, today: date, table: WorkdayTable, since: datetime | None
) -> rule.Situation:
    def until(clock: Clock, start: date | datetime | None) -> date | None:
        return due(clock, start, table).on if start else None

    return rule.Situation(
        state=row.state, today=today, red_on=row.red_on, grey_on=row.grey_on,
        coordination_since=row.coordination_since, submitted_on=row.submitted_on,
        submit_by=until(SUBMIT, row.coordination_since), resume_by=row.resume_by,
        objection_due_on=until(OBJECTION, since) if row.state == "objected" else None,
        sign_by=until(SIGN, since or row.starts_on) if row.state == "issued" else None,
        check_due_on=until(CHECK, row.last_progress_on) if row.state == "reported" else None,
        review_since=row.review_since,
    )  # fmt: skip


def _mover(row: Commitment, why: rule.Stuck) -> str:
    if why.who == "lead_unit" and row.lead_unit:
        return row.lead_unit.name
    return gettext(rule.WHO[why.who])
