"""Triggers that make the trail append-only, whoever asks (SQLite and PostgreSQL).

An event can be neither changed nor deleted, the table not emptied; a chain's head can neither be
deleted nor move back. `verify` finds what somebody does who first drops the triggers.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_SAYS = "the audit trail is append-only"
_SQLITE = {
    "audit_event_no_update": "BEFORE UPDATE ON audit_event",
    "audit_event_no_delete": "BEFORE DELETE ON audit_event",
    "audit_chain_no_delete": "BEFORE DELETE ON audit_chain",
    "audit_chain_no_return": "BEFORE UPDATE ON audit_chain WHEN NEW.length < OLD.length "
    "OR NEW.county <> OLD.county",
}
_FUNCTION = f"""CREATE OR REPLACE FUNCTION audit_append_only() RETURNS trigger AS $body$
BEGIN RAISE EXCEPTION '{_SAYS}'; END $body$ LANGUAGE plpgsql"""
_POSTGRESQL = {
    "audit_event_no_change": "BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_event "
    "FOR EACH STATEMENT",
    "audit_chain_no_delete": "BEFORE DELETE OR TRUNCATE ON audit_chain FOR EACH STATEMENT",
    "audit_chain_no_return": "BEFORE UPDATE ON audit_chain FOR EACH ROW "
    "WHEN (NEW.length < OLD.length OR NEW.county <> OLD.county)",
}


def install(connection: Any) -> None:
    """Create the triggers on a Django connection.."""
    with connection.cursor() as cursor:
        for statement in _install_statements(connection.vendor):
            cursor.execute(statement)


def remove(connection: Any) -> None:
    """Drop the triggers, where they are."""
    with connection.cursor() as cursor:
        for statement in _remove_statements(connection.vendor):
            cursor.execute(statement)


@contextmanager
def suspended(connection: Any) -> Iterator[None]:
    """No triggers within: for flushes between transactional tests, and for nothing else."""
    remove(connection)
    try:
        yield
    finally:
        install(connection)


def _install_statements(vendor: str) -> list[str]:
    if vendor == "sqlite":
        body = f"BEGIN SELECT RAISE(ABORT, '{_SAYS}'); END"
        return [f"CREATE TRIGGER {name} {when} {body}" for name, when in _SQLITE.items()]
    body = "EXECUTE FUNCTION audit_append_only()"
    return [
        _FUNCTION,
        *(f"CREATE TRIGGER {name} {when} {body}" for name, when in _POSTGRESQL.items()),
    ]


def _remove_statements(vendor: str) -> list[str]:
    if vendor == "sqlite":
        return [f"DROP TRIGGER IF EXISTS {name}" for name in _SQLITE]
    return [
        f"DROP TRIGGER IF EXISTS {name} ON {when.partition(' ON ')[2].split()[0]}"
        for name, when in _POSTGRESQL.items()
    ]
