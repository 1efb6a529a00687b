"""Taking in the bytes of one file: counted, proved, redrawn, scanned, put in their place.

Works on disk only, so that no transaction is held open meanwhile (one writer at a time on SQLite).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Protocol

from yiteng.files import refusals, scanning, store
from yiteng.files.pictures import CutOff, NotAPicture, Picture, TooManyPixels, redraw
from yiteng.files.types import MEGABYTE, Type, ending_of_heic, is_heic, type_of


class Upload(Protocol):
    """What comes in: Django's UploadedFile, or ContentFile with a name."""

    name: str | None

    def chunks(self) -> Iterator[bytes]:
        """The bytes, piece by piece."""
        ...


@dataclass(frozen=True, slots=True)
class Received:
    """A file in the store that no row names yet. size: bytes; width, height: pixels.

    looks: what a picture looks like, to find it used elsewhere; empty for other files.
    """

    name: str
    media_type: str
    size: int
    sha256: str
    path: str
    width: int | None = None
    height: int | None = None
    looks: tuple[int, ...] = ()


def receive(upload: Upload, *, place: bool = False) -> Received:
    """Check one upload and put its bytes in their place.

    Pictures are drawn anew without metadata; place: their position alone stays. Raises Refused with the sentence for a type that is
    not in the table, content that is not what it says, too much, nothing at all, or what a
    scanner finds.
    """
    name = plain_name(upload.name or "")
    type_ = type_of(name)
    if type_ is None:
        raise refusals.heic(name) if ending_of_heic(name) else refusals.unknown_type(name)
    with _coming() as path:
        _copy(upload, path, name, type_)
        if not type_.proves(path):
            raise refusals.heic(name) if is_heic(path) else refusals.not_what_it_says(name)
        drawn = _redraw(path, name, type_, place) if type_.picture else None
        if not scanning.clean(path):
            raise refusals.scanner_found(name)
        size, sha256 = _measure(path)
        kept = store.keep(path, sha256, type_.endings[0])
    if drawn is None:
        return Received(name, type_.media_type, size, sha256, kept)
    return Received(
        name, type_.media_type, size, sha256, kept, drawn.width, drawn.height, drawn.looks
    )


def plain_name(name: str) -> str:
    """The last part of a name without control characters, at most 200 characters.

    >>> plain_name("C:\\\\图片\\\\现场.jpg")
    '现场.jpg'
    """
    last = PurePosixPath(name.replace("\\", "/")).name
    kept = re.sub(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]", "", last).strip()
    stem, dot, ending = kept.rpartition(".")
    return f"{stem[: 199 - len(ending)]}{dot}{ending}"[-200:]


@contextmanager
def _coming() -> Iterator[Path]:
    path = store.coming()
    try:
        yield path
    finally:
        path.unlink(missing_ok=True)


def _copy(upload: Upload, path: Path, name: str, type_: Type) -> None:
    size = 0
    with path.open("wb") as handle:
        for chunk in upload.chunks():
            size += len(chunk)
            if size > type_.megabytes * MEGABYTE:
                raise refusals.too_big(name, type_.megabytes)
            handle.write(chunk)
    if size == 0:
        raise refusals.empty(name)


def _redraw(path: Path, name: str, type_: Type, place: bool) -> Picture:
    try:
        picture = redraw(path, type_.picture, place=place)
    except TooManyPixels as error:
        raise refusals.too_many_pixels(name) from error
    except CutOff as error:
        raise refusals.cut_off(name) from error
    except NotAPicture as error:
        raise refusals.not_what_it_says(name) from error
    path.write_bytes(picture.content)
    return picture


def _measure(path: Path) -> tuple[int, str]:
    with path.open("rb") as handle:
        return path.stat().st_size, hashlib.file_digest(handle, "sha256").hexdigest()
