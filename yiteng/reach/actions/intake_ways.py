"""What each sheet of a workbook writes; called within one transaction by `take_in`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from typing import Any

from yiteng.places.changes import note_positions
from yiteng.places.models import Position
from yiteng.reach.actions.records import count_quarters, enter_bed_days, enter_costs, set_travel
from yiteng.reach.intake.comparing import Line
from yiteng.reach.models import (
    BedDays,
    DailyCost,
    Facility,
    Intake,
    MeasuredMinutes,
    Readmission,
    TownTravel,
)
from yiteng.rules.actor import Actor
from yiteng.workflow.entrances import add_many
from yiteng.workflow.trail import entry, write

#: Systems that are stored as they are; others are converted.
PLAIN = ("WGS-84", "CGCS2000")


def said_of(row: Intake) -> str:
    """The source of what is taken in; a conversion is said."""
    return row.source if row.system in PLAIN else f"{row.source}（由{row.system}换算）"


def came(row: Intake, at: datetime) -> dict[str, Any]:
    """The system a position was handed in with, the file and the moment; nothing where it is stored as it came."""
    plain = row.system in PLAIN
    return {"came_as": "" if plain else row.system, "came_in": "" if plain else row.name,
            "came_at": None if plain else at}  # fmt: skip


def _villages(lines: list[Line], row: Intake, actor: Actor, at: datetime) -> None:
    """Points that came before stay; the latest counts."""
    note_positions([
        Position(area=line.key[1], **line.new, system="WGS-84", source=said_of(row), **came(row, at))
        for line in lines
    ], actor=actor, at=at)  # fmt: skip


def _facilities(lines: list[Line], row: Intake, actor: Actor, at: datetime) -> None:
    more = {"position_source": said_of(row), "position_invented": False, **came(row, at)}
    _change([(line.held, {**line.new, **more}) for line in lines], actor, at, Facility)


def _factors(lines: list[Line], row: Intake, actor: Actor, at: datetime) -> None:
    set_travel([
        TownTravel(county_id=actor.county, town=line.key[1], source=row.source, **line.new)
        for line in lines if line.held is None
    ], actor=actor, at=at)  # fmt: skip
    _changed(lines, row, actor, at, TownTravel)


def _minutes(lines: list[Line], row: Intake, actor: Actor, at: datetime) -> None:
    add_many([
        MeasuredMinutes(county_id=actor.county, town=line.key[1].town, village=line.key[1], facility=line.key[2],
                        source=row.source, **line.new)
        for line in lines if line.held is None
    ], actor=actor, at=at, action="reach.write", audited=("minutes", "source"))  # fmt: skip
    _changed(lines, row, actor, at, MeasuredMinutes)


def _costs(lines: list[Line], row: Intake, actor: Actor, at: datetime) -> None:
    """A figure that came before stays; of one day the latest counts."""
    enter_costs([
        DailyCost(county_id=actor.county, source=row.source, **line.new,
                  **dict(zip(("kind", "level", "scheme", "payment", "as_of"), line.key[1:], strict=True)))
        for line in lines
    ], actor=actor, at=at)  # fmt: skip


def _days(lines: list[Line], row: Intake, actor: Actor, at: datetime) -> None:
    enter_bed_days([
        BedDays(service=line.key[1], month=line.key[2], scheme=line.key[3], payment=line.key[4],
                source=row.source, **line.new)
        for line in lines if line.held is None
    ], actor=actor, at=at)  # fmt: skip
    for line in lines:
        if line.held is not None:
            held, service = line.held, line.key[1]
            before = {"month": held.month, "days": held.days, "source": held.source}
            BedDays.objects.filter(pk=held.pk).update(**line.new, source=row.source, invented=False)
            write([service.facility], [entry(service.facility, action="bed_days", actor=actor, at=at, before=before,
                                             after={"month": held.month, "source": row.source, **line.new})])  # fmt: skip


def _readmissions(lines: list[Line], row: Intake, actor: Actor, at: datetime) -> None:
    count_quarters([
        Readmission(county_id=actor.county, kind=line.key[1], until=line.key[2], source=row.source, **line.new)
        for line in lines if line.held is None
    ], actor=actor, at=at)  # fmt: skip
    _changed(lines, row, actor, at, Readmission)


def _changed(lines: list[Line], row: Intake, actor: Actor, at: datetime, kind: Any) -> None:
    more = {"source": row.source, "invented": False}
    _change(
        [(line.held, {**line.new, **more}) for line in lines if line.held is not None],
        actor,
        at,
        kind,
    )


def _change(pairs: list[tuple[Any, dict[str, Any]]], actor: Actor, at: datetime, kind: Any) -> None:
    """Rows given new values; what they held before enters the trail."""
    entries = []
    for held, new in pairs:
        before = {name: getattr(held, name) for name in new}
        kind.objects.filter(pk=held.pk).update(**new)
        entries.append(
            entry(
                held, action="correct", actor=actor, at=at, before=_plain(before), after=_plain(new)
            )
        )
    if entries:
        write([held for held, _ in pairs], entries)


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    return {k: str(v) if isinstance(v, Decimal | datetime) else v for k, v in values.items()}


WAYS: dict[str, Callable[[list[Line], Intake, Actor, datetime], None]] = {
    "villages": _villages, "facilities": _facilities, "factors": _factors, "minutes": _minutes,
    "costs": _costs, "days": _days, "readmissions": _readmissions,
}  # fmt: skip
