"""Mergers, splits and renamings of units: the old ones end with their names, nothing is renamed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from yiteng.audit.actions import Entry
from yiteng.people.models import Unit, UnitChange
from yiteng.places.models import Area, AreaChange
from yiteng.rules.actor import Actor
from yiteng.workflow.entrances import permit
from yiteng.workflow.trail import write


def change_units(
    kind: str,
    origins: Sequence[Unit],
    targets: Sequence[Unit],
    *,
    on: date,
    source: str,
    actor: Actor,
    at: datetime,
    reason: str = "",
) -> list[UnitChange]:
    """Note that units became others on a day; see places.changes, which does it with areas.

    A unit that is origin and target goes on and keeps its dates. Raises Refused without the right.
    """
    permit(actor, "places.reorganise")
    pairs = [(o, t) for o in origins for t in targets if o != t]
    goes_on = {o.pk for o in origins} & {t.pk for t in targets}
    begins = [t.pk for t in targets if t.pk not in goes_on]
    with transaction.atomic():
        Unit.objects.filter(pk__in=[o.pk for o in origins if o.pk not in goes_on]).update(
            valid_to=on
        )
        Unit.objects.filter(pk__in=begins, valid_from__isnull=True).update(valid_from=on)
        made = UnitChange.objects.bulk_create([
            UnitChange(kind=kind, on=on, origin=o, target=t, source=source, reason=reason)
            for o, t in pairs
        ])  # fmt: skip
        write([o for o, _ in pairs], [
            Entry(o.county_id, "people.unit", o.pk, kind, actor, at, {},
                  {"on": on.isoformat(), "into": t.name, "source": source}, reason=reason)
            for o, t in pairs
        ])  # fmt: skip
    return made


def now_called(row: Area | Unit | None) -> list[tuple[Area | Unit, date]]:
    """What an area or unit that ended is today, with the day; empty where it goes on.

    Follows several changes; two queries a change, none for what has not ended.
    """
    if row is None or row.valid_to is None:
        return []
    changes: Any = AreaChange if isinstance(row, Area) else UnitChange
    steps = changes.objects.filter(origin=row, target__isnull=False).select_related("target")
    found: dict[int, tuple[Area | Unit, date]] = {}
    for step in steps.order_by("on", "id"):
        later = now_called(step.target) or [(step.target, step.on)]
        found.update({one.pk: (one, day) for one, day in later})
    return list(found.values())
