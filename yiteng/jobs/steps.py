"""Daily steps of the rooms below this one."""

from __future__ import annotations

from datetime import date, datetime

from yiteng.audit import checkpoints
from yiteng.jobs.running import run_due
from yiteng.workflow.clock import real_now


def checkpoint(today: date, now: datetime) -> int:
    """Write a checkpoint for every chain that has grown; returns how many."""
    return len(checkpoints.write(at=real_now()))


def outbox(today: date, now: datetime) -> int:
    """Do what is due in the outbox; returns how many jobs were done."""
    return run_due(real_now()).done
