"""The seconds between two moments, counted by the database itself."""

from __future__ import annotations

from typing import Any

from django.db.models import BigIntegerField, Func

#: A moment as seconds; the sign is doubled for the database's own placeholders.
_SQLITE = "CAST(strftime('%%s', "


class Seconds(Func):
    """Whole seconds from the second moment to the first.

    SQLite's own clock words are used: Django's subtraction calls Python for every row there.
    """

    template = "(%(expressions)s)"
    output_field = BigIntegerField()

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, Any]:
        """By `strftime`, which reads moments as Django writes them."""
        begin = _SQLITE.replace("%", "%%")
        sql, params = self.as_sql(
            compiler, connection, template=f"({begin}%(expressions)s) AS INTEGER))",
            arg_joiner=f") AS INTEGER) - {_SQLITE}")  # fmt: skip
        return sql, params

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, Any]:
        """By `EXTRACT(EPOCH …)`, of an interval."""
        sql, params = self.as_sql(
            compiler, connection, arg_joiner=" - ",
            template="CAST(EXTRACT(EPOCH FROM (%(expressions)s)) AS bigint)")  # fmt: skip
        return sql, params
