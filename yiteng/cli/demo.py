"""`yiteng demo`: load both districts of the reports and say who may log in."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from yiteng.cli.stop import Stop

HELP = "load the demo (both districts of the reports) and print the log-in of each role"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--fresh", action="store_true", help="start over")
    parser.add_argument("--port", type=int, default=8000, help="port of the printed address")


def run(options: argparse.Namespace) -> int:
    """Load unless it is loaded, then print the address and the log-ins. Returns 0."""
    from yiteng.cli.migrate import migrate
    from yiteng.cli.wipe import is_demo, is_empty, wipe

    migrate(verbosity=0)
    if not is_demo() and not is_empty():
        raise Stop(_("This database holds a real district; the demo wants one of its own."))
    if is_demo() and (options.fresh or not logins_file().exists()):
        wipe()
        migrate(verbosity=0)
    if not is_demo():
        _load()
    _print(options.port)
    return 0


def logins_file() -> Path:
    """Where the log-ins of the demo stand; written last, so it is there when all is."""
    from django.conf import settings

    return Path(settings.DATA) / "demo-logins.json"


def _load() -> None:
    from yiteng.audit import checkpoints
    from yiteng.cli.progress import Bar
    from yiteng.cli.wipe import BEGUN
    from yiteng.demo.load import load
    from yiteng.workflow.clock import real_now
    from yiteng.workflow.models import Mark

    Mark.objects.create(name=BEGUN)
    bar = Bar()
    logins = load(progress=bar)
    checkpoints.write(at=real_now())
    bar.end()
    path = logins_file()
    path.touch(mode=0o600)
    listed = [{**login, "roles": roles(login["login"])} for login in logins]
    path.write_text(json.dumps(listed, ensure_ascii=False, indent=1), encoding="utf-8")


def roles(login: str) -> list[str]:
    """The codes of the roles whose posts an account holds."""
    from yiteng.people.models import PostRole

    held = PostRole.objects.filter(post__holdings__account__login=login)
    return sorted(set(held.values_list("role", flat=True)))


def _print(port: int) -> None:
    logins: list[dict[str, Any]] = json.loads(logins_file().read_text(encoding="utf-8"))
    print(_("Address: http://127.0.0.1:%(port)s/") % {"port": port})
    print(_("Log-ins (also in %(file)s):") % {"file": logins_file()})
    for login in logins:
        print(f"  {login['login']:24} {login['password']:16} {login['title']}")
