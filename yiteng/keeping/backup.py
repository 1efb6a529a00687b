"""Making a copy while everything runs: databases first, then the files their rows name.

A file is written before its row and removed a day after it at the earliest, so every row of the
copied databases finds its file.
"""

from __future__ import annotations

import tempfile
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connections

from yiteng import __version__
from yiteng.audit import checkpoints
from yiteng.files import store
from yiteng.keeping import postgres, sqlite
from yiteng.keeping.archive import Writer, writing
from yiteng.keeping.manifest import DatabaseCopy, Manifest

FACES = ("default", "public")


def make(folder: Path, *, at: datetime, label: str = "yiteng") -> tuple[Path, Manifest]:
    """Write a copy of the whole installation to ``folder``; returns its path and what it holds.

    at: names the file. The archive holds the secret key: only its owner may read it. Raises
    OSError or django.db.Error, leaving nothing half done.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = _free(folder, f"{label}-{at:%Y%m%d-%H%M%S}")
    checkpoints.write(at=at)
    said = Manifest(version=__version__, made_at=at.isoformat())
    with (
        tempfile.TemporaryDirectory(dir=folder, prefix=".copying-") as scratch,
        writing(path, said) as writer,
    ):
        _heads(writer)
        for alias in FACES:
            _database(writer, alias, Path(scratch))
        _beside(writer)
    return path, said


def _free(folder: Path, name: str) -> Path:
    """A name nobody has: two copies of one second stand side by side."""
    path, n = folder / f"{name}.tar.gz", 2
    while path.exists():
        path, n = folder / f"{name}-{n}.tar.gz", n + 1
    return path


def _database(writer: Writer, alias: str, scratch: Path) -> None:
    copied: DatabaseCopy
    if connections[alias].vendor == "sqlite":
        target = scratch / f"{alias}.sqlite3"
        copied = sqlite.copy(alias, target)
        writer.add(f"databases/{alias}.sqlite3", target)
        target.unlink()
    else:
        copied = postgres.copy(alias, scratch / alias)
        for path in sorted((scratch / alias).iterdir()):
            writer.add(f"databases/{alias}/{path.name}", path)
            path.unlink()
    writer.manifest.databases[alias] = copied


def _heads(writer: Writer) -> None:
    """The checkpoints, before the chains: a chain may be longer than its head outside, not shorter."""
    for path in sorted(checkpoints.folder().glob("chain-*.txt")):
        writer.add(f"checkpoints/{path.name}", path)


def _beside(writer: Writer) -> None:
    """Attachments, the key, and the demo's log-ins where it is the demo."""
    for path in sorted(store.root().glob("[0-9a-f][0-9a-f]/[0-9a-f][0-9a-f]/*")):
        if path.suffix != ".going":
            writer.add(f"files/{path.relative_to(store.root()).as_posix()}", path)
    data = Path(settings.DATA)
    for name, inside in (("secret.key", "keys/secret.key"), ("demo-logins.json",) * 2):
        if (data / name).exists():
            writer.add(inside, data / name)
