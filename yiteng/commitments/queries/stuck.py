"""What is stuck, since when, and who must move."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.utils.translation import gettext

from yiteng.commitments.models import Commitment, Request
from yiteng.people.visibility import visible
from yiteng.places.queries import workdays
from yiteng.rules import stuck as rule
from yiteng.rules.actor import Actor
from yiteng.rules.deadlines import Clock, due
from yiteng.rules.workdays import WorkdayTable

#: Practice in domain A3: sign within 2 workdays, decide objections within 3; check within 10.
SIGN, OBJECTION, CHECK = Clock("workdays", 2), Clock("workdays", 3), Clock("workdays", 10)


@dataclass(frozen=True, slots=True)
class StuckRow:
    """A stuck commitment: why, and who must move in words."""

    row: Commitment
    why: rule.Stuck
    mover: str


def stuck_rows(actor: Actor, today: date, limit: int = 200) -> list[StuckRow]:
    """What is stuck among what the actor may see, the longest first; three queries."""
    late = today - timedelta(days=rule.DEFAULTS.overdue_days)
    grey = today - timedelta(days=rule.DEFAULTS.grey_days)
    candidates: QuerySet[Commitment] = (
        visible(Commitment, actor)
        .filter(
            Q(state="active", coordination_since__isnull=False)
            | Q(state__in=("objected", "reported", "suspended", "issued"))
            | Q(under_review=True)
            | Q(state__in=("active", "verified", "asked"), red_on__lte=late)
            | Q(state="active", grey_on__lte=grey)
        )
        .select_related("lead_unit", "theme", "town", "village")
    )
    rows = list(candidates.order_by("due_at", "id")[: limit * 5])
    objections = dict(
        Request.objects.filter(
            commitment__in=[r.pk for r in rows if r.state == "objected"],
            kind="objection",
            outcome="",
        ).values_list("commitment_id", "asked_at")
    )
    table = workdays()
    found = []
    for row in rows:
        why = rule.stuck(_situation(row, today, table, objections.get(row.pk)))
        if why is not None:
            found.append(StuckRow(row, why, _mover(row, why)))
    return sorted(found, key=lambda s: (s.why.since, s.row.pk))[:limit]


def _situation(row: Commitment, today: date, table: WorkdayTable, asked: object) -> rule.Situation:
    def until(clock: Clock, start: object) -> date | None:
        return due(clock, start, table).on if start else None  # type: ignore[arg-type]

    return rule.Situation(
        state=row.state, today=today, red_on=row.red_on, grey_on=row.grey_on,
        coordination_since=row.coordination_since,
        objection_due_on=until(OBJECTION, asked) if row.state == "objected" else None,
        sign_by=until(SIGN, row.starts_on) if row.state == "issued" else None,
        check_due_on=until(CHECK, row.last_progress_on) if row.state == "reported" else None,
        no_count=row.no_count, review_since=row.review_since,
    )  # fmt: skip


def _mover(row: Commitment, why: rule.Stuck) -> str:
    if why.who == "lead_unit" and row.lead_unit:
        return row.lead_unit.name
    return gettext(rule.WHO[why.who])
