"""`yiteng designation key|export|import`: results of designation as a signed file."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from yiteng.cli.stop import Stop

HELP = "write a branch's results to a signed file, or take such a file in (docs/designation.md)"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the three things that are done with results."""
    asked = parser.add_subparsers(dest="what", required=True, metavar="WHAT")
    asked.add_parser("key", help="print the public key the other side enters once")
    for name, words in (
        ("export", "write the results of the county to FILE, signed"),
        ("import", "take FILE in, whole or not at all; the same file again changes nothing"),
    ):
        one = asked.add_parser(name, help=words)
        one.add_argument("file", type=Path)
        one.add_argument(
            "--as", dest="login", help="log-in of who does it; not needed where only one may"
        )


def run(options: argparse.Namespace) -> int:
    """Do it. Raises Stop where the rules refuse or the file cannot be used."""
    from yiteng.rules.refusal import Refused
    from yiteng.web.sentences import say

    try:
        return _DO[options.what](options)
    except Refused as refused:
        raise Stop("\n".join(say(reason) for reason in refused.refusals)) from refused
    except OSError as error:
        raise Stop(f"{options.file}: {error.strerror}") from error


def _key(_options: argparse.Namespace) -> int:
    from yiteng.designation.packages import public_key

    print(public_key())
    return 0


def _export(options: argparse.Namespace) -> int:
    """Write beside the file and move into place, so that no half file is ever carried away."""
    from yiteng.designation.actions import results
    from yiteng.workflow.clock import business_now

    if options.file.exists():
        raise Stop(_("%(file)s is there already; choose another name.") % {"file": options.file})
    made = results.export(actor=_actor(options.login), at=business_now())
    part = options.file.with_name(f"{options.file.name}.{os.getpid()}.part")
    part.write_bytes(made)
    part.replace(options.file)
    print(_("%(bytes)s bytes written to %(file)s") % {"bytes": len(made), "file": options.file})
    return 0


def _import(options: argparse.Namespace) -> int:
    from yiteng.designation.actions import results
    from yiteng.workflow.clock import business_now

    package = options.file.read_bytes()
    changed = results.receive(package, actor=_actor(options.login), at=business_now())
    n = len(changed)
    said = ngettext("%(n)s result new or changed.", "%(n)s results new or changed.", n)
    print(said % {"n": n})
    for row in changed:
        print(f"  {row.facility}  {row.kind}  {row.status}")
    return 0


def _actor(login: str | None) -> Any:
    """Who does it: named, or the only one whose post may. Raises Stop."""
    from yiteng.people.actors import actor_of
    from yiteng.people.models import Holding
    from yiteng.rules.permissions import GRANTS
    from yiteng.workflow.clock import business_today

    today = business_today()
    held = Holding.objects.filter(
        post__roles__role__in=GRANTS["designation.results"], since__lte=today, on_leave=False
    ).exclude(until__lte=today)  # fmt: skip
    if login:
        held = held.filter(account__login=login)
    rows = list(held.select_related("post__unit", "account").distinct().order_by("acting", "id"))
    if not rows and login:
        raise Stop(_("“%(login)s” holds no post that may do this.") % {"login": login})
    if len({row.account_id for row in rows}) != 1:
        raise Stop(_("Several people or none may do this: say who with --as LOGIN."))
    return actor_of(rows[0])


_DO = {"key": _key, "export": _export, "import": _import}
