"""Minutes as plain text that an office types: 一、 begins a heading, （一） one below it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from yiteng.papers.values import Block, Heading, Text
from yiteng.papers.words import heading, one_line

_NUMERALS = "〇零一二三四五六七八九十百"
_FIRST = re.compile(rf"\s*[{_NUMERALS}]+、\s*(.+)")
_SECOND = re.compile(rf"\s*[（(][{_NUMERALS}]+[）)]\s*(.+)")
#: The first sentence is the heading; what follows runs on behind it.
_RUN_ON = re.compile(r"([^。]+。)(.+)")


def written(blocks: Iterable[Block]) -> str:
    """Headings and paragraphs as lines, numbered as the Word file numbers them."""
    return "\n".join(_lines(blocks))


def read(text: str) -> tuple[Block, ...]:
    """The blocks of a text; numbers are given anew, in the order of the lines."""
    return tuple(_block(line) for line in text.splitlines() if line.strip())


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    counts = [0, 0]
    for block in blocks:
        if isinstance(block, Text):
            yield from (line for line in block.text.splitlines() if line.strip())
        elif isinstance(block, Heading):
            level = min(block.level, 2)
            counts[level - 1] += 1
            if level == 1:
                counts[1] = 0
            yield heading(level, counts[level - 1]) + _joined(block)


def _joined(block: Heading) -> str:
    words, rest = one_line(block.text), one_line(block.rest)
    if rest and words[-1] not in "。：；，！？":
        words += "。"
    return words + rest


def _block(line: str) -> Block:
    for level, form in ((1, _FIRST), (2, _SECOND)):
        found = form.fullmatch(line)
        if found:
            words = found[1].strip()
            ran = _RUN_ON.fullmatch(words)
            first, rest = (ran[1].rstrip("。"), ran[2]) if ran else (words, "")
            return Heading(1 if level == 1 else 2, first, rest)
    return Text(line.strip())
