"""What is stuck, since when, and who must move."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import reduce
from operator import or_

from django.db.models import Q
from django.utils.translation import gettext

from yiteng.commitments.models import Commitment, ObjectionWord, Request
from yiteng.commitments.queries.parts import open_parts, waiting_parts
from yiteng.limits.queries import values
from yiteng.people.visibility import branches
from yiteng.places.queries import workdays
from yiteng.rules import stuck as rule
from yiteng.rules.actor import Actor
from yiteng.rules.deadlines import Clock, due, moment_of
from yiteng.rules.lifecycles.commitment.checks_objection import NEEDS_STAFFING
from yiteng.rules.workdays import WorkdayTable
from yiteng.workflow.clock import SHANGHAI

#: The limits of a county that say how long is too long.
CODES = ("commitments.sign", "commitments.submit", "commitments.check", "commitments.review",
         "commitments.overdue", "commitments.grey")  # fmt: skip
#: An objection from before objections had a last day of their own.
_OBJECTION = 3


@dataclass(frozen=True, slots=True)
class StuckRow:
    """A stuck commitment: why, and who must move in words."""

    row: Commitment
    why: rule.Stuck
    mover: str


def stuck_rows(actor: Actor, today: date, limit: int = 1000) -> list[StuckRow]:
    """What is stuck among what the actor may see, the longest first; at most ``limit`` rows."""
    held = {code: int(value) for code, value in values(actor.county, CODES).items()}
    limits = rule.Limits(held["commitments.overdue"], held["commitments.grey"],
                         held["commitments.review"])  # fmt: skip
    rows = _candidates(actor, today, limit, limits, held["commitments.check"])
    waits = _waits(rows)
    table = workdays()
    parts = waiting_parts(rows, today, held["commitments.sign"], table)
    found = []
    for row in rows:
        situation = _situation(row, today, table, waits.get(row.pk), held)
        if (part := parts.get(row.pk)) is not None:
            situation = replace(situation, part=part.what, part_unit=part.unit,
                                part_due_on=part.due_on, part_held=part.held)  # fmt: skip
        why = rule.stuck(situation, limits)
        if why is not None:
            found.append(StuckRow(row, why, _mover(row, why)))
    return sorted(found, key=lambda s: (s.why.since, s.row.pk))[:limit]


def _candidates(
    actor: Actor, today: date, limit: int, limits: rule.Limits, check: int
) -> list[Commitment]:
    """Rows that may be stuck: a few keyed looks for a whole county, one a branch else."""
    many, few = _signs(today, limits, check)
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


def _signs(today: date, limits: rule.Limits, check: int) -> tuple[list[Q], list[Q]]:
    """What a stuck row may look like: signs many rows bear, by their date; signs of few rows."""
    late = today - timedelta(days=limits.overdue_days)
    grey = today - timedelta(days=limits.grey_days)
    tomorrow = moment_of(today + timedelta(days=1))
    many = [
        Q(state="issued", starts_on__lt=today),
        Q(state="reported", last_progress_on__lte=today - timedelta(days=check)),
        Q(light="overdue", red_on__lte=late),
        Q(light="stale", grey_on__lte=grey),
    ]
    few = [
        Q(coordination_since__lte=today),
        Q(review_since__lte=today),
        Q(state="objected"),
        Q(state="suspended"),
        open_parts(today),
        Q(next_turn_at__lt=tomorrow, red_on__lte=late),
        Q(next_turn_at__lt=tomorrow, grey_on__lte=grey),
    ]
    return many, few


@dataclass(frozen=True, slots=True)
class _Wait:
    """An objection: since when it waits or a unit may sign again, its last day, whose word lacks."""

    since: datetime
    due_on: date | None
    staffing: bool


def _waits(rows: list[Commitment]) -> dict[int, _Wait]:
    """The last objection of rows objected to or assigned; two queries."""
    rounds = {r.pk: r.recur_count + 1 for r in rows if r.state in ("objected", "issued")}
    asked = Request.objects.filter(commitment__in=rounds, kind="objection").order_by("id")
    found = [one for one in asked if one.round == rounds[one.commitment_id]]
    lacking = [r.pk for r in found if not r.outcome and r.ground in NEEDS_STAFFING]
    spoken = set(
        ObjectionWord.objects.filter(request__in=lacking, staffing=True).values_list(
            "request_id", flat=True
        )
        if lacking
        else ()
    )
    return {
        one.commitment_id: _Wait(
            one.settled_at or one.asked_at, one.due_on, one.pk in lacking and one.pk not in spoken
        )
        for one in found
    }


def _situation(
    row: Commitment, today: date, table: WorkdayTable, wait: _Wait | None, held: dict[str, int]
) -> rule.Situation:
    def until(workdays: int, start: date | datetime | None) -> date | None:
        return due(Clock("workdays", workdays), start, table).on if start else None

    since = wait.since if wait else None
    return rule.Situation(
        state=row.state, today=today, red_on=row.red_on, grey_on=row.grey_on,
        coordination_since=row.coordination_since, submitted_on=row.submitted_on,
        submit_by=until(held["commitments.submit"], row.coordination_since),
        resume_by=row.resume_by, staffing_waits=bool(wait and wait.staffing),
        objection_due_on=(wait and wait.due_on) or until(_OBJECTION, since)
        if row.state == "objected" else None,
        sign_by=until(held["commitments.sign"], latest(since, row.starts_on))
        if row.state == "issued" else None,
        check_due_on=until(held["commitments.check"], row.last_progress_on)
        if row.state == "reported" else None,
        review_since=row.review_since,
    )  # fmt: skip


def latest(settled: datetime | None, start: date | None) -> date | None:
    """From which day a unit may sign: its assignment, or the decision on its objection."""
    day = settled.astimezone(SHANGHAI).date() if settled else None
    return max((one for one in (day, start) if one), default=None)


def _mover(row: Commitment, why: rule.Stuck) -> str:
    if why.who == "part_unit":
        return str(why.params["unit"])
    if why.who == "lead_unit" and row.lead_unit:
        return row.lead_unit.name
    return gettext(rule.WHO[why.who])
