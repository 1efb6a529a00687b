"""Which kind each sheet of a file holds: told, chosen, remembered or guessed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from yiteng.commitments.kinds import kinds
from yiteng.ledgers.guessing import any_layout, guess
from yiteng.ledgers.memory import Memory, mark
from yiteng.ledgers.models import LEFT, Import
from yiteng.ledgers.sheets.opening import Sheet
from yiteng.rules.kind import Kind


@dataclass(frozen=True, slots=True)
class Choice:
    """What is known before the sheets are looked at.

    kind: of the whole file, empty where each sheet says its own; sheets: what was chosen for
    this file, by name; memory: of the unit; file: its name.
    """

    kind: str
    sheets: Mapping[str, str]
    memory: Memory
    file: str = ""

    @classmethod
    def of(cls, row: Import) -> Choice:
        """The choice of an import."""
        return cls(row.kind, row.sheets, Memory(row.unit_id), row.name)

    def of_sheet(self, sheet: Sheet) -> Judged | None:
        """What a sheet holds; None where it has no heads of any kind."""
        place = any_layout(sheet.rows, self.memory)
        heads = [column.head for column in place.columns] if place else []
        known = mark(sheet.name, heads)
        code = self.sheets.get(sheet.name) or self.kind
        if not code and place:
            code = self.memory.kind(known) or guess(sheet.name, sheet.rows, place, self.file)
        if place is None and not code:
            return None
        return Judged(sheet, kinds().get(code), known, code == LEFT)


@dataclass(frozen=True, slots=True)
class Judged:
    """A sheet with the kind it holds, None where nothing says it. mark: by which it is known again;
    left: it was chosen to stay out."""

    sheet: Sheet
    kind: Kind | None
    mark: str
    left: bool
