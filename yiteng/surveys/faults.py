"""What is wrong in a workbook: where it stands, and how to mend it, in one sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Fault:
    """sheet: its name as in the file; row: as Excel counts, 0 for the whole sheet; column: its
    letters or heading; sentence: message id with remedy, ``{name}`` placeholders."""

    sheet: str
    row: int
    column: str
    sentence: str
    params: Mapping[str, object] = field(default_factory=dict)

    @property
    def where(self) -> str:
        """Sheet, row and column in words."""
        parts = [_("Sheet “%(sheet)s”") % {"sheet": self.sheet}] if self.sheet else []
        if self.row:
            parts.append(_("row %(row)s") % {"row": self.row})
        if self.column:
            parts.append(_("column “%(column)s”") % {"column": self.column})
        return _(", ").join(parts)

    @property
    def words(self) -> str:
        """The sentence in the reader's language."""
        return _(self.sentence).format(**self.params)

    def __str__(self) -> str:
        where = self.where
        return f"{where}{_(': ')}{self.words}" if where else self.words


class Unfit(Exception):
    """A workbook is not taken: every reason at once, nothing of it is kept."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(f"{f.sheet}!{f.row} {f.sentence}" for f in self.faults))
