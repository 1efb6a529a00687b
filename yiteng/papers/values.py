"""What an official paper says, as plain values; `build` makes a Word file of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 4, numbered when built: 一、（一）1.（1）; rest: text that runs on."""

    level: Literal[1, 2, 3, 4]
    text: str
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph of the body, indented by two characters; a line break begins another."""

    text: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A label with what stands behind it, hanging: 出席：区政府办公室、水利局 …"""

    label: str
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a form. width: of 12 parts of the line; label: set in 黑体, centred."""

    text: str
    width: int
    label: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: rows whose cells add up to 12 parts each."""

    rows: tuple[tuple[Cell, ...], ...]


Block = Heading | Text | Listed | Grid


@dataclass(frozen=True, slots=True)
class Annex:
    """附件: begins on a page of its own; its title stands in the note of annexes too."""

    title: str
    body: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Imprint:
    """版记. copies: those who get a copy; printer: who prints it, on which day."""

    copies: tuple[str, ...]
    printer: str
    printed_on: date | None


@dataclass(frozen=True, slots=True)
class Official:
    """A document under a red head (文件式) or with a mark (纪要式); without a head, a plain one.

    head: 发文机关标志 or the mark of minutes; number: 发文字号, see `number`; to: 主送;
    annexes: named in the note of annexes (附件说明), those with a body follow; signed: 署名; on: 成文日期; sealed: room
    for a seal, else the rules for papers without one; by: minutes only, who issues them, at the
    left under the mark, with the date at the right; letter: in the form of a letter (信函格式).
    """

    head: str
    title: str
    body: tuple[Block, ...]
    number: str = ""
    to: tuple[str, ...] = ()
    annexes: tuple[Annex, ...] = ()
    signed: str = ""
    on: date | None = None
    sealed: bool = True
    by: str = ""
    imprint: Imprint | None = None
    note: str = ""
    letter: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """A form (审批表): title, a line under it, tables, one page after the other."""

    title: str
    line: str
    grids: tuple[Grid, ...]
    note: str = ""


def number(code: str, year: int, serial: int) -> str:
    """发文字号: six-cornered brackets, neither 第 nor a leading zero.

    >>> number("博政字", 2023, 5)
    '博政字〔2023〕5号'
    """
    return f"{code}〔{year}〕{serial}号"
