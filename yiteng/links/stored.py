"""Stored fingerprints: kept as nodes are written, so that every link can be checked in one statement.

A link is suspect where the fingerprint it holds is not the present one of what it points to
(Doorstop's rule). The shallow check compares stored values, set against set; the deep one first
computes every fingerprint anew from the rows, a batch at a time, and says which had gone stale.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from yiteng.links.models import Fingerprint, Link
from yiteng.links.nodes import Key, load, types

#: Nodes whose fingerprints are computed at once.
BATCH = 2000


def note(rows: Sequence[Any]) -> None:
    """Renew the fingerprints of these rows once their transaction is committed (a hook of the trail)."""
    known = set(types())
    keys = [(row._meta.model_name, row.pk) for row in rows if row._meta.model_name in known]
    if keys:
        transaction.on_commit(partial(renew, keys if len(keys) <= BATCH else _pointed(keys)))


def _pointed(keys: Sequence[Key]) -> list[Key]:
    """Of very many nodes those whose fingerprint is stored: the others are stored when linked."""
    found: list[Key] = []
    for first in range(0, len(keys), BATCH):
        some = keys[first : first + BATCH]
        for type_ in {key[0] for key in some}:
            ids = [id_ for kind, id_ in some if kind == type_]
            held = Fingerprint.objects.filter(type=type_, node_id__in=ids)
            found += [(type_, id_) for id_ in held.values_list("node_id", flat=True)]
    return found


def renew(keys: Iterable[Key]) -> int:
    """Store the present fingerprints of these nodes. Returns how many differed from the stored."""
    changed = 0
    wanted = list(dict.fromkeys(keys))
    for first in range(0, len(wanted), BATCH):
        changed += _renewed(wanted[first : first + BATCH])
    return changed


def _renewed(keys: Sequence[Key]) -> int:
    nodes = load(keys)
    held: dict[Key, str] = {}
    for type_ in {key[0] for key in keys}:
        ids = [id_ for kind, id_ in keys if kind == type_]
        rows = Fingerprint.objects.filter(type=type_, node_id__in=ids)
        held.update(((type_, i), f) for i, f in rows.values_list("node_id", "fingerprint"))
    fresh = [
        Fingerprint(
            type=key[0], node_id=key[1], county_id=node.county, fingerprint=node.fingerprint
        )
        for key, node in nodes.items()
        if held.get(key) != node.fingerprint
    ]
    Fingerprint.objects.bulk_create(
        fresh,
        batch_size=500,
        update_conflicts=True,
        unique_fields=("type", "node_id"),
        update_fields=("fingerprint", "county_id"),
    )
    return len(fresh)


def suspects(county: int | None = None) -> QuerySet[Link]:
    """Links whose stored fingerprint is not the present one of what they point to; one statement.

    A node nobody has stored yet counts as agreeing: the deep check stores it.
    """
    present = Fingerprint.objects.filter(type=OuterRef("up_type"), node_id=OuterRef("up_id"))
    found = Link.objects.filter(Exists(present.exclude(fingerprint=OuterRef("up_fingerprint"))))
    return found if county is None else found.filter(county_id=county)


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found: links, suspect ones, nodes computed anew, stale ones, seconds."""

    links: int
    suspect: int
    computed: int
    stale: int
    seconds: float


def check(county: int | None = None, *, deep: bool = False) -> Checked:
    """Check every link, of one county or of all; deep: compute every fingerprint anew first."""
    begun = time.perf_counter()
    computed = stale = 0
    if deep:
        for keys in _pointed_at(county):
            computed += len(keys)
            stale += _renewed(keys)
    links = Link.objects.all() if county is None else Link.objects.filter(county_id=county)
    found = suspects(county).count()
    return Checked(links.count(), found, computed, stale, time.perf_counter() - begun)


def _pointed_at(county: int | None) -> Iterator[list[Key]]:
    """Every node a link points to, in batches, by type and id."""
    links = Link.objects.all() if county is None else Link.objects.filter(county_id=county)
    for type_ in types():
        ids = links.filter(up_type=type_).order_by("up_id").values_list("up_id", flat=True)
        batch: list[Key] = []
        for id_ in ids.distinct().iterator(chunk_size=BATCH):
            batch.append((type_, id_))
            if len(batch) == BATCH:
                yield batch
                batch = []
        if batch:
            yield batch
