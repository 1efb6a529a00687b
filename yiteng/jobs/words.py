"""States of jobs and daily steps, and the names of steps, in words."""

from __future__ import annotations

from yiteng.rules.words import N_

STATES = {
    "done": N_("done"),
    "failed": N_("failed"),
    "unknown": N_("outcome unknown"),
    "running": N_("running"),
    "waiting": N_("waiting"),
    "killed": N_("broken off"),
}
#: What the system administrator decides about a job.
SETTLED = {
    "settle_again": N_("to be tried again"),
    "settle_done": N_("counted as done"),
}
WORKERS_DIED = N_("Its workers ended in the midst of it")
#: Titles of the daily steps of this room; other rooms' steps show their own names.
STEPS = {
    "audit.checkpoint": N_("Checkpoint of the audit trail"),
    "audit.verify": N_("Verification of the audit trail"),
    "files.orphans": N_("Clearing files nobody attached"),
    "files.looks": N_("Looking at older pictures, to find look-alikes"),
    "jobs.outbox": N_("Jobs that were due"),
}


def words(subject_type: str, action: str) -> tuple[str, str]:
    """What the trail calls a job and what was decided about it; empty for others' records."""
    if subject_type != "jobs.outbox":
        return "", ""
    return N_("Job"), SETTLED.get(action, "")
