"""A small writer of Excel 97 files: one sheet of texts and numbers in the container of its time."""

from __future__ import annotations

from collections.abc import Sequence
from struct import pack
from typing import Any

SECTOR = 512
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def xls(rows: Sequence[Sequence[Any]], name: str = "Sheet1") -> bytes:
    """The bytes of a workbook that Excel 97 could have written."""
    return container(_workbook(rows, name))


def container(stream: bytes, title: str = "Workbook") -> bytes:
    """A compound file with one stream: header, one sector of FAT, one of the directory, the rest."""
    stream = stream.ljust(max(4096, -(-len(stream) // SECTOR) * SECTOR), b"\0")
    count = len(stream) // SECTOR
    assert count + 2 <= 128, "one sector of FAT holds 128 entries"
    chain = [_FAT, _END, *range(3, count + 2), _END]
    fat = pack(f"<{len(chain)}I", *chain).ljust(SECTOR, b"\xff")
    entries = _entry("Root Entry", 5, _END, 0, child=1) + _entry(title, 2, 2, len(stream))
    directory = entries + _entry("", 0, 0, 0) * 2
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    header += pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    header += pack("<IIIIIIIII", 0, 1, 1, 0, 4096, _END, 0, _END, 0) + pack("<I", 0)
    return header + b"\xff" * (SECTOR - len(header)) + fat + directory + stream


def _entry(name: str, kind: int, start: int, size: int, child: int = _FREE) -> bytes:
    words = name.encode("utf-16-le")
    return (words.ljust(64, b"\0") + pack("<HBB", len(words) + 2 if name else 0, kind, 1)
            + pack("<III", _FREE, _FREE, child) + b"\0" * 36 + pack("<IQ", start, size))  # fmt: skip


def _workbook(rows: Sequence[Sequence[Any]], name: str) -> bytes:
    sheet = _record(0x809, pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))
    width = max(len(row) for row in rows)
    sheet += _record(0x200, pack("<IIHHH", 0, len(rows), 0, width, 0))
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            sheet += _cell(number, column, cell)
    sheet += _record(0x0A, b"")
    begin = _record(0x809, pack("<HHHHII", 0x600, 5, 0, 0, 0, 0))
    title = name.encode("utf-16-le")
    place = len(begin) + 4 + 8 + len(title) + 4
    bound = _record(0x85, pack("<IBBBB", place, 0, 0, len(name), 1) + title)
    return begin + bound + _record(0x0A, b"") + sheet


def _cell(row: int, column: int, cell: Any) -> bytes:
    if isinstance(cell, int | float):
        return _record(0x203, pack("<HHHd", row, column, 0, float(cell)))
    words = str(cell).encode("utf-16-le")
    return _record(0x204, pack("<HHHHB", row, column, 0, len(str(cell)), 1) + words)


def _record(code: int, body: bytes) -> bytes:
    return pack("<HH", code, len(body)) + body
