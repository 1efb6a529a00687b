"""Which kind of commitment a sheet holds, by its name, its title and its columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext, override

from yiteng.commitments.kinds import kinds
from yiteng.ledgers.columns import COMMON
from yiteng.ledgers.fields import names
from yiteng.ledgers.memory import Memory
from yiteng.ledgers.sheets.cells import folded, text
from yiteng.ledgers.sheets.heads import Layout, layout
from yiteng.rules.kind import Kind

_COMMON = frozenset(target.code for target in COMMON)


def any_layout(rows: Sequence[Sequence[Any]], memory: Memory) -> Layout | None:
    """Where the heads of a sheet are, whichever kind it holds; None where it has none."""
    known: dict[str, str] = {}
    for kind in kinds().values():
        known = names(kind, memory.heads(kind.code)) | known
    return layout(rows, known)


def guess(name: str, rows: Sequence[Sequence[Any]], place: Layout, file: str) -> str:
    """The code of the kind; empty where nothing says it.

    The sheet's name says it, else the title above its heads, else the columns that one kind
    alone has most of, else the file's name.
    """
    above = " ".join(text(cell) for row in rows[: max(0, place.first - 1)] for cell in row)
    return said(name) or said(above) or _by_columns(rows) or said(file)


def said(words: str) -> str:
    """The kind these words name; the longest name counts, two of one length name none."""
    bare, found = folded(words).lower(), dict[str, int]()
    for kind in kinds().values():
        found[kind.code] = max((len(n) for n in _called(kind) if n in bare), default=0)
    return _only(found)


def _called(kind: Kind) -> Iterator[str]:
    for language in ("zh-hans", "en"):
        with override(language):
            yield folded(gettext(kind.title)).lower()
    yield from kind.called


def _by_columns(rows: Sequence[Sequence[Any]]) -> str:
    """The kind with most columns of its own."""
    found = {}
    for kind in kinds().values():
        place = layout(rows, names(kind, {}))
        fields = {c.field for c in place.columns} - {""} if place else set()
        found[kind.code] = len(fields - _COMMON)
    return _only(found)


def _only(found: dict[str, int]) -> str:
    """The code with the highest count above zero, where it is one."""
    most = max(found.values())
    held = [code for code, count in found.items() if count == most]
    return held[0] if most and len(held) == 1 else ""
