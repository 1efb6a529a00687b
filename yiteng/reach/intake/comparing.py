"""Each row beside what is held: new, changed or the same; nothing is written here."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from yiteng.reach.intake.held import Values
from yiteng.reach.intake.readers import Readers
from yiteng.reach.intake.sheets import Row, Wrong
from yiteng.reach.intake.values import Unread
from yiteng.rules.actor import Actor
from yiteng.rules.words import N_


@dataclass(frozen=True)
class Line:
    """What a row would do. held: the row it would change, None for a new one; key: what it is about."""

    sheet: str
    number: int
    name: str
    before: str
    after: str
    outcome: str
    key: tuple[Any, ...]
    new: Values
    held: Any = None


@dataclass
class Compared:
    """Lines in the order of the file, and what is wrong."""

    lines: list[Line] = field(default_factory=list)
    wrong: list[Wrong] = field(default_factory=list)

    def counts(self) -> dict[str, int]:
        """How many rows are new, changed, the same, wrong."""
        found = {outcome: sum(line.outcome == outcome for line in self.lines)
                 for outcome in ("new", "changed", "same")}  # fmt: skip
        return {**found, "wrong": len(self.wrong)}


def compare(rows: list[Row], wrong: list[Wrong], actor: Actor, system: str) -> Compared:
    """Every row beside what the county holds; at most eight queries whatever the number of rows."""
    held = Readers(actor, system, {row.layout.code for row in rows})
    held.named = {row.cells["node"] for row in rows if row.layout.code == "nodes"}
    found = Compared(wrong=list(wrong))
    seen: set[tuple[Any, ...]] = set()
    for row in rows:
        try:
            line = _line(held, row)
        except Unread as unread:
            found.wrong.append(Wrong(row.layout.name, row.number, unread.sentence, unread.params,
                                     unread.column))  # fmt: skip
            continue
        if line.key in seen:
            found.wrong.append(
                Wrong(
                    row.layout.name,
                    row.number,
                    N_("{name} stands twice in the file."),
                    {"name": line.name},
                )
            )
        seen.add(line.key)
        found.lines.append(line)
    return found


def _line(held: Readers, row: Row) -> Line:
    """One row compared. Raises Unread."""
    name, key, new, there = held.read(row)
    before = {k: getattr(there, k) for k in new} if there is not None else {}
    outcome = "new" if there is None else "same" if before == new else "changed"
    if row.layout.code == "facilities" and there.lon is None:
        outcome = "new"
    return Line(row.layout.code, row.number, name, _said(before), _said(new), outcome,
                (row.layout.code, *key), new, there)  # fmt: skip


def _said(found: Values) -> str:
    return ", ".join(
        f"{value:f}" if isinstance(value, Decimal) else str(value)
        for value in found.values()
        if value is not None
    )
