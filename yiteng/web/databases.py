"""Two faces, two databases: which model lives where (law 13)."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db import connections
from django.db.migrations.executor import MigrationExecutor


def rooms_of(alias: str) -> tuple[str, ...] | None:
    """The rooms with tables in the public database; None where every room may have some."""
    if alias != "public":
        return None
    public = {m._meta.app_label for m in apps.get_models() if getattr(m, "face", "") == "public"}
    return tuple(sorted(public))


def last_migrations(executor: MigrationExecutor) -> list[tuple[str, str]]:
    """The last migration of each room that has tables in the executor's database."""
    rooms = rooms_of(executor.connection.alias)
    last = executor.loader.graph.leaf_nodes()
    return [node for node in last if rooms is None or node[0] in rooms]


def missing_tables(alias: str) -> bool:
    """Whether a database has migrations of its rooms before it."""
    executor = MigrationExecutor(connections[alias])
    return bool(executor.migration_plan(last_migrations(executor)))


class TwoFaces:
    """Models with ``face = "public"`` live in the public database, all others in the default."""

    def _home(self, model: Any) -> str:
        return "public" if getattr(model, "face", "") == "public" else "default"

    def db_for_read(self, model: Any, **hints: Any) -> str:
        """The database a model is read from."""
        return self._home(model)

    def db_for_write(self, model: Any, **hints: Any) -> str:
        """The database a model is written to."""
        return self._home(model)

    def allow_relation(self, one: Any, other: Any, **hints: Any) -> bool:
        """Only rows of one database may point at each other."""
        return self._home(one) == self._home(other)

    def allow_migrate(
        self, db: str, app_label: str, model_name: str | None = None, **hints: Any
    ) -> bool:
        """Public models are made in the public database only, all others in the default only.

        Migrations hand over a model of that time, which knows no face: today's is asked.
        """
        if model_name is None:
            return db == ("public" if hints.get("face") == "public" else "default")
        try:
            model: Any = apps.get_model(app_label, model_name)
        except LookupError:
            model = hints.get("model")
        return db == self._home(model)
