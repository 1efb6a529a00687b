"""The bytes of a Word file: the same for the same paper, so that its fingerprint can be kept."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from xml.sax.saxutils import quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from yiteng.papers.measures import FONTS

#: What a paper says of the moment it was made: nothing.
_STILL = datetime(2000, 1, 1, tzinfo=UTC)
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_FONT_TABLE = "word/fontTable.xml"


def pack(paper: Any, title: str) -> bytes:
    """The document as a Word file with fixed times and sorted members."""
    core = paper.core_properties
    core.title, core.author, core.last_modified_by, core.comments = title[:200], "", "", ""
    core.created = core.modified = core.last_printed = _STILL
    core.revision, core.language = 1, "zh-CN"
    held = BytesIO()
    paper.save(held)
    return zipped({**members(held.getvalue()), _FONT_TABLE: _fonts()})


def members(packed: bytes) -> dict[str, bytes]:
    """The members of a ZIP by name."""
    with ZipFile(BytesIO(packed)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(files: dict[str, bytes]) -> bytes:
    """A ZIP with fixed times, members in the order of their names; Word's list of types first."""
    held = BytesIO()
    first = "[Content_Types].xml"
    with ZipFile(held, "w", ZIP_DEFLATED) as archive:
        for name in sorted(files, key=lambda one: (one != first, one)):
            info = ZipInfo(name, _ZIP_TIME)
            info.compress_type, info.create_system, info.external_attr = (
                ZIP_DEFLATED,
                3,
                0o644 << 16,
            )
            archive.writestr(info, files[name])
    return held.getvalue()


def fingerprint(packed: bytes) -> str:
    """SHA-256 of a file, hexadecimal."""
    return hashlib.sha256(packed).hexdigest()


def _fonts() -> bytes:
    """The fonts the file names, each with what may stand in for it."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    rows = "".join(
        f"<w:font w:name={quoteattr(name)}><w:altName w:val={quoteattr(other)}/>"
        '<w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
        for name, other in FONTS.items()
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{head}<w:fonts xmlns:w="{space}">{rows}</w:fonts>'.encode()
