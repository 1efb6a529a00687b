"""`yiteng restore`: bring a copy back into an empty installation, or prove it by a drill."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from yiteng.cli.stop import Stop

if TYPE_CHECKING:
    from yiteng.keeping.manifest import Manifest

HELP = "bring a copy back into an empty installation and prove it; --drill: only prove it"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("copy", type=Path, help="a file written by `yiteng backup`")
    parser.add_argument("--drill", action="store_true", help="restore on the side, prove, remove")


def run(options: argparse.Namespace) -> int:
    """Restore and prove. Returns 0, 1 where the proof fails; raises Stop where nothing was done."""
    if not options.copy.is_file():
        raise Stop(_("There is no file %(path)s.") % {"path": options.copy})
    return drill(options.copy) if options.drill else _restore(options.copy)


def drill(path: Path) -> int:
    """Bring the copy back on the side, by this very command, and remove it again."""
    from yiteng.keeping import drill as drills

    begun = time.monotonic()
    done = drills.run(path)
    print(done.stdout, end="")
    print(done.stderr, end="", file=sys.stderr)
    said = _("Drill passed in %(seconds).1f s.") if not done.returncode else _("Drill failed.")
    print(said % {"seconds": time.monotonic() - begun} if not done.returncode else said)
    return done.returncode


def _restore(path: Path) -> int:
    from yiteng.keeping.proof import prove

    proof = prove(_bring_back(path))
    print(
        _("Brought back: %(rows)s rows, %(events)s events of the trail verified, %(files)s files.")
        % {"rows": proof.rows, "events": proof.events, "files": proof.files}
    )
    for what, wanted, found in proof.faults:
        print(
            _("Differs: %(what)s is %(found)s, the copy says %(wanted)s.")
            % {"what": what, "found": found, "wanted": wanted},
            file=sys.stderr,
        )
    return 1 if proof.faults else 0


def _bring_back(path: Path) -> Manifest:
    from yiteng.keeping import archive, restore

    try:
        return restore.bring_back(path)
    except restore.NotEmpty as error:
        raise Stop(
            _("%(what)s is not empty: name another folder with YITENG_DATA, or empty databases.")
            % {"what": error}
        ) from error
    except archive.NoCopy as error:
        raise Stop(
            _("%(path)s is damaged or no copy of Yiteng (%(what)s): take another copy.")
            % {"path": path, "what": error}
        ) from error
    except restore.OtherVersion as error:
        version, missing = error.args
        raise Stop(
            _("The copy was made by Yiteng %(version)s (%(missing)s): restore it with that one.")
            % {"version": version, "missing": missing}
        ) from error
    except restore.OtherEngine as error:
        face, copied, here = error.args
        raise Stop(
            _("The copy of %(face)s is from %(copied)s, this is %(here)s: set YITENG_DATABASE_URL.")
            % {"face": face, "copied": copied, "here": here}
        ) from error
