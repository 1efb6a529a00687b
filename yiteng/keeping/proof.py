"""Proving what was brought back: rows, chains and files are those the copy said it held."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.db import connections

from yiteng.audit.verify import verify
from yiteng.files import store
from yiteng.files.models import Attachment
from yiteng.keeping import postgres, sqlite
from yiteng.keeping.manifest import DatabaseCopy, Manifest


@dataclass(frozen=True, slots=True)
class Proof:
    """What was counted, and what did not fit. faults: (what, wanted, found), empty when sound."""

    rows: int
    events: int
    files: int
    faults: tuple[tuple[str, str, str], ...]


def prove(said: Manifest) -> Proof:
    """Compare the installation with the manifest; read every event and every attachment."""
    faults: list[tuple[str, str, str]] = []
    rows = 0
    for alias, wanted in said.databases.items():
        found = _describe(alias)
        rows += sum(found.rows.values())
        faults += _database(alias, wanted, found)
    report = verify()
    faults += [
        (f"chain {chain.county}", "sound", chain.fault.kind)
        for chain in report.chains
        if chain.fault is not None
    ]
    files, broken = _files()
    return Proof(rows, report.events, files, (*faults, *broken))


def _describe(alias: str) -> DatabaseCopy:
    if connections[alias].vendor == "sqlite":
        return sqlite.describe(Path(connections[alias].settings_dict["NAME"]))
    return postgres.describe(alias)


def _database(
    alias: str, wanted: DatabaseCopy, found: DatabaseCopy
) -> Iterator[tuple[str, str, str]]:
    for table in sorted({*wanted.rows, *found.rows}):
        one, other = wanted.rows.get(table), found.rows.get(table)
        if one != other:
            yield f"{alias}.{table}", str(one), str(other)
    if wanted.migrations != found.migrations:
        yield f"{alias} migrations", str(len(wanted.migrations)), str(len(found.migrations))
    if wanted.heads != found.heads:
        yield f"{alias} heads", str(wanted.heads), str(found.heads)
    sound = connections[alias].vendor != "sqlite" or sqlite.sound(
        Path(connections[alias].settings_dict["NAME"])
    )
    if not sound:
        yield alias, "quick_check ok", "not ok"


def _files() -> tuple[int, list[tuple[str, str, str]]]:
    """How many attachments there are, and those whose bytes are missing or changed."""
    rows = Attachment.objects.order_by("path").values_list("path", flat=True).distinct()
    faults, count = [], 0
    for place in rows.iterator():
        count += 1
        path = store.root() / place
        found = _hash(path) if path.is_file() else "missing"
        if found != path.stem:
            faults.append((place, path.stem, found))
    return count, faults


def _hash(path: Path) -> str:
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()
