"""Mergers, splits, renamings and abolitions of areas; points that stand for them.

An area that ends keeps its rows and its old name on its dates; nothing is renamed or deleted.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from yiteng.audit.actions import Entry
from yiteng.places.models import Area, AreaChange, AreaCode, Position
from yiteng.rules.actor import Actor
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_
from yiteng.workflow.trail import write

KINDS = {
    "merge": N_("merged"),
    "split": N_("split"),
    "rename": N_("renamed"),
    "abolish": N_("abolished"),
    "transfer": N_("put below another town"),
}
_LON, _LAT = (73, 136), (3, 54)


def change_areas(
    kind: str,
    origins: Sequence[Area],
    targets: Sequence[Area],
    *,
    on: date,
    source: str,
    actor: Actor,
    at: datetime,
    reason: str = "",
) -> list[AreaChange]:
    """Note that areas became others on a day; the old ones end, the new ones begin then.

    merge: several into one; split: one into several; rename: one into one; abolish: no target.
    targets are saved already; an area that is origin and target goes on: it keeps its dates.
    Raises Refused for numbers that do not fit, or without a source.
    """
    _refuse(kind, len(origins), len(targets), source, actor)
    pairs: list[tuple[Area, Area | None]] = [(o, t) for o in origins for t in targets if o != t]
    pairs = pairs or [(o, None) for o in origins]
    goes_on = {o.pk for o in origins} & {t.pk for t in targets}
    ends = [o.pk for o in origins if o.pk not in goes_on]
    begins = [t.pk for t in targets if t.pk not in goes_on]
    with transaction.atomic():
        Area.objects.filter(pk__in=ends).update(valid_to=on)
        AreaCode.objects.filter(area__in=ends, valid_to__isnull=True).update(valid_to=on)
        Area.objects.filter(pk__in=begins, valid_from__isnull=True).update(valid_from=on)
        made = AreaChange.objects.bulk_create([
            AreaChange(kind=kind, on=on, origin=o, target=t, source=source, reason=reason)
            for o, t in pairs
        ])  # fmt: skip
        write([o for o, _ in pairs], [
            Entry(o.county_id or 0, "places.area", o.pk, kind, actor, at, {},
                  {"on": on.isoformat(), "into": t.name if t else "", "source": source}, reason=reason)
            for o, t in pairs
        ])  # fmt: skip
    return made


def transfer(
    villages: Sequence[Area],
    town: Area,
    *,
    on: date,
    source: str,
    reason: str,
    actor: Actor,
    at: datetime,
) -> list[AreaChange]:
    """Put villages below another town on a day; the town they lay below is remembered."""
    with transaction.atomic():
        made = AreaChange.objects.bulk_create([
            AreaChange(kind="transfer", on=on, origin=v, target=town, former_id=v.town_id,
                       source=source, reason=reason) for v in villages
        ])  # fmt: skip
        Area.objects.filter(pk__in=[v.pk for v in villages]).update(parent=town, town=town)
        write(villages, [
            Entry(v.county_id or 0, "places.area", v.pk, "transfer", actor, at,
                  {"town": v.town_id}, {"town": town.pk, "on": on.isoformat()}, reason=reason)
            for v in villages
        ])  # fmt: skip
    return made


def town_on(village: Area, day: date) -> Area | None:
    """The town a village lay below on a day, where that was another than today's; one query."""
    later = AreaChange.objects.filter(kind="transfer", origin=village, on__gt=day)
    first = later.select_related("former").order_by("on", "id").first()
    return first.former if first else None


def note_positions(rows: Sequence[Position], *, actor: Actor, at: datetime) -> int:
    """Note points that stand for areas, with coordinate system and source.

    Raises Refused for a point outside the country's bounds or without a source.
    """
    if not actor.may("places.people"):
        raise Refused([Refusal("places.not_permitted", N_("Your post has no right to do this."))])
    if any(not (_LON[0] <= r.lon <= _LON[1] and _LAT[0] <= r.lat <= _LAT[1]) for r in rows):
        raise Refused(
            [
                Refusal(
                    "places.outside",
                    N_(
                        "The point lies outside the country: look whether longitude and "
                        "latitude are exchanged."
                    ),
                    field="lon",
                )
            ]
        )
    if any(not r.source.strip() for r in rows):
        raise Refused(
            [Refusal("places.no_source_point", N_("A point names its source."), field="source")]
        )
    with transaction.atomic():
        Position.objects.bulk_create(rows)
        write([r.area for r in rows], [
            Entry(r.area.county_id or 0, "places.area", r.area.pk, "position", actor, at, {},
                  {"lon": r.lon, "lat": r.lat, "system": r.system, "source": r.source})
            for r in rows
        ])  # fmt: skip
    return len(rows)


def _refuse(kind: str, origins: int, targets: int, source: str, actor: Actor) -> None:
    fits = {"merge": origins > 1 and targets == 1, "split": origins == 1 and targets > 1,
            "rename": origins == targets == 1, "abolish": origins > 0 and targets == 0}  # fmt: skip
    refusals = []
    if not actor.may("places.reorganise"):
        refusals.append(Refusal("places.not_permitted", N_("Your post has no right to do this.")))
    if not fits.get(kind, False):
        refusals.append(
            Refusal(
                "places.numbers",
                N_(
                    "So many areas do not fit: several merge into one, one splits "
                    "into several, one is renamed into one."
                ),
                field="kind",
            )
        )
    if not source.strip():
        refusals.append(
            Refusal("places.no_notice", N_("Name the notice that changed them."), field="source")
        )
    if refusals:
        raise Refused(refusals)
