"""Cells of an xlsx that hold an error: the reader gives them as empty, and empty they are not."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from defusedxml import DefusedXmlException, ElementTree

#: What stands in the place of an error, whichever it was.
BROKEN = "#REF!"
#: Sheet → places of errors, row and column from 0.
Errors = dict[str, list[tuple[int, int]]]
_CELL = re.compile(rb'<c r="([A-Z]+)(\d+)"[^>]*? t="e"')
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PIECE, _OVERLAP = 1 << 20, 200


def errors(content: bytes) -> Errors:
    """Where errors stand, by sheet; read piece by piece, so that memory stays small."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: found for name, part in _parts(archive) if (found := _errors(archive, part))}


def _errors(archive: zipfile.ZipFile, part: str) -> list[tuple[int, int]]:
    found: dict[tuple[int, int], None] = {}
    with archive.open(part) as handle:
        tail = b""
        while piece := handle.read(_PIECE):
            window = tail + piece
            if b't="e"' in window:
                for letters, row in _CELL.findall(window):
                    found[int(row) - 1, _index(letters)] = None
            tail = window[-_OVERLAP:]
    return list(found)


def _index(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """The name of each sheet and the member that holds it."""
    try:
        book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
        links = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    except (KeyError, ElementTree.ParseError, DefusedXmlException):
        return
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    for sheet in book.iter(f"{_MAIN}sheet"):
        target = targets.get(sheet.get(f"{_REL}id"), "")
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if part in archive.namelist():
            yield sheet.get("name", ""), part
