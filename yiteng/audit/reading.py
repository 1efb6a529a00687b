"""Reading a chain from a number on, in pieces, so that a million rows take little memory."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from yiteng.audit.models import Chain, Event

PIECE = 2000


class Line(NamedTuple):
    """The columns of an event as they stand in the table."""

    number: int
    id: int
    subject_type: str
    subject_id: int
    action: str
    actor_person: int
    post: int
    post_title: str
    said_at: datetime
    recorded_at: datetime
    batch: str
    data: str
    leaf_hash: str
    previous_hash: str
    hash: str


def lines(county: int, after: int = 0) -> Iterator[Line]:
    """The events of a chain behind a number, in order; none is held longer than needed."""
    while True:
        rows = Event.objects.filter(county=county, number__gt=after).order_by("number")
        piece = [Line(*row) for row in rows.values_list(*Line._fields)[:PIECE]]
        yield from piece
        if len(piece) < PIECE:
            return
        after = piece[-1].number


def leaves(county: int, after: int, until: int) -> Iterator[bytes]:
    """The leaf hashes of a chain from number after + 1 to until."""
    rows = Event.objects.filter(county=county, number__gt=after, number__lte=until)
    for leaf_hash in rows.order_by("number").values_list("leaf_hash", flat=True).iterator(PIECE):
        yield bytes.fromhex(leaf_hash)


def counties() -> set[int]:
    """Every county with a chain or with events."""
    return {
        *Chain.objects.values_list("county", flat=True),
        *Event.objects.values_list("county", flat=True).distinct().order_by("county"),
    }


def head(county: int) -> tuple[int, str] | None:
    """Length and head hash of a chain, None where it has no head."""
    return Chain.objects.filter(county=county).values_list("length", "head_hash").first()
