"""What may be stored: one literal table, and the look into a file that proves its name right."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

MEGABYTE = 1024 * 1024
_OFFICE = "application/vnd.openxmlformats-officedocument."


@dataclass(frozen=True, slots=True)
class Type:
    """One allowed type. megabytes: the most that is taken in; picture: re-encoded by Pillow.

    proves: whether the file's own bytes are of this type.
    """

    endings: tuple[str, ...]
    media_type: str
    megabytes: int
    proves: Callable[[Path], bool]
    picture: str = ""


def _pdf(path: Path) -> bool:
    with path.open("rb") as handle:
        return b"%PDF-" in handle.read(1024)


def _begins(*marks: bytes, at: int = 0) -> Callable[[Path], bool]:
    def proves(path: Path) -> bool:
        with path.open("rb") as handle:
            handle.seek(at)
            return handle.read(12).startswith(marks)

    return proves


def _office(folder: str) -> Callable[[Path], bool]:
    def proves(path: Path) -> bool:
        if not zipfile.is_zipfile(path):
            return False
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            unpacked = sum(info.file_size for info in archive.infolist())
        return (
            "[Content_Types].xml" in names
            and any(name.startswith(folder) for name in names)
            and not any(name.lower().endswith("vbaproject.bin") for name in names)
            and unpacked <= 400 * MEGABYTE
        )

    return proves


def _old_excel(path: Path) -> bool:
    """An Excel 97 workbook without macros: the container of its time, and no project inside."""
    content = path.read_bytes()
    return (
        content.startswith(b"\xd0\xcf\x11\xe0")
        and "_VBA_PROJECT".encode("utf-16-le") not in content
    )


def _plain_text(path: Path) -> bool:
    """Text in an encoding in use here: no NUL bytes, unless UTF-16 says so by its mark."""
    with path.open("rb") as handle:
        begin = handle.read(65536)
    return b"\x00" not in begin or begin.startswith((b"\xff\xfe", b"\xfe\xff"))


#: Everything else is refused. Office files with macros count as something else.
TYPES = (
    Type(("pdf",), "application/pdf", 30, _pdf),
    Type(("docx",), f"{_OFFICE}wordprocessingml.document", 30, _office("word/")),
    Type(("xlsx",), f"{_OFFICE}spreadsheetml.sheet", 30, _office("xl/")),
    Type(("xls",), "application/vnd.ms-excel", 30, _old_excel),
    Type(("csv",), "text/csv", 60, _plain_text),
    Type(("jpg", "jpeg"), "image/jpeg", 40, _begins(b"\xff\xd8\xff"), "JPEG"),
    Type(("png",), "image/png", 40, _begins(b"\x89PNG\r\n\x1a\n"), "PNG"),
    Type(("webp",), "image/webp", 40, _begins(b"WEBP", at=8), "WEBP"),
)
BY_ENDING = {ending: type_ for type_ in TYPES for ending in type_.endings}
#: For the ``accept`` of a file field.
ACCEPT = ",".join(f".{ending}" for ending in BY_ENDING)


#: Brands of HEIC and HEIF in the first box of a file.
_HEIC = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")


def ending_of_heic(name: str) -> bool:
    """Whether a name says that it is a HEIC picture.

    >>> ending_of_heic("IMG_0001.HEIC")
    True
    """
    return name.rpartition(".")[2].lower() in ("heic", "heif")


def is_heic(path: Path) -> bool:
    """Whether a file is a HEIC picture under another name, by its bytes."""
    with path.open("rb") as handle:
        begin = handle.read(12)
    return begin[4:8] == b"ftyp" and begin[8:12] in _HEIC


def type_of(name: str) -> Type | None:
    """The allowed type a name ends in, None for any other.

    >>> type_of("会议纪要.PDF").media_type
    'application/pdf'
    """
    return BY_ENDING.get(name.rpartition(".")[2].lower())
