"""Bytes on disk: under their hash, written beside and moved into place, cleared when orphaned.

A file is written before its row. A kill between the two leaves a file without a row, which the
daily step removes; a row without a file cannot come about.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from pathlib import Path
from secrets import token_hex

from django.conf import settings

from yiteng.audit.writing import sync_folder

#: A file without a row is left alone this long: its row may be on the way.
GRACE = timedelta(hours=24)
_COMING = "coming"


def root() -> Path:
    """The folder of the store."""
    return Path(settings.FILES_ROOT)


def coming() -> Path:
    """A fresh name for bytes that are being received."""
    folder = root() / _COMING
    folder.mkdir(parents=True, exist_ok=True)
    return folder / token_hex(16)


def keep(received: Path, sha256: str, ending: str) -> str:
    """Move received bytes to their place and return it, relative to the root.

    Where the same bytes are there already they are kept and counted as fresh.
    """
    place = f"{sha256[:2]}/{sha256[2:4]}/{sha256}.{ending}"
    target = root() / place
    try:
        os.utime(target)
    except FileNotFoundError:
        target.parent.mkdir(parents=True, exist_ok=True)
        _sync(received)
        received.replace(target)
        sync_folder(target.parent)
    else:
        received.unlink()
    return place


def clear(wanted: Callable[[Iterable[str]], set[str]], *, now: datetime) -> int:
    """Remove files nobody wants that have lain for GRACE; returns how many.

    wanted: of the given places, those a row names.
    """
    before = (now - GRACE).timestamp()
    removed = 0
    for folder in _folders():
        old = [p for p in folder.iterdir() if p.is_file() and p.stat().st_mtime < before]
        places = {p: p.relative_to(root()).as_posix() for p in old}
        kept = wanted(places.values())
        removed += sum(_drop(path, before) for path, place in places.items() if place not in kept)
    return removed


def _drop(path: Path, before: float) -> bool:
    """Remove one file, unless it is wanted again at this very moment (see keep)."""
    aside = path.with_name(f"{path.name}.going")
    path.rename(aside)
    if aside.stat().st_mtime >= before:
        aside.rename(path)
        return False
    aside.unlink()
    return True


def _folders() -> list[Path]:
    places = root().glob("[0-9a-f][0-9a-f]/[0-9a-f][0-9a-f]")
    return [folder for folder in (root() / _COMING, *places) if folder.is_dir()]


def _sync(path: Path) -> None:
    with path.open("rb+") as handle:
        os.fsync(handle.fileno())
