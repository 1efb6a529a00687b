"""Lights, ripeness and tallies: recomputed with every change, in the same transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from yiteng.commitments import tallies
from yiteng.commitments.models import Commitment, StagePlan
from yiteng.limits.queries import of_counties
from yiteng.rules import lights
from yiteng.workflow import ahead
from yiteng.workflow.clock import SHANGHAI
from yiteng.workflow.flow import Change

_RIPE = {"verified": "verified", "asked": "verified", "draft": "none", "merged": "none",
         "withdrawn": "none"}  # fmt: skip
_DONE = ("closed", "struck_off", "archived")
_CODES = ("lights.amber_days", "lights.amber_share", "lights.grey_days")
ANSWER = {"review": "no", "silence": "silent", "yes": "yes", "accepted": "yes"}


#: Steps between states of work that move neither date nor stage nor progress.
_DATES_STAY = frozenset(
    {"sign", "object", "speak", "dismiss", "support_sign", "support_object",
     "support_answer", "support_speak", "support_uphold", "support_dismiss", "reassign", "admit", "ask_coordination",
     "submit_coordination", "meet_clock", "coordinated", "ask_extension", "refuse_extension", "ask_suspension"}
)  # fmt: skip


def ripe_of(row: Commitment) -> str:
    """promised, verified (reported and checked, not yet confirmed) or confirmed; none else."""
    if row.state in _DONE:
        return "confirmed" if row.confirmed else "verified"
    return _RIPE.get(row.state, "promised")


def relight(changes: Sequence[Change]) -> None:
    """Set the turning dates, light and ripeness of each row, and move its tallies."""
    moved = [c for c in changes if c.step not in _DATES_STAY]
    plans = stage_plans([c.row for c in moved])
    held = thresholds({c.row.county_id for c in moved})
    deltas: Counter[tallies.Key] = Counter()
    for change in changes:
        row: Commitment = change.row
        deltas.subtract(tallies.keys(row, change.before))
        if change.step in _DATES_STAY:
            light_on(row, change.case.today)
        else:
            turn(row, plans.get(row.pk, ()), change.case.today, held[row.county_id])
        deltas.update(tallies.keys(row, {}, now=True))
    ahead.move(tallies.move, deltas)


def thresholds(counties: Collection[int]) -> dict[int, lights.Thresholds]:
    """When lights turn in each county, by its limits; one query, none for no county."""
    if not counties:
        return {}
    return {
        county: lights.Thresholds(
            amber_days=int(held["lights.amber_days"]),
            amber_share=held["lights.amber_share"] / 100,
            grey_days=int(held["lights.grey_days"]),
        )
        for county, held in of_counties(counties, _CODES).items()
    }


def turn(
    row: Commitment,
    stages: Sequence[lights.StagePlan],
    today: date,
    held: lights.Thresholds = lights.DEFAULTS,
) -> None:
    """Set the columns that depend on the calendar; nothing is saved."""
    turns = lights.turn_dates(row.due_at, stages, row.last_progress_on, held, start=row.starts_on)
    row.amber_on, row.red_on, row.grey_on = turns.amber_on, turns.red_on, turns.grey_on
    light_on(row, today)


def light_on(row: Commitment, today: date) -> None:
    """Set light and ripeness of a day, and the next day on which the light turns by itself."""
    turns = lights.Turns(row.amber_on, row.red_on, row.grey_on)
    answer = ANSWER.get(row.close_reason, "")
    row.light = lights.light(row.state, turns, today, confirmed=row.confirmed, answer=answer).code
    row.next_turn_on = lights.next_turn_on(
        row.state, turns, today, confirmed=row.confirmed, answer=answer
    )
    row.light_on = today
    row.ripe = ripe_of(row)


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
