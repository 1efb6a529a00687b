"""Heads of chains, locked until the transaction ends."""

from __future__ import annotations

from collections.abc import Collection

from yiteng.audit.canonical import START
from yiteng.audit.models import Chain


def lock(counties: Collection[int]) -> dict[int, Chain]:
    """The locked head of each county's chain, made where there was none; lowest county first.

    The order keeps two writers of several chains from waiting for each other for ever.
    """
    found = _locked(counties)
    missing = sorted(set(counties) - found.keys())
    if missing:
        Chain.objects.bulk_create(
            [Chain(county=county, head_hash=START) for county in missing], ignore_conflicts=True
        )
        found = _locked(counties)
    return found


def _locked(counties: Collection[int]) -> dict[int, Chain]:
    rows = Chain.objects.select_for_update().filter(county__in=counties).order_by("county")
    return {row.county: row for row in rows}
