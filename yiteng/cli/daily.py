"""`yiteng daily`: what a new day brings; twice does no harm."""

from __future__ import annotations

import argparse

from django.utils.translation import gettext as _

from yiteng.cli.stop import Stop
from yiteng.rules.words import N_

HELP = "do what a new day brings: lights, stock, outbox, checkpoint of the trail"
_STATES = {
    "done": N_("done"),
    "already": N_("done earlier today"),
    "running": N_("another process does it"),
    "failed": N_("failed, will be tried again by the next run"),
}


def arguments(parser: argparse.ArgumentParser) -> None:
    """No options."""


def run(options: argparse.Namespace) -> int:
    """Run every daily step. Returns 0; 1 where a step failed. Raises Stop outside the demo's date."""
    from yiteng.jobs.daily import run_daily
    from yiteng.workflow import clock

    try:
        clock.check()
    except clock.NotTheDemo as refused:
        raise Stop(_("YITENG_TODAY is only for the demo; unset it and start again.")) from refused
    results = run_daily(clock.business_today(), clock.business_now())
    for step in results:
        print(f"{step.name}: {_(_STATES[step.state])} {step.error or step.result}".rstrip())
    return int(any(step.state == "failed" for step in results))
