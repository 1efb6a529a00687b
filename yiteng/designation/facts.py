"""What the checks of the lifecycle ask of a case; in bulk, the same queries for one and for many."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count

from yiteng.designation.models import (
    Answer,
    Change,
    DensityReport,
    DesignationCase,
    Paper,
    Suggestion,
    Visit,
)
from yiteng.designation.standards import Filed, Judged, judged
from yiteng.designation.standards import own as own_tables
from yiteng.limits.queries import of_counties
from yiteng.places.queries import workdays
from yiteng.reach.models import Facility
from yiteng.rules.actor import Actor
from yiteng.rules.designation import clocks
from yiteng.rules.designation import papers as papers_rule
from yiteng.rules.designation.standard import Answer as Said
from yiteng.rules.designation.standard import gap
from yiteng.web.words import chinese


@dataclass(slots=True)
class Known:
    """What is known of one case beyond its own row."""

    answers: dict[str, Said] = field(default_factory=dict)
    papers: set[str] = field(default_factory=set)
    visits: dict[str, int] = field(default_factory=dict)
    open_suggestions: int = 0
    density: bool = False
    changes_open: int = 0
    changes_noted: dict[str, date] = field(default_factory=dict)
    level: str = ""
    own: tuple[Filed, ...] = ()


def known(rows: Sequence[DesignationCase]) -> dict[int, Known]:
    """What is known of each case; eight queries."""
    found: dict[int, Known] = defaultdict(Known)
    keys = [row.pk for row in rows]
    levels = dict(
        Facility.objects.filter(pk__in=[r.facility_id for r in rows]).values_list("pk", "level")
    )
    tables = own_tables({row.county_id for row in rows})
    for row in rows:
        found[row.pk].level = levels.get(row.facility_id, "")
        found[row.pk].own = tables[row.county_id]
    for one in Answer.objects.filter(case__in=keys):
        found[one.case_id].answers[one.code] = Said(one.number, one.on)
    for pk, code in Paper.objects.filter(case__in=keys).values_list("case_id", "code"):
        found[pk].papers.add(code)
    _visits(keys, found)
    for pk, n in _counted(Suggestion.objects.filter(case__in=keys, done_on__isnull=True)):
        found[pk].open_suggestions = n
    _changes(keys, found)
    for pk in DensityReport.objects.filter(case__in=keys).values_list("case_id", flat=True):
        found[pk].density = True
    return found


def _changes(keys: Sequence[int], found: Mapping[int, Known]) -> None:
    """Changes told and not settled; those only noted, with their day."""
    rows = Change.objects.filter(case__in=keys, settled_on__isnull=True)
    for pk, what, day, told in rows.values_list("case_id", "what", "happened_on", "told_on"):
        if told:
            found[pk].changes_open += 1
        else:
            found[pk].changes_noted[what] = day


def _visits(keys: Sequence[int], found: Mapping[int, Known]) -> None:
    """Only visits by two persons at least count; invited experts come on top of them."""
    rows = Visit.objects.filter(case__in=keys, held_on__isnull=False).order_by()
    rows = rows.annotate(n=Count("people__account", distinct=True)).filter(n__gte=2)
    for pk, purpose in rows.values_list("case_id", "purpose"):
        held = found[pk].visits
        held[purpose] = held.get(purpose, 0) + 1


def _counted(rows: Any) -> Any:
    return rows.order_by().values_list("case_id").annotate(n=Count("id"))


def limits_of(rows: Sequence[DesignationCase]) -> dict[int, dict[str, Decimal]]:
    """The limits of each county; one query."""
    return of_counties({row.county_id for row in rows}, clocks.CODES)


def standards_of(row: DesignationCase, held: Known, today: date) -> list[Judged]:
    """The standards of a case judged: those of the day it applied, else today's."""
    day = row.applied_on or today
    return judged(row.kind, row.road, held.level, held.answers, day, held.own)


def gaps(found: Sequence[Judged]) -> tuple[list[str], list[str]]:
    """What is missing in words: what blocks, and what only warns."""
    verdicts = [v for one in found for v in one.verdicts]
    tells = chinese()
    return (
        [gap(v, tells) for v in verdicts if v.blocks],
        [gap(v, tells) for v in verdicts if v.open and not v.blocks],
    )


def missing_papers(row: DesignationCase, held: Known) -> list[str]:
    """Titles (message ids) of the papers not handed in yet."""
    wanted = papers_rule.wanted(row.road, row.kind)
    return [p.title for p in wanted if p.code not in held.papers]


def facts(rows: Sequence[DesignationCase], actor: Actor, today: date) -> list[Mapping[str, Any]]:
    """The facts of each case, in their order."""
    held, limits, table = known(rows), limits_of(rows), workdays()
    first = {pk: clocks.change_from(today, limit, table) for pk, limit in limits.items()}
    return [
        {**_facts(row, held[row.pk], limits[row.county_id], today),
         "change_from": first[row.county_id]}
        for row in rows
    ]  # fmt: skip


def _facts(
    row: DesignationCase, held: Known, limits: Mapping[str, Decimal], today: date
) -> dict[str, Any]:
    blocking, unsure = gaps(standards_of(row, held, today))
    until = clocks.suspension_ends(row.suspended_on, limits) if row.suspended_on else None
    return {
        "gaps": blocking, "unsure": unsure, "papers": missing_papers(row, held),
        "coachings": held.visits.get("coaching", 0), "rechecks": held.visits.get("recheck", 0),
        "surveys": held.visits.get("survey", 0), "open_suggestions": held.open_suggestions,
        "density": held.density, "changes_open": held.changes_open,
        "changes_noted": held.changes_noted,
        "schemes": [s for s in ("employees", "residents") if getattr(row, s)],
        "told_once": row.asked_on is not None, "suspension_ends": until,
        "renewal_asked": row.renewal_asked_on is not None,
        "again_from": clocks.again_from(row.dates, limits),
        "operating_months": limits["designation.operating"],
        **{name: getattr(row, name) for name in _PLAIN},
    }  # fmt: skip


_PLAIN = (
    "road", "public", "licence_on", "licence_until", "base_agreement", "operating_since",
    "missing_due", "evaluation_due", "notice_ends", "reviewer", "reviewer_post", "failures",
    "agreement_from", "agreement_until", "renewal_by", "commissioned_on", "opened_on",
    "assessed_on", "leaving",
)  # fmt: skip
