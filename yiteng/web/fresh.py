"""A new database gets its tables at once, as the migrations would leave them (decision 0040)."""

from __future__ import annotations

from typing import Any, cast

from django.apps import apps
from django.db import connections, router
from django.db.migrations import Migration, RunPython
from django.db.migrations.executor import MigrationExecutor

from yiteng.web.databases import last_migrations


def is_new(alias: str) -> bool:
    """Whether a database has no table at all."""
    return not connections[alias].introspection.table_names()


def make(alias: str) -> None:
    """Make today's tables of a new database and note every migration as applied, in one transaction.

    Data migrations are not run: there is nothing to move. Operations with ``hints={"fresh": True}``
    are: they make what no model says, such as triggers. A test compares the tables with those that
    walking the migrations makes.
    """
    connection: Any = connections[alias]
    executor = MigrationExecutor(connection)
    walked = [migration for migration, _ in executor.migration_plan(last_migrations(executor))]
    with connection.schema_editor() as editor:
        for model in apps.get_models():
            if model._meta.can_migrate(connection) and router.allow_migrate_model(alias, model):
                editor.create_model(model)
        for migration in walked:
            _finish(alias, migration, editor)
        recorder = executor.recorder
        editor.create_model(recorder.Migration)
        recorder.migration_qs.bulk_create(
            recorder.Migration(app=migration.app_label, name=migration.name) for migration in walked
        )


def _finish(alias: str, migration: Migration, editor: Any) -> None:
    for operation in migration.operations:
        if not isinstance(operation, RunPython) or not operation.hints.get("fresh"):
            continue
        if router.allow_migrate(alias, migration.app_label, **operation.hints):
            operation.code(cast(Any, apps), editor)
