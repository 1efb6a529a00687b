"""`yiteng docs`: write the generated pages of docs/ anew."""

from __future__ import annotations

import argparse

from django.utils.translation import gettext as _

from yiteng.cli.stop import Stop

HELP = "write the generated pages of docs/ (lifecycles, permissions, kinds)"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--check", action="store_true", help="only say whether they are in step")


def run(options: argparse.Namespace) -> int:
    """Write, or with --check raise Stop where a page is out of step. Returns 0."""
    from yiteng.cli import generated

    if not options.check:
        for name in generated.write():
            print(name)
        return 0
    late = generated.stale()
    if late:
        raise Stop(
            _("Out of step with the rules: %(names)s. Type `yiteng docs`.")
            % {"names": " ".join(late)}
        )
    return 0
