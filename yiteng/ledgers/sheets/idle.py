"""Lines of a sheet that are no matter: empty ones, sums, headings, numbers of columns, heads again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from yiteng.ledgers.sheets import cells
from yiteng.ledgers.sheets.heads import Column

#: First cells of lines that sum up or explain.
_SUMS = ("合计", "总计", "小计", "共计", "总数", "填表说明", "填报人", "填表人", "注:", "备注:", "说明:", "审核人", "制表人", "单位负责人")  # fmt: skip

_FIRST = frozenset(
    {words[0] for words in _SUMS} | {"-", "—", "/", "无", "待", "空", "暂", "N", "n"}
)


class Idle:
    """Judges the lines of one sheet. columns: each with the code of what it becomes."""

    def __init__(self, columns: Sequence[tuple[Column, str]]) -> None:
        self.columns = columns
        self._heads = "\0".join(c.head for c, _ in columns)

    def why(self, line: Sequence[Any]) -> str:
        """Why a line is no matter; empty where it is one."""
        held = [c for c in line if c != "" and c is not None]
        if len(held) > 3 and self._plain(held):
            return ""
        said = [(i, cells.text(c)) for i, c in enumerate(line) if not cells.is_blank(c)]
        if not said:
            return "empty"
        first = cells.folded(said[0][1])
        if first.startswith(_SUMS):
            return "sum"
        different = {words for _, words in said}
        titles = {c.index for c, code in self.columns if code in ("title", "key", "number")}
        if len(different) == 1 and len(first) > 0 and (len(said) > 1 or said[0][0] not in titles):
            return "heading"
        held = [words for _, words in said]
        if all(h.isdecimal() for h in held) and held == [str(n + 1) for n, _ in said]:
            return "numbering"
        return "head" if self._repeats(line) else ""

    def _plain(self, held: Sequence[Any]) -> bool:
        """Whether a line is surely a matter: most are, and need no closer look."""
        first = cells.text(held[0])
        return (held[0] != held[1] and first[:1] not in _FIRST and not first.isdecimal()
                and first not in self._heads)  # fmt: skip

    def _repeats(self, line: Sequence[Any]) -> bool:
        """Whether the line is the head again, as where pages were pasted below one another."""
        same = sum(1 for c, _ in self.columns
                   if c.index < len(line) and cells.text(line[c.index]) and
                   cells.folded(cells.text(line[c.index])) in cells.folded(c.head))  # fmt: skip
        return same >= max(2, len(self.columns) - 1)
