"""Moving counts in the same transaction as the rows they count: per place and per unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F, Q

from yiteng.commitments.models import Commitment, Tally

#: county, town, scope, key, kind, theme, light, ripe
Key = tuple[int, int | None, str, int, str, int, str, str]
_NAMES = ("county_id", "town_id", "scope", "key_id", "kind", "theme_id", "light", "ripe")
_UNIQUE = ("scope", "key_id", "kind", "theme_id", "light", "ripe")
#: Up to so many changes each tally is looked for by itself.
_FEW = 8


def keys(row: Commitment, before: Mapping[str, Any], *, now: bool = False) -> list[Key]:
    """The tallies a row counts in: before the change, or with ``now`` as it stands.

    before: the audited columns before; light and ripe are still the old ones on the row.
    """
    if not now and "state" not in before:
        return []
    if not now and before["state"] in ("draft", "merged", "withdrawn"):
        return []
    if now and row.ripe == "none":
        return []
    lead = row.lead_unit_id if now else before.get("lead_unit", row.lead_unit_id)
    theme = row.theme_id if now else before.get("theme", row.theme_id)
    return entries(row, lead, theme)


def entries(row: Commitment, lead: int | None, theme: int | None) -> list[Key]:
    """One key for the most particular place, one for the lead unit."""
    tail = (row.kind, theme or 0, row.light, row.ripe)
    place = row.village_id or row.town_id or row.county_id
    found: list[Key] = [(row.county_id, row.town_id, "area", place, *tail)]
    if lead:
        found.append((row.county_id, None, "unit", lead, *tail))
    return found


def move(deltas: Counter[Key]) -> None:
    """Apply the differences, in the order of keys, so that two writers never wait in a circle."""
    changed = {key: n for key, n in deltas.items() if n}
    if len(changed) > _FEW:
        _make_missing(changed)
    for key in sorted(changed, key=lambda k: k[2:]):
        if not _add(key, changed[key]):
            _make(key)
            _add(key, changed[key])


def _add(key: Key, n: int) -> int:
    where = {name: value for name, value in zip(_NAMES, key, strict=True) if name in _UNIQUE}
    return Tally.objects.filter(**where).update(count=F("count") + n)


def _make(key: Key) -> None:
    """Make a tally at zero; where another writer has just made it, his stands."""
    try:
        with transaction.atomic():
            Tally.objects.create(**dict(zip(_NAMES, key, strict=True)))
    except IntegrityError:
        return


def _make_missing(changed: Collection[Key]) -> None:
    """Make the tallies of many changes that are not there yet, all at once."""
    there = set(Tally.objects.filter(key_id__in={key[3] for key in changed}).values_list(*_UNIQUE))
    missing = sorted((k for k in changed if k[2:] not in there), key=lambda k: k[2:])
    try:
        with transaction.atomic():
            Tally.objects.bulk_create(
                [Tally(**dict(zip(_NAMES, key, strict=True))) for key in missing], batch_size=400
            )
    except IntegrityError:
        for key in missing:
            _make(key)


def area_filter(level: str, pk: int) -> Q:
    """The tallies of a county, town or village, of places only."""
    column = {"county": "county_id", "town": "town_id", "village": "key_id"}[level]
    return Q(scope="area", **{column: pk})
