"""`migrate`: a new database gets its tables at once, the public one only those of its face."""

from __future__ import annotations

from typing import Any

from django.core.management.commands.migrate import Command as Migrate

from yiteng.web import fresh
from yiteng.web.databases import rooms_of

#: Asked for one of these, Django walks its migrations, also in a new database.
_WALKED = ("app_label", "plan", "check_unapplied", "fake", "fake_initial", "prune")


class Command(Migrate):
    """Django's own, room by room where the database is the public one: the tables are the same,
    and the many migrations that would make nothing there are not walked."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrate what was named; for the public database without a name, each room that lives there."""
        rooms = rooms_of(options["database"])
        if not any(options[name] for name in _WALKED) and fresh.is_new(options["database"]):
            fresh.make(options["database"])
        if rooms is None or options["app_label"]:
            super().handle(*args, **options)
            return
        for room in rooms:
            super().handle(*args, **{**options, "app_label": room, "run_syncdb": False})
