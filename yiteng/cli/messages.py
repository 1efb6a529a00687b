"""Catalogues of words: every .po is compiled to its .mo when it is newer."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent


def catalogues(root: Path = PACKAGE) -> Iterator[Path]:
    """Every .po file below root, in a stable order."""
    return iter(sorted(root.rglob("locale/*/LC_MESSAGES/django.po")))


def compile_stale(root: Path = PACKAGE) -> list[Path]:
    """Compile each .po whose .mo is missing or older. Returns the .po files compiled.

    A .mo is written beside its .po and moved into place whole, so that two processes that start at
    once never read half a file. Nothing is committed; a read-only installation carries its .mo.
    """
    stale = [po for po in catalogues(root) if _stale(po, po.with_suffix(".mo"))]
    for po in stale:
        _compile(po)
    return stale


def _stale(po: Path, mo: Path) -> bool:
    return not mo.exists() or mo.stat().st_mtime_ns < po.stat().st_mtime_ns


def _compile(po: Path) -> None:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with po.open("rb") as source:
        catalogue = read_po(source, locale=po.parts[-3])
    fresh = po.with_suffix(f".{os.getpid()}.tmp")
    with fresh.open("wb") as target:
        write_mo(target, catalogue)
    fresh.replace(po.with_suffix(".mo"))
