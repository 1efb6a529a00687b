"""`yiteng migrate`: make or update the tables of both faces' databases."""

from __future__ import annotations

import argparse

from yiteng.cli.stop import Stop

HELP = "make or update the tables of both databases"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--face", choices=("all", "desk", "public"), default="all")


def run(options: argparse.Namespace) -> int:
    """Migrate, quietly where nothing is to be done. Returns 0."""
    migrate(options.face)
    return 0


def migrate(face: str = "all", verbosity: int = 1) -> None:
    """Bring the databases of a face up to the program's tables. Raises Stop where one is away."""
    from django.core.management import call_command
    from django.db import OperationalError
    from django.utils.translation import gettext as _

    for alias in {"all": ("default", "public"), "desk": ("default",), "public": ("public",)}[face]:
        try:
            call_command("migrate", database=alias, verbosity=verbosity, interactive=False)
        except OperationalError as error:
            raise Stop(
                _("The database does not answer: check YITENG_DATABASE_URL (%(why)s).")
                % {"why": str(error).strip().splitlines()[0]}
            ) from error
