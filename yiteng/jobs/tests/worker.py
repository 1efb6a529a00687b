"""A process of its own for the kill test: what `python -m yiteng.jobs.tests.worker` is told to do.

begin FOLDER: enqueue one job of each kind and work on the kind KIND, which never ends.
resume FOLDER: work on what is due after the lease, then print the states.
"""

from __future__ import annotations

import sys
import time
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

NOW = datetime(2023, 3, 1, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
LEASE = timedelta(minutes=5)


def main(what: str, kind: str, folder: Path) -> None:
    """Set up Django, then begin or resume."""
    import django

    django.setup()
    from django.core.management import call_command

    from yiteng.jobs.actions import enqueue
    from yiteng.jobs.kinds import Job, Kind, register
    from yiteng.jobs.models import Outbox
    from yiteng.jobs.running import run_due

    def handle(job: Job) -> None:
        with (folder / "begun").open("a") as handle:
            handle.write(f"{job.attempt}\n")
        while what == "begin":
            time.sleep(0.05)

    register(Kind(kind, kind, handle, repeatable=kind != "send", lease=LEASE))
    call_command("migrate", "jobs", verbosity=0)
    if what == "begin":
        enqueue(kind, key=f"{kind} of the kill test", payload={}, now=NOW)
        run_due(NOW)
    run_due(NOW + timedelta(minutes=1))
    run_due(NOW + 2 * LEASE)
    (job,) = Outbox.objects.filter(kind=kind)
    sys.stdout.write(job.state(NOW + 2 * LEASE))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]))
