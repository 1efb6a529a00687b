"""Proofs that an event stands in a chain, for a reader who has neither the chain nor us.

Source: RFC 6962 section 2.1.1 (audit paths). An odd last node goes up unchanged, which gives the
same tree as its recursive definition.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence


def paths(leaves: Sequence[bytes], numbers: Collection[int]) -> dict[int, list[bytes]]:
    """The audit path of each wanted event, from its leaf up; numbers count from 1.

    Raises IndexError for a number behind the last leaf.
    """
    places = {number: number - 1 for number in numbers}
    if places and not 0 <= max(places.values()) < len(leaves):
        raise IndexError("no such event in the chain")
    found: dict[int, list[bytes]] = {number: [] for number in places}
    level = list(leaves)
    while len(level) > 1:
        for number, place in places.items():
            if place ^ 1 < len(level):
                found[number].append(level[place ^ 1])
            places[number] = place >> 1
        level = [_up(level, place) for place in range(0, len(level), 2)]
    return found


def _up(level: Sequence[bytes], place: int) -> bytes:
    pair = level[place : place + 2]
    return hashlib.sha256(b"\x01" + pair[0] + pair[1]).digest() if len(pair) == 2 else pair[0]
