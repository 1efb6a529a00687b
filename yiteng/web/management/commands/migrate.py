"""`migrate`, which makes in the public database only what the public face reads and writes."""

from __future__ import annotations

from typing import Any

from django.core.management.commands.migrate import Command as Migrate

from yiteng.web.databases import rooms_of


class Command(Migrate):
    """Django's own, room by room where the database is the public one: the tables are the same,
    and the many migrations that would make nothing there are not walked."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrate what was named; for the public database without a name, each room that lives there."""
        rooms = rooms_of(options["database"])
        if rooms is None or options["app_label"]:
            super().handle(*args, **options)
            return
        for room in rooms:
            super().handle(*args, **{**options, "app_label": room, "run_syncdb": False})
