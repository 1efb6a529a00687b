"""`yiteng work`: the background work, beside the server or on a machine of its own."""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys

from django.utils.translation import gettext as _

from yiteng.cli.stop import Stop

HELP = "do the background work: outbox, and each new day what it brings"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--once", action="store_true", help="do what is due now, then end")
    parser.add_argument("--parent", type=int, help="end when this process, the starter, is gone")


def run(options: argparse.Namespace) -> int:
    """Work until stopped. Returns 0. Raises Stop outside the demo's date."""
    from yiteng.jobs.worker import Worker, work_due
    from yiteng.workflow import clock

    try:
        clock.check()
    except clock.NotTheDemo as refused:
        raise Stop(_("YITENG_TODAY is only for the demo; unset it and start again.")) from refused
    if options.once:
        while work_due():
            pass
        return 0
    worker = Worker(parent=options.parent, say=_say)
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda *_: worker.stop.set())
    worker.run()
    return 0


def beside() -> subprocess.Popen[bytes]:
    """Start a worker that ends with this process, whatever ends it. Returns the worker."""
    words = [sys.executable, "-m", "yiteng.cli", "work", "--parent", str(os.getpid())]
    return subprocess.Popen(words, stdin=subprocess.DEVNULL)


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
