"""`yiteng backup`: a copy of the whole installation while it runs."""

from __future__ import annotations

import argparse
from pathlib import Path

from django.utils.translation import gettext as _

from yiteng.cli.stop import Stop

HELP = "copy databases, attachments, key and heads of the chains while it runs"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("folder", type=Path, help="where the copy is written")
    parser.add_argument("--drill", action="store_true", help="restore it on the side to prove it")


def run(options: argparse.Namespace) -> int:
    """Write the copy and say what it holds. Returns 0; raises Stop."""
    path = make(options.folder)
    if options.drill:
        from yiteng.cli.restore import drill

        return drill(path)
    return 0


def make(folder: Path, label: str = "yiteng") -> Path:
    """Write a copy and print its path, size and rows. Raises Stop where it cannot be written."""
    from django.db import Error

    from yiteng.keeping import backup
    from yiteng.workflow.clock import real_now

    try:
        path, said = backup.make(folder, at=real_now(), label=label)
    except (OSError, Error) as error:
        raise Stop(_("The copy could not be written: %(why)s.") % {"why": error}) from error
    print(
        _("Copied to %(path)s: %(rows)s rows, %(members)s files, %(size).1f MB.")
        % {
            "path": path,
            "rows": said.rows,
            "members": len(said.members),
            "size": path.stat().st_size / 1e6,
        }
    )
    return path
