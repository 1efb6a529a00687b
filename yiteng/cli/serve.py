"""`yiteng serve`: one or both faces on granian."""

from __future__ import annotations

import argparse
import os
import socket
import sys
from pathlib import Path

from django.utils.translation import gettext as _

from yiteng.cli.stop import Stop
from yiteng.cli.work import beside

HELP = "serve the desk (inner network), the public face, or both"
#: Four threads a process: Django's work is mostly Python, and SQLite has one writer.
_GRANIAN = ("-m", "granian", "--interface", "wsgi", "--log-level", "warning", "--no-ws",
            "--blocking-threads", "4", "--backpressure", "128")  # fmt: skip


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--face", choices=("all", "desk", "public"), default=None)
    parser.add_argument("--workers", type=int, default=2, help="processes")
    parser.add_argument("--no-work", action="store_true", help="leave background work to others")


def run(options: argparse.Namespace) -> int:
    """Check what is needed, then become the server. Returns only where that fails."""
    from django.core.management import call_command

    from yiteng.workflow import clock

    require_free(options.host, options.port)
    face = options.face or os.environ.get("YITENG_FACE", "all")
    require_tables(face)
    if face != "public":
        try:
            clock.check()
        except clock.NotTheDemo as refused:
            raise Stop(
                _("YITENG_TODAY is only for the demo; unset it and start again.")
            ) from refused
    call_command("collectstatic", interactive=False, verbosity=0)
    print(_("Serving at http://%(host)s:%(port)s/ (Ctrl-C stops).")
          % {"host": options.host, "port": options.port}, flush=True)  # fmt: skip
    address = ["--host", options.host, "--port", str(options.port)]
    os.environ["YITENG_FACE"] = face
    checkout = str(Path(__file__).resolve().parents[2])
    os.environ["PYTHONPATH"] = os.pathsep.join(
        dict.fromkeys([checkout, *filter(None, [os.environ.get("PYTHONPATH")])])
    )
    if face != "public" and not options.no_work:
        beside()
    words = [*_GRANIAN, "--workers", str(options.workers), *address, "yiteng.wsgi:application"]
    os.execv(sys.executable, [sys.executable, *words])


def require_free(host: str, port: int) -> None:
    """Raises Stop where another program listens on the port."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise Stop(
                _("Port %(port)s is in use on %(host)s: choose another with --port.")
                % {"host": host, "port": port}
            ) from error


def require_tables(face: str) -> None:
    """Raises Stop where the tables of a served face are missing or older than the program."""
    from yiteng.web.databases import missing_tables

    for alias in {"all": ("default", "public"), "desk": ("default",), "public": ("public",)}[face]:
        if missing_tables(alias):
            raise Stop(_("The tables are missing or old: type `yiteng migrate`, then start again."))
