"""What may be wrong with a file or a cell: a code, a sentence, and how to mend it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from yiteng.ledgers.sheets.sentences import WORDS


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong.

    code: of WORDS. sheet, row (from 1), column (letters): where it stands, as Excel says it.
    head: the words above the column; value: what the cell holds. params: of the sentence.
    """

    code: str
    sheet: str = ""
    row: int = 0
    column: str = ""
    head: str = ""
    value: str = ""
    params: Mapping[str, object] = field(default_factory=dict)

    def english(self) -> str:
        """Where, what and how to mend it, in English."""
        what, how = WORDS[self.code]
        where = f"{self.sheet} {self.column}{self.row or ''}".strip()
        said = f"{what.format(**self.params)} {how.format(**self.params)}"
        return f"{where}: {said}" if where else said


class Unfit(Exception):
    """The file as a whole cannot be taken in."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(fault.english())


class Unclear(Exception):
    """A cell that cannot be read as what its column holds."""

    def __init__(self, code: str, **params: object) -> None:
        self.code, self.params = code, params
        super().__init__(code)
