"""Cells of an xlsx the reader gives as empty, and empty they are not: errors, and formulas that no
spreadsheet has computed. And whether its days are counted from 1904."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from defusedxml import DefusedXmlException, ElementTree

#: What stands in the place of an error, whichever it was, and of a formula without a value.
BROKEN, BARE = "#REF!", "#FORMULA!"
#: Sheet → places with what stands there, row and column from 0.
Errors = dict[str, dict[tuple[int, int], str]]
#: Days between the two ways a workbook counts them.
SHIFT = 1462
_BARE = re.compile(
    rb'<c r="([A-Z]+)(\d+)"[^>]*>\s*<f\b[^>]*(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>'
)
_1904 = re.compile(rb'<workbookPr\b[^>]*\bdate1904="(?:1|true)"')
_CELL = re.compile(rb'<c r="([A-Z]+)(\d+)"[^>]*? t="e"')
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PIECE, _OVERLAP = 1 << 20, 4000


def errors(content: bytes) -> Errors:
    """Where errors stand, by sheet; read piece by piece, so that memory stays small."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: found for name, part in _parts(archive) if (found := _errors(archive, part))}


def shift(content: bytes) -> int:
    """Days to add to a bare number of a day: 1462 where the workbook counts from 1904, else 0."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if "xl/workbook.xml" not in archive.namelist():
            return 0
        return SHIFT if _1904.search(archive.read("xl/workbook.xml")) else 0


def _errors(archive: zipfile.ZipFile, part: str) -> dict[tuple[int, int], str]:
    found: dict[tuple[int, int], str] = {}
    with archive.open(part) as handle:
        tail = b""
        while piece := handle.read(_PIECE):
            window = tail + piece
            if b't="e"' in window:
                for letters, row in _CELL.findall(window):
                    found[int(row) - 1, _index(letters)] = BROKEN
            if b"<f" in window:
                for letters, row in _BARE.findall(window):
                    found[int(row) - 1, _index(letters)] = BARE
            tail = window[-_OVERLAP:]
    return found


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
