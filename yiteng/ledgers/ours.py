"""Sheets that were exported for editing: kind, columns, record and version travel along."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from yiteng.commitments.kinds import kinds
from yiteng.ledgers.parts import Part
from yiteng.ledgers.rows import Reader
from yiteng.ledgers.sheets.cells import text
from yiteng.ledgers.sheets.heads import Column
from yiteng.ledgers.sheets.opening import ID, VERSION, Book, Sheet


def ours(book: Book, sheet: Sheet) -> Part | None:
    """The sheet as it was exported, its columns told, not guessed; None for any other sheet."""
    kind = kinds().get(_kind(book, sheet))
    if kind is None:
        return None
    heads = sheet.rows[0]
    fields = book.meta.get("kinds", {}).get(kind.code) or book.meta.get("columns", [])
    columns = tuple(
        Column(index, text(heads[index]) if index < len(heads) else "", str(code), str(unit))
        for index, (code, unit) in enumerate(fields) if code
    )  # fmt: skip
    return Part(sheet, 1, columns, kind, ours=True)


def _kind(book: Book, sheet: Sheet) -> str:
    """What the first of the two hidden heads names; empty where they are not there."""
    heads = [text(cell) for cell in sheet.rows[0][:2]] if sheet.rows else []
    if not book.meta or len(heads) < 2 or heads[1] != VERSION:
        return ""
    name, _, kind = heads[0].partition(":")
    return "" if name != ID else kind or str(book.meta.get("kind", ""))


def carried(book: Book, chunk: Sequence[tuple[int, int, Sequence[Any]]], parts: Sequence[Part],
            readers: Sequence[Reader]) -> tuple[dict[int, tuple[int, int]], dict[int, dict[str, str]]]:  # fmt: skip
    """Record and version each row carries along, and its cells that were edited, by position."""
    ids: dict[int, tuple[int, int]] = {}
    edited: dict[int, dict[str, str]] = {}
    for position, (number, _, line) in enumerate(chunk):
        if not parts[number].ours:
            continue
        id_, seen = (text(line[i]) if i < len(line) else "" for i in (0, 1))
        if not id_ and not seen:
            continue
        ids[position] = (int(id_) if id_.isdecimal() else -1, int(seen) if seen.isdecimal() else 0)
        was = book.base.get(ids[position][0], [])
        edited[position] = {
            t.code: now for c, t, _ in readers[number].columns
            if (now := text(line[c.index]) if c.index < len(line) else "")
            != (was[c.index] if c.index < len(was) else "")
        }  # fmt: skip
    return ids, edited
