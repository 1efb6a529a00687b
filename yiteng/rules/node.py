"""A node of the spine: what a link points at, with the fingerprint of what it means."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

#: The stations of the spine, in their order, with their titles in rules.thread words.
STATIONS = (
    "finding",
    "problem",
    "application",
    "meeting",
    "decision",
    "measure",
    "commitment",
    "proof",
    "verification",
    "answer",
    "publication",
)


@dataclass(frozen=True, slots=True)
class Node:
    """One point of the thread.

    type, id: the node's key; station: one of STATIONS; version: the row's version.
    county: internal key; title, url, state: for pages; on: date it happened; post: who.
    meaning: canonical bytes of the declared fields; needs: roles of links it must have above it,
    ``a|b`` is met by either; below: stations that must hold something below it by now.
    """

    type: str
    id: int
    station: str
    version: int
    county: int
    title: str
    url: str
    state: str
    on: date | None
    post: str
    meaning: bytes
    needs: tuple[str, ...] = ()
    below: tuple[str, ...] = ()

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the meaning, hexadecimal."""
        return fingerprint(self.meaning)


def meaning(fields: Mapping[str, object]) -> bytes:
    """Canonical bytes of declared fields: JSON, sorted keys, UTF-8, no spaces.

    >>> meaning({"b": 1, "a": "甲"})
    b'{"a":"\\xe7\\x94\\xb2","b":1}'
    """
    text = json.dumps(
        dict(fields),
        sort_keys=True,
        ensure_ascii=False,
        separators=(",", ":"),
        default=_plain,
    )
    return text.encode()


def fingerprint(data: bytes) -> str:
    """SHA-256 of canonical bytes, hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def _plain(value: object) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    raise TypeError(f"no canonical form for {type(value).__name__}")
