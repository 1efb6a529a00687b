"""The operators' command: `yiteng serve · work · migrate · demo · facts · holes · links · daily · audit · backup · restore · init · reach · sample · designation · docs`."""

from __future__ import annotations

import argparse
import os
import sys
from importlib import import_module

from yiteng.cli.stop import Stop

#: One file a command, in the order of the help.
COMMANDS = (
    "serve",
    "work",
    "migrate",
    "demo",
    "facts",
    "holes",
    "links",
    "daily",
    "audit",
    "backup",
    "restore",
    "init",
    "reach",
    "sample",
    "designation",
    "docs",
)


def parser() -> argparse.ArgumentParser:
    """The whole command line, built from the commands' own files."""
    top = argparse.ArgumentParser(prog="yiteng", description=__doc__)
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name in COMMANDS:
        module = import_module(f"yiteng.cli.{name}")
        sub = commands.add_parser(name, help=module.HELP, description=module.HELP)
        module.arguments(sub)
        sub.set_defaults(run=module.run)
    return top


def main(words: list[str] | None = None) -> int:
    """Run one command. Returns the exit code: 0 done, 1 refused or different, with a sentence."""
    from yiteng.cli.messages import compile_stale

    options = parser().parse_args(words)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yiteng.settings")
    compile_stale()
    try:
        return _run(options)
    except Stop as stop:
        print(stop, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _run(options: argparse.Namespace) -> int:
    """Set Django up and run the command. Raises Stop where the database is away or bare."""
    import django

    django.setup()
    from django.db import OperationalError, ProgrammingError
    from django.utils.translation import gettext as _

    try:
        return int(options.run(options) or 0)
    except (OperationalError, ProgrammingError) as error:
        raise Stop(
            _(
                "The database does not answer or has no tables: check YITENG_DATABASE_URL, "
                "type `yiteng migrate` (%(why)s)."
            )
            % {"why": str(error).strip().splitlines()[0]}
        ) from error
