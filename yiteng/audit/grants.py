"""Rights of the application's role on PostgreSQL: the trail may be read and added to, no more.

The owner of the tables runs `yiteng migrate --app-role NAME`; the web processes log in as NAME.
"""

from __future__ import annotations

from typing import Any

from django.db import connection as default_connection

#: What remains for the role on each table of the trail (and on the list of migrations).
_NARROW = {
    "audit_event": "SELECT, INSERT",
    "audit_chain": "SELECT, INSERT, UPDATE",
    "django_migrations": "SELECT",
}


class NoRoles(Exception):
    """The database knows no roles (SQLite): the triggers alone guard the trail there."""


def apply(role: str, connection: Any = default_connection) -> None:
    """Give a role what the application needs, narrowly on the trail; may be repeated.

    role: an existing role that is neither owner nor superuser.
    Raises NoRoles on SQLite, PermissionError for a role that could lift the restrictions.
    """
    if connection.vendor != "postgresql":
        raise NoRoles("only PostgreSQL has roles")
    with connection.cursor() as cursor:
        _refuse_powerful(cursor, role)
        for statement in _statements(connection, role):
            cursor.execute(statement)


def _refuse_powerful(cursor: Any, role: str) -> None:
    cursor.execute(
        "SELECT rolsuper OR EXISTS (SELECT 1 FROM pg_tables WHERE schemaname = current_schema()"
        " AND tablename = 'audit_event' AND pg_has_role(%s, tableowner, 'MEMBER'))"
        " FROM pg_roles WHERE rolname = %s",
        [role, role],
    )
    found = cursor.fetchone()
    if found is None:
        raise PermissionError(f"There is no role {role}.")
    if found[0]:
        raise PermissionError(f"{role} owns the tables or is a superuser: choose another role.")


def _statements(connection: Any, role: str) -> list[str]:
    name = connection.ops.quote_name(role)
    tables = connection.introspection.table_names()
    quoted = {table: connection.ops.quote_name(table) for table in tables}
    narrow = {table: rights for table, rights in _NARROW.items() if table in quoted}
    return [
        f"GRANT USAGE ON SCHEMA public TO {name}",
        f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {name}",
        *(
            f"GRANT SELECT, INSERT, UPDATE, DELETE ON {quoted[table]} TO {name}"
            for table in tables
            if table not in narrow
        ),
        *(f"REVOKE ALL ON {quoted[table]} FROM {name}" for table in narrow),
        *(f"GRANT {rights} ON {quoted[table]} TO {name}" for table, rights in narrow.items()),
    ]
