"""`yiteng daily`: what a new day brings; twice does no harm."""

from __future__ import annotations

import argparse

from yiteng.cli.stop import Stop

HELP = "do what a new day brings: lights, stock, outbox, checkpoint of the trail"


def arguments(parser: argparse.ArgumentParser) -> None:
    """No options."""


def run(options: argparse.Namespace) -> int:
    """Run every daily step and write a checkpoint. Returns 0; 1 where a step failed."""
    from yiteng.cli.audit import checkpoint
    from yiteng.jobs.daily import run as run_daily
    from yiteng.workflow import clock

    try:
        clock.check()
    except clock.NotTheDemo as refused:
        raise Stop(str(refused)) from refused
    for line in run_daily(at=clock.business_now()):
        print(line)
    return checkpoint()
