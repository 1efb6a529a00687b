"""`yiteng init`: a real district from one Excel file."""

from __future__ import annotations

import argparse
from pathlib import Path

from django.utils.translation import gettext as _

from yiteng.cli.stop import Stop
from yiteng.rules.refusal import Refused

HELP = "start a real district: areas, units, posts and accounts from one Excel file"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("file", nargs="?", type=Path, help="the filled-in file")
    parser.add_argument("--template", type=Path, metavar="FILE", help="write the template")
    parser.add_argument("--yes", action="store_true", help="carry out what the file says")


def run(options: argparse.Namespace) -> int:
    """Write the template, say what would happen, or do it. Returns 0; raises Stop."""
    if options.template:
        return _template(options.template)
    if not options.file:
        raise Stop(_("Name the file, or write one with `yiteng init --template FILE`."))
    return _district(options.file, options.yes)


def _template(path: Path) -> int:
    from yiteng.cli.district.template import write_template

    if path.exists():
        raise Stop(_("%(file)s is there already: choose another name.") % {"file": path})
    try:
        write_template(path)
    except OSError as error:
        raise Stop(
            _("%(file)s cannot be written: choose another folder.") % {"file": path}
        ) from error
    print(_("Written: %(file)s. Fill it in, then type `yiteng init %(file)s`.") % {"file": path})
    return 0


def _district(path: Path, yes: bool) -> int:
    from yiteng.cli.district.checks import problems
    from yiteng.cli.district.known import known
    from yiteng.cli.district.plan import plan
    from yiteng.cli.district.reading import read
    from yiteng.cli.wipe import is_demo

    _tables()
    if is_demo():
        raise Stop(_("This database holds the demo: set YITENG_DATA to another folder."))
    book = read(path)
    rows = book.rows.get("district")
    there = known(rows[0]["code"] if rows else "")
    found = problems(book, there)
    if found:
        listed = "\n".join(f"  {problem}" for problem in found)
        raise Stop(_("Nothing was entered. To mend in %(file)s:") % {"file": path} + "\n" + listed)
    wanted = plan(book, there)
    print("\n".join(wanted.lines()))
    if not yes:
        print(_("Nothing was entered yet. To do it: yiteng init %(file)s --yes") % {"file": path})
        return 0
    return _enter(wanted)


def _tables() -> None:
    from yiteng.cli.migrate import migrate

    migrate(verbosity=0)


def _enter(wanted: object) -> int:
    from yiteng.cli.district.entering import enter
    from yiteng.cli.district.plan import Plan
    from yiteng.workflow.clock import real_now

    assert isinstance(wanted, Plan)
    try:
        passwords = enter(wanted, at=real_now())
    except Refused as refused:
        said = " ".join(_(r.sentence).format(**r.params) for r in refused.refusals)
        raise Stop(_("Nothing was entered.") + " " + said) from refused
    print(_("Entered."))
    if passwords:
        print(_("First passwords, shown once; each must be changed at the first log-in:"))
        for login, password in passwords.items():
            print(f"  {login}\t{password}")
    return 0
