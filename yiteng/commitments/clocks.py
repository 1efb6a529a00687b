"""Which clocks begin with a commitment: the promised one, the legal one, and those of steps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from yiteng.commitments.kinds import kind_of
from yiteng.commitments.models import Commitment, RunningClock
from yiteng.commitments.presets import Held, Key, held_in
from yiteng.places.queries import workdays
from yiteng.rules.deadlines import SHANGHAI, Clock, end_of_day
from yiteng.rules.giving_back import full_end, rolled
from yiteng.rules.kind import ClockPreset
from yiteng.rules.workdays import WorkdayTable


def begins(row: Commitment, at: str) -> list[ClockPreset]:
    """The presets of the row's kind that begin at a point of the road: ``issue`` or ``unmet``."""
    chosen = {"promised": row.clock, "legal": row.legal_clock}
    return [
        preset
        for preset in kind_of(row.kind).clocks
        if preset.starts == at
        and (preset.basis == "step" or chosen.get(preset.basis) == preset.code)
    ]


def planned(rows: Sequence[tuple[Commitment, datetime]], at: str) -> dict[int, list[RunningClock]]:
    """The clocks that begin for rows at their moments, unsaved, by the row's key.

    A promised clock sets the date (main) where no date was set by hand. At most two queries,
    none where no clock begins.
    """
    wanted = [(row, moment) for row, moment in rows if begins(row, at)]
    if not wanted:
        return {}
    held = held_in({row.county_id for row, _ in wanted}, {row.kind for row, _ in wanted})
    table = workdays()
    return {row.pk: _of_row(row, moment, at, held, table) for row, moment in wanted}


def _of_row(
    row: Commitment, at: datetime, point: str, held: Mapping[Key, Held], table: WorkdayTable
) -> list[RunningClock]:
    presets = begins(row, point)
    found = [held[row.county_id, row.kind, preset.code] for preset in presets]
    return [_clock(row, one, at, table) for one in found if one.amount]


def _clock(row: Commitment, held: Held, at: datetime, table: WorkdayTable) -> RunningClock:
    begun = row.received_at or at if held.preset.starts == "issue" else at
    full = full_end(Clock(held.unit, held.amount), begun, table)
    until = rolled(held.unit, full, table).at
    return RunningClock(
        commitment=row, county_id=row.county_id, code=held.preset.code,
        title=held.preset.title, basis=held.preset.basis, kind=held.unit, amount=held.amount,
        source=held.preset.source, ends=held.preset.ends,
        main=held.preset.basis == "promised" and row.due_at is None,
        starts_at=begun, full_at=full if isinstance(full, datetime) else end_of_day(full),
        due_at=until, first_due_at=until,
    )  # fmt: skip


def dates(rows: Sequence[Commitment], today: date) -> dict[int, dict[str, datetime]]:
    """The promised and the legal date rows would get if they were assigned today."""
    midnight = datetime.combine(today, datetime.min.time(), SHANGHAI)
    found = planned([(row, midnight) for row in rows if row.clock or row.legal_clock], "issue")
    return {
        pk: {clock.basis: clock.due_at for clock in clocks if clock.basis != "step"}
        for pk, clocks in found.items()
    }
