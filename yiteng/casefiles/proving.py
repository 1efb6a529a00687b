"""Events and their proofs as plain values, for a reader who has nothing but the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from yiteng.audit import checkpoints
from yiteng.audit.merkle import Range
from yiteng.audit.models import Event
from yiteng.audit.proofs import paths
from yiteng.audit.reading import head, leaves

Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Proven:
    """events, proofs: members of the file; chain, checkpoint: lines of the manifest."""

    events: list[Plain]
    proofs: Plain
    chain: Plain
    checkpoint: Plain | None


def prove(county: int, events: Sequence[Event], submitted: int) -> Proven:
    """Each event with the hash before it; the way from its leaf to the root of the chain now,
    and to the root of the last checkpoint, which lies outside the database.
    """
    size, last = head(county) or (0, "")
    every = list(leaves(county, 0, size))
    numbers = [event.number for event in events]
    points = [point for point in checkpoints.read(county) if point.size <= size]
    point = points[-1] if points else None
    proofs = {"chain": _hex(paths(every, numbers)), "checkpoint": {}}
    if point is not None:
        old = [number for number in numbers if number <= point.size]
        proofs["checkpoint"] = _hex(paths(every[: point.size], old))
    chain = {"county": county, "size": size, "head": last, "root": _root(every)}
    known = None if point is None else {
        "size": point.size, "root": point.root.hex(), "head": point.head, "at": point.at,
    }  # fmt: skip
    return Proven([_plain(event, submitted) for event in events], proofs, chain, known)


def _plain(event: Event, submitted: int) -> Plain:
    """An event; data is the very text that was hashed. The number says what was known when."""
    return {
        "number": event.number,
        "subject": [event.subject_type, event.subject_id],
        "action": event.action,
        "post": event.post_title,
        "unit": event.unit_name,
        "said_at": event.content["said_at"],
        "recorded_at": event.content["recorded_at"],
        "known_at_submission": bool(submitted) and event.number <= submitted,
        "data": event.data,
        "leaf": event.leaf_hash,
        "previous": event.previous_hash,
        "hash": event.hash,
    }


def _hex(found: dict[int, list[bytes]]) -> dict[str, list[str]]:
    return {str(number): [node.hex() for node in way] for number, way in sorted(found.items())}


def _root(every: Sequence[bytes]) -> str:
    tree = Range()
    for leaf in every:
        tree.add(leaf)
    return tree.root().hex()
