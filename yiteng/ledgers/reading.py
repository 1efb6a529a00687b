"""Staging a file in chunks: each chunk is one transaction, a kill loses at most the one in hand."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby, islice
from typing import Any

from django.db import transaction

from yiteng.audit.insert import fields_of, put, reserve
from yiteng.commitments.kinds import kind_of
from yiteng.files import store
from yiteng.files.models import Attachment
from yiteng.ledgers import plans
from yiteng.ledgers.choice import Choice
from yiteng.ledgers.comparing import Comparer, Found
from yiteng.ledgers.directory import Directory
from yiteng.ledgers.models import READING, READY, REFUSED, Import, Staged
from yiteng.ledgers.ours import carried
from yiteng.ledgers.parts import Part
from yiteng.ledgers.rows import Reader
from yiteng.ledgers.sheets.faults import Fault, Unfit
from yiteng.ledgers.sheets.opening import Book, open_book
from yiteng.ledgers.telling import told
from yiteng.rules.actor import Actor

#: Rows staged in one transaction.
CHUNK = 1000
_JSON = json.JSONEncoder(ensure_ascii=False)
Beat = Callable[[str], None]
#: Number of the part, row as the spreadsheet counts, cells.
Line = tuple[int, int, Sequence[Any]]


class Moved(Exception):
    """The import was cancelled or taken over meanwhile: nothing more is to be done here."""


def read(row: Import, actor: Actor, beat: Beat) -> None:
    """Read and compare what has not been staged yet, then let the import be ready.

    beat: called between chunks, so that nobody takes the work over. A file that cannot be taken
    in as a whole is refused with its fault.
    """
    try:
        book = open_book(content(row), row.name)
    except Unfit as unfit:
        _advance(row, row.done, phase=REFUSED, fault=plain(unfit.fault))
        return
    plan = plans.plan(book, Choice.of(row))
    beat(f"row {row.done}")
    total = sum(len(p.sheet.rows) - p.first for p in plan.parts)
    _advance(row, row.done, plan=told(plan, book), total=total)
    if fault := plans.fault(plan, book):
        _advance(row, row.done, phase=REFUSED, fault=plain(fault))
        return
    _rows(row, actor, book, plan.parts, beat)
    _advance(row, row.done, phase=READY)


def _rows(row: Import, actor: Actor, book: Book, parts: Sequence[Part], beat: Beat) -> None:
    """Stage the rows that are not staged yet."""
    comparers = _Comparers(row, actor)
    readers = [Reader(p.sheet.name, p.columns, p.kind, comparers.directory, row.year, book.shift)
               for p in parts]  # fmt: skip
    lines = islice(plans.lines(parts), row.done, None)
    while chunk := list(islice(lines, CHUNK)):
        _stage(row, _compared(book, chunk, parts, readers, comparers))
        beat(f"row {row.done}")


def content(row: Import) -> bytes:
    """The bytes of the file."""
    return (store.root() / Attachment.objects.get(pk=row.file).path).read_bytes()


def plain(fault: Fault) -> dict[str, Any]:
    """A fault as it is kept."""
    return {
        "code": fault.code, "sheet": fault.sheet, "row": fault.row, "column": fault.column,
        "head": fault.head, "value": fault.value, "params": dict(fault.params),
    }  # fmt: skip


class _Comparers(dict[str, Comparer]):
    """One for each kind of an import, made when its first row is met; they share the names."""

    def __init__(self, row: Import, actor: Actor) -> None:
        super().__init__()
        self.row, self.actor, self.directory = row, actor, Directory(actor)

    def __missing__(self, code: str) -> Comparer:
        row = self.row
        found = Comparer(kind_of(code), self.actor, self.directory, row.defaults, row.reason, row.unit_id)  # fmt: skip
        if row.done:
            staged = Staged.objects.filter(imported=row, kind=code).exclude(outcome="left_out")
            for key, target, sheet, number in staged.values_list("key", "target", "sheet", "row"):
                found.taken.setdefault(f"#{target}" if target else key, (sheet, number))
        self[code] = found
        return found


def _compared(book: Book, chunk: Sequence[Line], parts: Sequence[Part], readers: Sequence[Reader],
              comparers: _Comparers) -> list[tuple[Found, str]]:  # fmt: skip
    """The rows of a chunk with the kind of each, in their order; runs of one kind at once."""
    found: list[tuple[Found, str]] = []
    for code, run in groupby(chunk, lambda line: parts[line[0]].kind.code):
        some = list(run)
        pairs = [(readers[n].read(line, number), readers[n]) for n, number, line in some]
        compared = comparers[code].compare(pairs, *carried(book, some, parts, readers))
        found += [(one, code) for one in compared]
    return found


def _stage(row: Import, found: Sequence[tuple[Found, str]]) -> None:
    """Write one chunk and move the import on, in one transaction. Raises Moved."""
    counts = Counter(row.counts)
    counts.update(item.outcome for item, _ in found)
    with transaction.atomic():
        ids = reserve(Staged, len(found))
        put(Staged, [_prepared(row, *item, id_) for item, id_ in zip(found, ids, strict=True)])
        _advance(row, row.done + len(found), counts=dict(counts))


def _prepared(row: Import, item: Found, kind: str, id_: int) -> list[Any]:
    """A staged row as the driver takes it, in the order of the model's fields."""
    read = item.read
    values: Mapping[str, Any] = {
        "id": id_, "imported_id": row.pk, "sheet": read.sheet[:100], "row": read.row,
        "kind": kind, "outcome": item.outcome, "key": item.key, "title": str(read.values.get("title", ""))[:200],
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
