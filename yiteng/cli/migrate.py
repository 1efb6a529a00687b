"""`yiteng migrate`: make or update the tables of both faces' databases."""

from __future__ import annotations

import argparse

from yiteng.cli.stop import Stop

_ALIASES = {"all": ("default", "public"), "desk": ("default",), "public": ("public",)}
HELP = "make or update the tables of both databases"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--face", choices=("all", "desk", "public"), default="all")
    parser.add_argument(
        "--no-copy", action="store_true", help="do not copy the installation before an upgrade"
    )
    parser.add_argument(
        "--app-role", help="PostgreSQL role of the web processes: rights on the trail"
    )


def run(options: argparse.Namespace) -> int:
    """Copy first where rows would be upgraded, then migrate. Returns 0; raises Stop."""
    if not options.no_copy and upgrades(options.face):
        _copy()
    migrate(options.face)
    if options.app_role:
        grant(options.app_role)
    return 0


def upgrades(face: str) -> bool:
    """Whether a database of the face has tables already, and would get others."""
    from django.db import connections
    from django.db.migrations.recorder import MigrationRecorder

    from yiteng.web.databases import missing_tables

    for alias in _ALIASES[face]:
        applied = MigrationRecorder(connections[alias]).applied_migrations()
        if applied and missing_tables(alias):
            return True
    return False


def _copy() -> None:
    """Into `copies` in the data folder. Raises Stop: nothing is upgraded without its copy."""
    from pathlib import Path

    from django.conf import settings

    from yiteng.cli.backup import make

    make(Path(settings.DATA) / "copies", label="before-upgrade")


def migrate(face: str = "all", verbosity: int = 1) -> None:
    """Bring the databases of a face up to the program's tables."""
    from django.core.management import call_command

    for alias in _ALIASES[face]:
        call_command("migrate", database=alias, verbosity=verbosity, interactive=False)


def grant(role: str) -> None:
    """Give the role of the web processes its rights: the trail may be read and added to, no more.

    Raises Stop on SQLite, and for a role that could lift the restriction.
    """
    from django.utils.translation import gettext as _

    from yiteng.audit import grants

    try:
        grants.apply(role)
    except grants.NoRoles as error:
        raise Stop(_("Only PostgreSQL has roles; leave --app-role out on SQLite.")) from error
    except PermissionError as error:
        raise Stop(
            _("The role %(role)s is missing, owns the tables or is a superuser: choose another.")
            % {"role": role}
        ) from error
