"""`yiteng migrate`: make or update the tables of both faces' databases."""

from __future__ import annotations

import argparse

from yiteng.cli.stop import Stop

HELP = "make or update the tables of both databases"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--face", choices=("all", "desk", "public"), default="all")
    parser.add_argument(
        "--app-role", help="PostgreSQL role of the web processes: rights on the trail"
    )


def run(options: argparse.Namespace) -> int:
    """Migrate, quietly where nothing is to be done. Returns 0."""
    migrate(options.face)
    if options.app_role:
        grant(options.app_role)
    return 0


def migrate(face: str = "all", verbosity: int = 1) -> None:
    """Bring the databases of a face up to the program's tables."""
    from django.core.management import call_command

    for alias in {"all": ("default", "public"), "desk": ("default",), "public": ("public",)}[face]:
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
