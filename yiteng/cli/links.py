"""`yiteng links check`: whether what rests on a text still rests on the same text."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict

from django.utils.translation import gettext as _

HELP = "check the fingerprints of all links (exit code 1 when one is suspect)"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("what", choices=("check",))
    parser.add_argument("--deep", action="store_true", help="compute every fingerprint anew first")
    parser.add_argument("--json", action="store_true", help="an object instead of a sentence")


def run(options: argparse.Namespace) -> int:
    """Check and say. Returns 1 where a link is suspect or a stored fingerprint had gone stale."""
    from yiteng.links.stored import check

    found = check(deep=options.deep)
    if options.json:
        print(json.dumps(asdict(found)))
    else:
        print(
            _("%(links)s links, %(suspect)s suspect, %(seconds).2f s")
            % {"links": found.links, "suspect": found.suspect, "seconds": found.seconds}
        )
        if options.deep:
            print(
                _("%(computed)s fingerprints computed anew, %(stale)s of them had gone stale")
                % {"computed": found.computed, "stale": found.stale}
            )
    return int(bool(found.suspect or found.stale))
