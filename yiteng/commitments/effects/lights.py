"""Lights, ripeness and tallies: recomputed with every change, in the same transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from yiteng.commitments import tallies
from yiteng.commitments.effects import beside
from yiteng.commitments.models import Commitment, StagePlan
from yiteng.limits.queries import of_counties
from yiteng.rules import lights
from yiteng.rules.deadlines import moment_of
from yiteng.workflow import ahead
from yiteng.workflow.clock import SHANGHAI
from yiteng.workflow.flow import Change

_RIPE = {"verified": "verified", "asked": "verified", "draft": "none", "merged": "none",
         "withdrawn": "none"}  # fmt: skip
_DONE = ("closed", "struck_off", "archived")
CODES = ("lights.amber_days", "lights.amber_share", "lights.grey_days")
ANSWER = {"review": "no", "silence": "silent", "yes": "yes", "accepted": "yes"}


def ripe_of(row: Commitment) -> str:
    """promised, verified (reported and checked, not yet confirmed) or confirmed; none else."""
    if row.state in _DONE:
        return "confirmed" if row.confirmed else "verified"
    return _RIPE.get(row.state, "promised")


def relight(changes: Sequence[Change]) -> None:
    """Set the turning dates, light and ripeness of each row, and move its tallies."""
    known = calendar([c.row for c in changes])
    deltas: Counter[tallies.Key] = Counter()
    for change in changes:
        row: Commitment = change.row
        deltas.subtract(tallies.keys(row, change.before))
        turn(row, known, max(change.case.at, moment_of(change.case.today)))
        deltas.update(tallies.keys(row, {}, now=True))
    ahead.move(tallies.move, deltas)


@dataclass(frozen=True, slots=True)
class Calendar:
    """What the lights of some rows depend on, by row: stages, limits beside; by county: settings."""

    stages: Mapping[int, Sequence[lights.StagePlan]]
    beside: Mapping[int, Sequence[lights.Beside]]
    thresholds: Mapping[int, lights.Thresholds]


def calendar(rows: Sequence[Commitment]) -> Calendar:
    """The stages of rows at work, what runs beside their promise, the settings of their counties.

    At most six queries whatever the number of rows; one for drafts, none for no row.
    """
    counties = {row.county_id for row in rows}
    held = of_counties(counties, (*CODES, *beside.CODES)) if counties else {}
    return Calendar(stage_plans(rows), beside.beside(rows, held), thresholds(held))


def thresholds(held: Mapping[int, Mapping[str, Decimal]]) -> dict[int, lights.Thresholds]:
    """When lights turn in each county, by what it holds for its limits."""
    return {
        county: lights.Thresholds(
            amber_days=int(limits["lights.amber_days"]),
            amber_share=limits["lights.amber_share"] / 100,
            grey_days=int(limits["lights.grey_days"]),
        )
        for county, limits in held.items()
    }


def turn(row: Commitment, known: Calendar, at: date | datetime) -> None:
    """Set the columns that depend on the calendar, with the light of a moment; nothing is saved."""
    turns = lights.turn_dates(
        row.due_at, known.stages.get(row.pk, ()), row.last_progress_on,
        known.thresholds[row.county_id], start=row.starts_on,
        beside=known.beside.get(row.pk, ()),
    )  # fmt: skip
    row.amber_on, row.red_on, row.grey_on = turns.amber_on, turns.red_on, turns.grey_on
    row.step_on, row.red_by, row.step_by = turns.step_on, turns.red_by, turns.step_by
    row.red_at, row.step_at = turns.red_at, turns.step_at
    light_at(row, at)


def turns_of(row: Commitment) -> lights.Turns:
    """The dates and moments of a row as they are kept."""
    return lights.Turns(row.amber_on, row.red_on, row.grey_on, row.step_on, row.red_by,
                        row.step_by, row.red_at, row.step_at)  # fmt: skip


def light_at(row: Commitment, at: date | datetime) -> None:
    """Set light and ripeness of a moment, and the next one at which the light turns by itself."""
    turns = turns_of(row)
    answer = ANSWER.get(row.close_reason, "")
    at = moment_of(at)
    row.light, row.next_turn_at = lights.of_moment(row.state, turns, at, row.confirmed, answer)
    row.light_on = at.date()
    row.ripe = ripe_of(row)


def lit(row: Commitment, at: date | datetime) -> Commitment:
    """The row with the light of a moment: written, or turned since; nothing is saved."""
    if row.next_turn_at is not None and row.next_turn_at <= moment_of(at):
        light_at(row, at)
    return row


def stage_plans(rows: Iterable[Commitment]) -> Mapping[int, list[lights.StagePlan]]:
    """The stages of rows that are at work, as the rule book wants them; one query."""
    ids = [r.pk for r in rows if r.state in ("issued", "objected", "active")]
    found: dict[int, list[lights.StagePlan]] = {}
    if not ids:
        return found
    for plan in StagePlan.objects.filter(commitment__in=ids).order_by("commitment", "position"):
        reached = plan.reached_at and plan.reached_at.astimezone(SHANGHAI).date()
        found.setdefault(plan.commitment_id, []).append(
            lights.StagePlan(plan.code, plan.planned_on, reached)
        )
    return found
