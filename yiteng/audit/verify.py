"""Verifying chains: the first broken row of each is named; reads in pieces, writes nothing."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from yiteng.audit import checkpoints
from yiteng.audit.canonical import START, chained, leaf
from yiteng.audit.checkpoints import Checkpoint
from yiteng.audit.faults import ChainReport, Fault, Kind, Report
from yiteng.audit.merkle import Range
from yiteng.audit.models import Event
from yiteng.audit.reading import Line, counties, head, lines


def verify(only: Collection[int] | None = None) -> Report:
    """Check every chain (or those of some counties) against itself, its head and checkpoints.

    Found are: an edited row, a removed one, two swapped, a cut tail, an edited head, and a
    history rewritten consistently, as far back as there are checkpoints.
    """
    chosen = counties() | checkpoints.known() if only is None else set(only)
    return Report([_chain(county) for county in sorted(chosen)])


def _chain(county: int) -> ChainReport:
    try:
        points = checkpoints.read(county)
    except ValueError:
        return ChainReport(county, 0, 0, Fault("checkpoint", 0))
    walk = _Walk(county, points)
    fault = walk.fault()
    return ChainReport(county, walk.tree.size, walk.compared, fault)


class _Walk:
    """One pass over a chain: what was seen so far, and the checkpoints still to be met."""

    def __init__(self, county: int, points: Sequence[Checkpoint]) -> None:
        self.county = county
        self.points = points
        self.compared = 0
        self.tree = Range()
        self.hash = START

    def fault(self) -> Fault | None:
        """The first fault, None for a sound chain. Follows a chain that grows meanwhile."""
        seen = -1
        while True:
            for line in lines(self.county, self.tree.size):
                fault = self._row(line)
                if fault is not None:
                    return fault
            length, head_hash = head(self.county) or (0, START)
            if length <= self.tree.size or self.tree.size == seen:
                return self._at_the_end(length, head_hash)
            seen = self.tree.size

    def _row(self, line: Line) -> Fault | None:
        number = self.tree.size + 1
        if line.number != number:
            return Fault("removed", number)
        if leaf(line.data) != line.leaf_hash:
            return Fault("edited", number, line.id)
        content = json.loads(line.data)
        if (content["county"], content["number"]) != (self.county, number):
            return Fault(_misplaced(self.county, number, content["number"]), number, line.id)
        broken = line.previous_hash != self.hash or line.hash != chained(self.hash, line.leaf_hash)
        if broken or not _same(line, content):
            return Fault("edited", number, line.id)
        self.hash = line.hash
        self.tree.add(bytes.fromhex(line.leaf_hash))
        return self._against_points(line)

    def _against_points(self, line: Line) -> Fault | None:
        while self.compared < len(self.points) and self.points[self.compared].size == line.number:
            point = self.points[self.compared]
            if (point.head, point.root) != (self.hash, self.tree.root()):
                last = self.points[self.compared - 1].size if self.compared else 0
                return Fault("rewritten", last + 1)
            self.compared += 1
        return None

    def _at_the_end(self, length: int, head_hash: str) -> Fault | None:
        size = self.tree.size
        if length > size or self.compared < len(self.points):
            return Fault("cut", size + 1)
        if (length, head_hash) != (size, self.hash):
            return Fault("head", size)
        return None


def _same(line: Line, content: dict[str, Any]) -> bool:
    """Whether the columns that find an event say what was hashed."""
    return (
        [line.subject_type, line.subject_id] == content["subject"]
        and [line.post, line.post_title] == content["post"]
        and line.action == content["action"]
        and line.actor_person == content["person"]
        and line.batch == content["batch"]
        and line.said_at == datetime.fromisoformat(content["said_at"])
        and line.recorded_at == datetime.fromisoformat(content["recorded_at"])
    )


def _misplaced(county: int, number: int, belongs: int) -> Kind:
    """Two swapped, or one removed and the next put in its place?"""
    other = Event.objects.filter(county=county, number=belongs).values_list("data", flat=True)
    found = other.first()
    swapped = found is not None and json.loads(found)["number"] == number
    return "swapped" if swapped else "removed"
