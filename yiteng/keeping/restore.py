"""Bringing a copy back: into an empty installation only, whole or not at all, then proved."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.db.migrations.graph import Node
from django.db.migrations.loader import MigrationLoader

from yiteng.keeping import archive, postgres
from yiteng.keeping.backup import FACES
from yiteng.keeping.manifest import Manifest


class NotEmpty(Exception):
    """Something is here already. args[0]: what."""


class OtherVersion(Exception):
    """The copy needs another program. args: version of the copy, what is missing here."""


class OtherEngine(Exception):
    """SQLite and PostgreSQL do not fit. args: face, engine of the copy, engine here."""


def bring_back(path: Path) -> Manifest:
    """Restore a copy to the data folder and databases of the environment; returns its manifest.

    Raises NotEmpty, archive.NoCopy, OtherVersion, OtherEngine, OSError or django.db.Error; what
    had been written by then is removed again.
    """
    _check_empty()
    data = Path(settings.DATA)
    data.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=data, prefix=".restoring-") as scratch:
        said = archive.unpack(path, Path(scratch))
        _check_fits(said)
        _databases(Path(scratch), said)
        _beside(Path(scratch), data)
    return said


def _check_empty() -> None:
    data = Path(settings.DATA)
    for name in ("files", "checkpoints"):
        if (data / name).is_dir() and any((data / name).iterdir()):
            raise NotEmpty(str(data / name))
    for alias in FACES:
        connection = connections[alias]
        if connection.vendor == "sqlite":
            place = Path(connection.settings_dict["NAME"])
            if place.exists() and place.stat().st_size:
                raise NotEmpty(str(place))
        elif connection.introspection.table_names():
            raise NotEmpty(f"{alias}: {connection.settings_dict['NAME']}")


def _check_fits(said: Manifest) -> None:
    """The copy's engine is this one's, and this program knows its migrations."""
    known = set(MigrationLoader(None).disk_migrations)
    for alias in FACES:
        copied = said.databases[alias]
        if copied.engine != connections[alias].vendor:
            raise OtherEngine(alias, copied.engine, connections[alias].vendor)
        missing = [f"{app}.{name}" for app, name in copied.migrations if (app, name) not in known]
        if missing:
            raise OtherVersion(said.version, missing[0])


def _databases(scratch: Path, said: Manifest) -> None:
    for alias in FACES:
        connection = connections[alias]
        connection.close()
        if connection.vendor == "sqlite":
            place = Path(connection.settings_dict["NAME"])
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(scratch / f"databases/{alias}.sqlite3", place)
        else:
            _tables(alias, said.databases[alias].migrations)
            postgres.bring_back(alias, scratch / "databases" / alias)


def _tables(alias: str, applied: list[list[str]]) -> None:
    """The tables as the copy had them: every room at the last migration the copy names."""
    loader = MigrationLoader(None)
    wanted = {(app, name) for app, name in applied}
    for app in sorted({app for app, _ in wanted}):
        own = [key for key in wanted if key[0] == app and key in loader.graph.nodes]
        last = [k for k in own if not any(c.key in wanted for c in _children(loader, k))]
        for _, name in last:
            call_command("migrate", app, name, database=alias, verbosity=0, interactive=False)


def _children(loader: MigrationLoader, key: tuple[str, str]) -> list[Node]:
    return [c for c in loader.graph.node_map[key].children if c.key[0] == key[0]]


def _beside(scratch: Path, data: Path) -> None:
    for name in ("files", "checkpoints"):
        if (scratch / name).is_dir():
            shutil.rmtree(data / name, ignore_errors=True)
            shutil.move(scratch / name, data / name)
    for inside in ("keys/secret.key", "demo-logins.json"):
        if (scratch / inside).exists():
            (scratch / inside).replace(data / Path(inside).name)
