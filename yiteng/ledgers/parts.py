"""One sheet that is read, with what its columns become."""

from __future__ import annotations

from dataclasses import dataclass

from yiteng.ledgers.sheets.heads import Column
from yiteng.ledgers.sheets.opening import Sheet
from yiteng.rules.kind import Kind


@dataclass(frozen=True, slots=True)
class Part:
    """One sheet that is read. first: index of the first row below its heads.

    kind: of all its rows; mark: by which the unit's choice is known again; ours: it was exported
    for editing, and names record and version of each row.
    """

    sheet: Sheet
    first: int
    columns: tuple[Column, ...]
    kind: Kind
    mark: str = ""
    ours: bool = False
