"""What the one door knows of supervision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from yiteng.oversight.models import Inspection, Member, Subject
from yiteng.rules import inspection as rules
from yiteng.rules.actor import Actor
from yiteng.rules.lifecycles.inspection import INSPECTION
from yiteng.rules.words import N_
from yiteng.workflow.flow import Change, Flow

AUDITED = (
    "number", "kind", "title", "matter", "scope", "ways", "theme", "commitment", "starts_on", "ends_on",
    "line", "basis", "basis_ref", "designated_on", "designated_by", "again", "concluded_on",
)  # fmt: skip
_PLAN = (
    ("matter", N_("what is looked at")), ("scope", N_("its scope")), ("ways", N_("the ways")),
    ("starts_on", N_("the days")), ("ends_on", N_("the days")),
)  # fmt: skip


def facts(rows: Sequence[Inspection], actor: Actor, today: date) -> list[Mapping[str, Any]]:
    """Team, objects, findings, reviews and repetitions; four queries."""
    ids = [row.pk for row in rows]
    team = _by_inspection(Member.objects.filter(inspection__in=ids).select_related("unit"))
    subjects = _by_inspection(Subject.objects.filter(inspection__in=ids).select_related("unit"))
    found = set(
        Inspection.objects.filter(pk__in=ids, findings__isnull=False).values_list("pk", flat=True)
    )
    others = _others(rows)
    return [
        _facts(row, team.get(row.pk, []), subjects.get(row.pk, []), row.pk in found, others, today)
        for row in rows
    ]


def _facts(
    row: Inspection, team: list[Any], subjects: list[Any], found: bool, others: list[tuple[int, Any]],
    today: date,
) -> dict[str, Any]:  # fmt: skip
    units = {s.unit_id for s in subjects}
    missing = [words for name, words in _PLAN if not getattr(row, name)]
    missing += [] if subjects else [N_("the objects")]
    again = rules.repeated(
        frozenset(units), subjects_of(row), [o for pk, o in others if pk != row.pk], today
    )
    return {
        "plan_missing": list(dict.fromkeys(missing)),
        "team": frozenset(m.person for m in team),
        "own_units": sorted({m.unit.name for m in team if m.unit_id in units}),
        "findings": found,
        "unconcluded": [s.unit.name for s in subjects if not s.conclusion.strip()],
        "waiting": [s.unit.name for s in subjects if waits(s, today)],
        "repeats": [f"{o.number} {o.title}" for o in again],
    }


def waits(subject: Subject, today: date) -> bool:
    """Whether a review may still be asked for, or waits for its decision."""
    if subject.review_on is not None:
        return subject.decided_on is None
    return subject.told_on is not None and today <= rules.review_until(subject.told_on)


def subjects_of(row: Inspection) -> frozenset[tuple[str, int]]:
    """The keys by which two supervisions are about the same matter."""
    pairs = (("theme", row.theme_id), ("commitment", row.commitment_id))
    return frozenset((name, key) for name, key in pairs if key is not None)


def _by_inspection(rows: Any) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for row in rows.order_by("id"):
        found.setdefault(row.inspection_id, []).append(row)
    return found


def _others(rows: Sequence[Inspection]) -> list[tuple[int, rules.Other]]:
    """Every supervision of the county that is under way or has been concluded, of any line."""
    counties = {row.county_id for row in rows}
    there = Inspection.objects.filter(county__in=counties).exclude(state__in=("draft", "stopped"))
    return [
        (o.pk, rules.Other(
            o.number, o.title, o.line, frozenset(s.unit_id for s in o.subjects.all()), subjects_of(o),
            o.concluded_on is None, o.concluded_on))
        for o in there.prefetch_related("subjects").order_by("id")
    ]  # fmt: skip


def _designate(changes: Sequence[Change]) -> None:
    for change in changes:
        row, said = change.row, change.case.inputs
        row.basis, row.basis_ref = str(said["basis"]), str(said["basis_ref"])[:200]
        row.again = str(said.get("again") or "")
        row.designated_on, row.designated_by = change.case.today, change.case.actor.post_title


def _conclude(changes: Sequence[Change]) -> None:
    for change in changes:
        change.row.concluded_on = change.case.today
        Subject.objects.filter(inspection=change.row).update(told_on=change.case.today)


FLOW = Flow(
    model=Inspection, lifecycle=INSPECTION, facts=facts, audited=AUDITED,
    on={"designate": _designate, "conclude": _conclude},
)  # fmt: skip
