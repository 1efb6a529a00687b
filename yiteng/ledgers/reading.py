"""Staging a file in chunks: each chunk is one transaction, a kill loses at most the one in hand."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from typing import Any

from django.db import transaction

from yiteng.audit.insert import fields_of, put, reserve
from yiteng.commitments.kinds import kind_of
from yiteng.files import store
from yiteng.files.models import Attachment
from yiteng.ledgers import plans
from yiteng.ledgers.comparing import Comparer, Found
from yiteng.ledgers.directory import Directory
from yiteng.ledgers.models import READING, READY, REFUSED, Import, Staged
from yiteng.ledgers.rows import Reader
from yiteng.ledgers.sheets import cells
from yiteng.ledgers.sheets.faults import Fault, Unfit
from yiteng.ledgers.sheets.opening import Book, open_book
from yiteng.rules.actor import Actor

#: Rows staged in one transaction.
CHUNK = 1000
_JSON = json.JSONEncoder(ensure_ascii=False)
Beat = Callable[[str], None]


class Moved(Exception):
    """The import was cancelled or taken over meanwhile: nothing more is to be done here."""


def read(row: Import, actor: Actor, beat: Beat) -> None:
    """Read and compare what has not been staged yet, then let the import be ready.

    beat: called between chunks, so that nobody takes the work over. A file that cannot be taken
    in as a whole is refused with its fault.
    """
    try:
        book = open_book(content(row), row.name)
        kind = kind_of(row.kind)
        found = plans.parts(book, kind, plans.remembered(row.unit_id, row.kind))
    except Unfit as unfit:
        _advance(row, row.done, phase=REFUSED, fault=plain(unfit.fault))
        return
    beat(f"row {row.done}")
    total = sum(len(p.sheet.rows) - p.first for p in found)
    _advance(row, row.done, plan=plans.told(found, book), total=total)
    comparer = _comparer(row, actor)
    readers = [Reader(p.sheet.name, p.columns, kind, comparer.directory, row.year, book.shift)
               for p in found]  # fmt: skip
    lines = islice(plans.lines(found), row.done, None)
    while chunk := list(islice(lines, CHUNK)):
        pairs = [(readers[n].read(line, number), readers[n]) for n, number, line in chunk]
        ids, edited = _carried(book, chunk, readers)
        _stage(row, comparer.compare(pairs, ids, edited), len(chunk))
        beat(f"row {row.done}")
    _advance(row, row.done, phase=READY)


def content(row: Import) -> bytes:
    """The bytes of the file."""
    return (store.root() / Attachment.objects.get(pk=row.file).path).read_bytes()


def plain(fault: Fault) -> dict[str, Any]:
    """A fault as it is kept."""
    return {
        "code": fault.code, "sheet": fault.sheet, "row": fault.row, "column": fault.column,
        "head": fault.head, "value": fault.value, "params": dict(fault.params),
    }  # fmt: skip


def _comparer(row: Import, actor: Actor) -> Comparer:
    directory = Directory(actor)
    found = Comparer(kind_of(row.kind), actor, directory, row.defaults, row.reason, row.unit_id)
    if row.done:
        staged = Staged.objects.filter(imported=row).exclude(outcome="left_out")
        for key, target, sheet, number in staged.values_list("key", "target", "sheet", "row"):
            found.taken.setdefault(f"#{target}" if target else key, (sheet, number))
    return found


def _carried(
    book: Book, chunk: Sequence[tuple[int, int, Sequence[Any]]], readers: Sequence[Reader]
) -> tuple[dict[int, tuple[int, int]], dict[int, dict[str, str]]]:
    """Record and version of rows an export of ours carried along, and which cells were edited."""
    ids: dict[int, tuple[int, int]] = {}
    edited: dict[int, dict[str, str]] = {}
    if not book.meta:
        return ids, edited
    place, version = book.meta.get("id", 0), book.meta.get("version", 1)
    for position, (number, _, line) in enumerate(chunk):
        id_, seen = (cells.text(line[i]) if i < len(line) else "" for i in (place, version))
        if not id_ and not seen:
            continue
        ids[position] = (int(id_) if id_.isdecimal() else -1, int(seen) if seen.isdecimal() else 0)
        was = book.base.get(ids[position][0], [])
        edited[position] = {
            t.code: now for c, t, _ in readers[number].columns
            if (now := cells.text(line[c.index]) if c.index < len(line) else "")
            != (was[c.index] if c.index < len(was) else "")
        }  # fmt: skip
    return ids, edited


def _stage(row: Import, found: Sequence[Found], count: int) -> None:
    """Write one chunk and move the import on, in one transaction. Raises Moved."""
    counts = Counter(row.counts)
    counts.update(item.outcome for item in found)
    with transaction.atomic():
        ids = reserve(Staged, len(found))
        put(Staged, [_prepared(row, item, id_) for item, id_ in zip(found, ids, strict=True)])
        _advance(row, row.done + count, counts=dict(counts))


def _prepared(row: Import, item: Found, id_: int) -> list[Any]:
    """A staged row as the driver takes it, in the order of the model's fields."""
    read = item.read
    values: Mapping[str, Any] = {
        "id": id_, "imported_id": row.pk, "sheet": read.sheet[:100], "row": read.row,
        "outcome": item.outcome, "key": item.key, "title": str(read.values.get("title", ""))[:200],
        "target": item.target, "seen": item.seen, "chosen": False,
        "values": _json(read.values), "changes": _json(item.changes),
        "faults": _json([plain(f) for f in read.faults] or ([{"why": read.left_out}] if read.left_out else [])),
    }  # fmt: skip
    return [values[f.attname] for f in fields_of(Staged)]


def _json(value: Any) -> str:
    return _JSON.encode(value) if value else "[]" if isinstance(value, list) else "{}"


def _advance(row: Import, done: int, **columns: Any) -> None:
    """Move the import on, if nobody else did. Raises Moved."""
    mine = Import.objects.filter(pk=row.pk, phase=READING, round=row.round, done=row.done)
    if not mine.update(done=done, **columns):
        raise Moved
    row.done = done
    for name, value in columns.items():
        setattr(row, name, value)
