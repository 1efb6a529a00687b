"""Daily steps of the rooms below this one."""

from __future__ import annotations

from datetime import date, datetime

from yiteng.audit import checkpoints
from yiteng.audit.verify import verify
from yiteng.jobs.running import run_due
from yiteng.workflow.clock import real_now


def checkpoint(today: date, now: datetime) -> int:
    """Write a checkpoint for every chain that has grown; returns how many."""
    return len(checkpoints.write(at=real_now()))


class TrailBroken(Exception):
    """A chain of the trail has a fault; the step counts as failed until it is cleared up."""


def verification(today: date, now: datetime) -> int:
    """Verify every chain; returns how many events were read. Raises TrailBroken."""
    report = verify()
    faults = [(c.county, c.fault) for c in report.chains if c.fault is not None]
    if faults:
        said = (f"chain {county}: {fault.refusal.english()}" for county, fault in faults)
        raise TrailBroken(" ".join(said))
    return report.events


def outbox(today: date, now: datetime) -> int:
    """Do what is due in the outbox; returns how many jobs were done."""
    return run_due(real_now()).done
