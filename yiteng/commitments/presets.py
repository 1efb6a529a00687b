"""Presets of clocks as they hold in a county: its own amount where it set one, else the kind's."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from yiteng.audit.queries import Happening, history
from yiteng.commitments.kinds import kind_of, kinds
from yiteng.commitments.models import ClockSetting
from yiteng.rules.actor import Actor
from yiteng.rules.kind import ClockPreset
from yiteng.workflow.trail import subject_type


@dataclass(frozen=True, slots=True)
class Held:
    """A preset with what holds in a county. amount 0: it does not run there."""

    kind: str
    preset: ClockPreset
    unit: str
    amount: int
    row: ClockSetting | None = None


Key = tuple[int, str, str]


def held_in(counties: Collection[int], codes: Collection[str]) -> Mapping[Key, Held]:
    """What holds in counties for the presets of these kinds, by county, kind and code; one query."""
    rows = {
        (row.county_id, row.kind, row.code): row
        for row in ClockSetting.objects.filter(county__in=counties, kind__in=codes)
    }
    return {
        (county, kind, preset.code): _held(kind, preset, rows.get((county, kind, preset.code)))
        for county in counties
        for kind in codes
        for preset in kind_of(kind).clocks
    }


def every(actor: Actor) -> list[Held]:
    """Every preset of every kind with what holds in the actor's county; one query."""
    found = held_in([actor.county], list(kinds()))
    return list(found.values())


def of_kind(county: int, kind: str) -> list[Held]:
    """The presets of one kind with what holds in a county; one query."""
    return list(held_in([county], [kind]).values())


def changes(held: Held) -> list[Happening]:
    """Who changed it when and why, the latest first; one query or none."""
    return history(subject_type(held.row), held.row.pk) if held.row else []


def _held(kind: str, preset: ClockPreset, row: ClockSetting | None) -> Held:
    if row is not None:
        return Held(kind, preset, row.unit, row.amount, row)
    return Held(kind, preset, preset.kind, preset.amount if preset.on else 0)
