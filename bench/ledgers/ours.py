"""Our side, in a process of its own: read and preview, apply, the same file again. Last line: JSON."""

from __future__ import annotations

import json
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any


def peak() -> float:
    """Peak resident memory so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def timed(work: Callable[[], Any]) -> tuple[float, float]:
    """Seconds on the wall, and of this process."""
    begun, spent = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - begun, time.process_time() - spent


def world() -> Any:
    """A county with the units and villages of the file; returns a liaison of it."""
    from bench.ledgers import cases
    from yiteng.people.actors import actor_of
    from yiteng.people.models import Account, Holding, Post, PostRole, Unit
    from yiteng.places.models import Area

    city = Area.objects.create(level="city", kind="市", name="试验市")
    county = Area.objects.create(level="county", kind="区", name="试验区", parent=city)
    county.county = county
    county.save()
    town = Area.objects.create(level="town", kind="镇", name="甲镇", parent=county, county=county)
    town.town = town
    town.save()
    Area.objects.bulk_create(
        [Area(level="village", kind="村", name=cases.village(n), parent=town, county=county, town=town)
         for n in range(cases.VILLAGES)])  # fmt: skip
    units = [Unit.objects.create(name=cases.unit(n), line="government", county=county)
             for n in range(cases.UNITS)]  # fmt: skip
    post = Post.objects.create(unit=units[0], title="督查室主任")
    PostRole.objects.create(post=post, role="supervision")
    account = Account.objects.create(login="bench", name="测", password="!")
    held = Holding.objects.create(account=account, post=post, since="2022-01-01")
    return actor_of(Holding.objects.select_related("post__unit", "account").get(pk=held.pk))


def writer(seconds: float) -> None:
    """Another writer: one small transaction after the other; the longest wait, and failures."""
    from django.db import transaction

    from yiteng.workflow.models import Mark

    longest, done, failed, until = 0.0, 0, 0, time.monotonic() + seconds
    stopped: list[int] = []
    signal.signal(signal.SIGTERM, lambda *_: stopped.append(1))
    print("ready", flush=True)
    while time.monotonic() < until and not stopped:
        begun = time.perf_counter()
        try:
            with transaction.atomic():
                Mark.objects.update_or_create(name="bench", defaults={"value": str(done)})
            done += 1
        except Exception:
            failed += 1
        longest = max(longest, time.perf_counter() - begun)
        time.sleep(0.02)
    sys.stdout.write(json.dumps({"longest": longest, "done": done, "failed": failed}))


def taken(row: Any, actor: Any, at: Any) -> dict[str, Any]:
    """Take an import in beside another writer: what it cost, and what the other one saw."""
    from yiteng.jobs.running import run_due
    from yiteng.ledgers import actions
    from yiteng.workflow.clock import real_now

    actions.start(row, actor=actor, at=at)
    words = [sys.executable, "-m", "bench.ledgers.ours", "writer", "900"]
    other = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
    if other.stdout is not None:
        other.stdout.readline()
    applied = timed(lambda: run_due(real_now()))
    time.sleep(0.5)
    other.terminate()
    waits = other.communicate()[0]
    row.refresh_from_db()
    return {"applied": applied, "lock": row.lock_seconds, "lock_cpu": row.lock_cpu,
            "phase": row.phase, "counts": row.counts, "waits": json.loads(waits) if waits else {}}  # fmt: skip


def main(path: Path, changed: Path) -> None:
    """Everything, and the figures: new rows, the same file again, every row changed."""
    from django.core.files.base import ContentFile

    from yiteng.audit.verify import verify
    from yiteng.commitments.models import Commitment
    from yiteng.jobs.running import run_due
    from yiteng.ledgers import actions
    from yiteng.ledgers.models import Import
    from yiteng.people.actors import actor_of
    from yiteng.people.models import Holding
    from yiteng.workflow.clock import real_now

    actor, at = actor_of(Holding.objects.select_related("post__unit", "account").get()), real_now()

    def handed(file: Path) -> tuple[Import, tuple[float, float]]:
        row = actions.hand_in(ContentFile(file.read_bytes(), file.name), kind="livelihood_item",
                              actor=actor, at=at, year=2023)  # fmt: skip
        spent = timed(lambda: run_due(real_now()))
        row.refresh_from_db()
        return row, spent

    before = peak()
    row, read = handed(path)
    found = {"read": read, "mb_before": before, "mb_read": peak()}
    found |= taken(row, actor, at)
    found["mb"] = peak()
    again, found["same"] = handed(path)
    found["again"] = again.counts
    row, read = handed(changed)
    found["changed"] = {"read": read} | taken(row, actor, at) | {"mb": peak()}
    found |= {
        "indexes": indexes(Commitment),
        "rows": Commitment.objects.count(),
        "fault": str(verify().chains[0].fault),
    }
    sys.stdout.write("\n" + json.dumps(found))


def indexes(model: Any) -> int:
    """How many indexes the table of a model has, its key not counted."""
    from django.db import connection

    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, model._meta.db_table)
    return sum(
        1 for one in found.values() if one["index"] or (one["unique"] and not one["primary_key"])
    )


def ready() -> None:
    """Make the tables and the county, so that the process that is measured does only its work."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    world()
    sys.stdout.write("{}")


if __name__ == "__main__":
    import django

    django.setup()
    if sys.argv[1] == "ready":
        ready()
    elif sys.argv[1] == "writer":
        writer(float(sys.argv[2]))
    else:
        main(Path(sys.argv[1]), Path(sys.argv[2]))
