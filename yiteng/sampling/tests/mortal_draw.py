"""A process of its own: the nightly drawing of lots dies at each of its statements, one after another."""

from __future__ import annotations

import json
import os
import signal
from datetime import timedelta
from typing import Any

#: Longer than a killed daily step keeps its claim.
AGE = timedelta(hours=3)
STEP = "sampling.draw"


def main() -> None:
    """Let nights die until one ends; run one more; print what is there then as JSON."""
    import django

    django.setup()
    deaths = 0
    while night(deaths):
        deaths += 1
    night(10**6)
    print(json.dumps(report() | {"deaths": deaths}))


def night(place: int) -> bool:
    """A process runs the daily steps and gets SIGKILL at this statement of the draw.

    Returns whether it died.
    """
    from django.db import connections

    connections.close_all()
    pid = os.fork()
    if not pid:
        try:
            steps(place)
        finally:
            os._exit(0)
    _, status = os.waitpid(pid, 0)
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL


def steps(place: int) -> None:
    """The daily steps, their clock beyond the claims of those that died before."""
    from tests.cast import NOW, TODAY
    from yiteng.jobs import daily
    from yiteng.sampling.actions import draw_all
    from yiteng.workflow.clock import real_now

    def draw(today: Any, now: Any) -> int:
        deadly(place)
        return draw_all(today, now, real=real_now() + timedelta(days=1))

    daily.register(STEP, draw, order=10**6)
    daily.run_daily(TODAY, NOW + AGE * min(place, 10**4))


def deadly(place: int) -> None:
    """From here on the process counts its statements and dies before the one at this place."""
    from django.db import connection

    left = [place]

    def count(execute: Any, *asked: Any) -> Any:
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        left[0] -= 1
        return execute(*asked)

    connection.execute_wrappers.append(count)


def report() -> dict[str, Any]:
    """What is there now, counted from the tables."""
    from yiteng.audit.models import Event
    from yiteng.audit.verify import verify
    from yiteng.commitments.models import Commitment
    from yiteng.jobs.models import DailyRun
    from yiteng.sampling.models import Draw, Lot

    lots, drawn = Lot.objects.all(), Lot.objects.filter(drawn=True)
    checked = Commitment.objects.filter(check_needed=True)
    return {
        "draws": Draw.objects.count(), "sizes": list(Draw.objects.values_list("size", "drawn")),
        "lots": lots.count(), "keys": lots.values("key").distinct().count(), "drawn": drawn.count(),
        "checked": sorted(checked.values_list("number", flat=True)) == sorted(drawn.values_list("key", flat=True)),
        "told": Event.objects.filter(subject_type="sampling.draw").count(),
        "amended": Event.objects.filter(data__contains="drawn by lot").count(),
        "finished": DailyRun.objects.filter(name=STEP).exclude(finished_at=None).count(),
        "faults": [str(c.fault) for c in verify().chains if c.fault],
    }  # fmt: skip


if __name__ == "__main__":
    main()
