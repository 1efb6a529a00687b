"""A new database holds exactly the tables that walking all migrations makes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from yiteng.web.databases import last_migrations

#: Tables of Django's own that Yiteng does not use; the width of their keys differs in the two ways.
DJANGOS = "auth_"


@pytest.mark.django_db(transaction=True)
def test_a_new_database_is_as_if_all_migrations_had_been_walked(tmp_path):
    with _empty(tmp_path) as walked:
        _walk(walked)
        theirs, ours = _tables(walked), _tables(connections["default"])
        assert {
            n: (theirs.get(n), ours.get(n))
            for n in {*theirs, *ours}
            if theirs.get(n) != ours.get(n)
        } == {}
        assert _applied(walked) == _applied(connections["default"])


@pytest.mark.django_db(databases=["default", "public"])
def test_the_public_database_holds_only_what_the_public_face_needs():
    with connections["public"].cursor() as cursor:
        names = set(connections["public"].introspection.table_names(cursor))
    assert names == {
        "django_migrations",
        "publication_inboxentry",
        "publication_listitem",
        "publication_listsnapshot",
        "publication_openquestion",
        "publication_salt",
        "publication_snapshot",
        "publication_wrongcodes",
    }


@contextmanager
def _empty(folder: Any) -> Iterator[Any]:
    """A connection to an empty database of the same engine, under the name of the inner one."""
    ours = connections["default"]
    settings = {**ours.settings_dict, "OPTIONS": dict(ours.settings_dict["OPTIONS"])}
    if ours.vendor == "sqlite":
        settings["NAME"] = str(folder / "walked.sqlite3")
    else:
        with ours.cursor() as cursor:
            cursor.execute("CREATE SCHEMA walked")
        settings["OPTIONS"]["options"] = "-c search_path=walked"
    walked = type(ours)(settings, "default")
    try:
        yield walked
    finally:
        walked.close()
        if ours.vendor != "sqlite":
            with ours.cursor() as cursor:
                cursor.execute("DROP SCHEMA walked CASCADE")


def _walk(connection: Any) -> None:
    """All migrations, one after the other; data migrations reach the database by its name."""
    ours, connections["default"] = connections["default"], connection
    try:
        executor = MigrationExecutor(connection)
        executor.migrate(last_migrations(executor))
    finally:
        connections["default"] = ours


def _tables(connection: Any) -> dict[str, Any]:
    """Columns (name, type, null) and constraints of every table, and the triggers."""
    look = connection.introspection
    with connection.cursor() as cursor:
        found: dict[str, Any] = {}
        for name in sorted(n for n in look.table_names(cursor) if not n.startswith(DJANGOS)):
            columns = look.get_table_description(cursor, name)
            bound = look.get_constraints(cursor, name)
            found[name] = (
                sorted((c.name, str(c.type_code), c.null_ok) for c in columns),
                sorted(map(_said, bound.items())),
            )
        found["triggers"] = _triggers(connection, cursor)
    return found


def _said(item: tuple[str, dict[str, Any]]) -> str:
    name, one = item
    nameless = name.startswith(("__", "fk_", "sqlite_autoindex"))
    kept = {
        key: one.get(key)
        for key in ("columns", "primary_key", "unique", "foreign_key", "check", "index")
    }
    return f"{'' if nameless else name} {kept}"


def _triggers(connection: Any, cursor: Any) -> list[tuple[str, ...]]:
    cursor.execute(
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        if connection.vendor == "sqlite"
        else "SELECT DISTINCT trigger_name FROM information_schema.triggers WHERE trigger_schema = current_schema()"
    )
    return sorted(cursor.fetchall())


def _applied(connection: Any) -> set[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT app, name FROM django_migrations")
        return set(cursor.fetchall())
