"""Steps through the one door, beside bare inserts of the same rows; two counties at once."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from datetime import datetime, timedelta
from typing import Any

import django

django.setup()

from django.db import connection, transaction  # noqa: E402
from django.db.models import Max  # noqa: E402

from bench import copies, world  # noqa: E402
from yiteng.audit.models import Event  # noqa: E402
from yiteng.commitments.actions import Draft, draft, take  # noqa: E402
from yiteng.commitments.kinds import kind_of  # noqa: E402
from yiteng.commitments.models import Commitment  # noqa: E402
from yiteng.people.actors import actor_on_post  # noqa: E402
from yiteng.rules.actor import Actor  # noqa: E402
from yiteng.workflow.clock import business_now  # noqa: E402

KIND = "livelihood_item"
COUNTIES = (5, 99)


def actors(k: int) -> tuple[Actor, Actor]:
    """Who assigns and who does in county k."""
    today = business_now().date()
    boss = actor_on_post(world.post(k, "supervision"), today)
    return boss, actor_on_post(world.post(k, "liaison"), today)


def item(k: int, doer: Actor, n: int, at: datetime) -> Draft:
    """A commitment that carries out the county's measure."""
    row = Commitment(
        county_id=world.county(k), town_id=world.town(k, n % world.TOWNS), kind=KIND,
        village_id=world.village(k, n % world.TOWNS, n % world.VILLAGES), level="village",
        theme_id=world.theme(k, n % world.THEMES), title=f"饮水管网改造第{n}段",
        lead_unit_id=doer.unit, served_type="residents", served_name="居民", origin="meeting",
        origin_ref="区政府常务会议", due_at=at + timedelta(days=90 + n % 60), invented=True,
    )  # fmt: skip
    return Draft(row, ups=[(("measure", k), "carries_out")])


def work(k: int, seconds: float) -> dict[str, Any]:
    """Write for so long: draft with its link, issue, sign, note progress stage by stage.

    Each a transaction of its own with trail and tallies. Returns steps and seconds.
    """
    boss, doer = actors(k)
    stages = [stage.code for stage in kind_of(KIND).stages][:3]
    rounds: list[tuple[str, Actor, dict[str, str]]] = [("issue", boss, {}), ("sign", doer, {})]
    rounds += [("progress", doer, {"note": "已完成", "stage": code}) for code in stages]
    steps, n = 0, int(time.time())
    begun = time.perf_counter()
    while time.perf_counter() - begun < seconds:
        at, n = business_now(), n + 1
        row = draft(item(k, doer, n, at), actor=boss, at=at)
        for step, actor, inputs in rounds:
            row = take(row, step, actor=actor, at=at, inputs=inputs)
        steps += 1 + len(rounds)
    return {"steps": steps, "seconds": time.perf_counter() - begun}


def beside_bare(seconds: float) -> dict[str, float]:
    """Steps a second through the door, and of bare transactions with the same rows."""
    k = COUNTIES[0]
    work(k, 1)
    before = Event.objects.aggregate(n=Max("pk"))["n"]
    done = work(k, seconds)
    bare = copies.replay(world.county(k), before)
    return {"steps": done["steps"] / done["seconds"], "bare": bare}


def together(counties: list[int], seconds: float) -> dict[str, Any]:
    """So many processes at once: steps a second each, and samples in which a lock was awaited."""
    running = [
        subprocess.Popen([sys.executable, "-m", "bench.write", "--worker", str(k), "--seconds",
                          str(seconds)], stdout=subprocess.PIPE, text=True)
        for k in counties
    ]  # fmt: skip
    samples = waits = 0
    while any(process.poll() is None for process in running):
        samples, waits = samples + 1, waits + waiting()
        time.sleep(0.01)
    found = [json.loads(process.communicate()[0]) for process in running]
    return {"rates": [f["steps"] / f["seconds"] for f in found], "samples": samples, "waits": waits}


def waiting() -> int:
    """Whether some session waits for a lock of another one now."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT 1 FROM pg_locks WHERE NOT granted)")
        return int(cursor.fetchone()[0])


def beside_held(seconds: float) -> dict[str, Any]:
    """One county's step stays uncommitted, its locks held; another county works on meanwhile."""
    k = COUNTIES[0]
    boss, doer = actors(k)
    with transaction.atomic():
        at = business_now()
        take(draft(item(k, doer, 1, at), actor=boss, at=at), "issue", actor=boss, at=at)
        found = together([COUNTIES[1]], seconds)
        transaction.set_rollback(True)
    return found


def counties_at_once(seconds: float) -> dict[str, Any]:
    """One alone, two counties, twice the same county for contrast, and beside a held lock."""
    one, other = COUNTIES
    return {
        "alone": together([one], seconds),
        "two": together([one, other], seconds),
        "same": together([one, one], seconds),
        "held": beside_held(min(seconds, 3)),
    }


def main() -> int:
    """Measure; the last line is the figures as JSON."""
    parser = argparse.ArgumentParser(prog="bench.write", description=__doc__)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--worker", type=int, help="only write, in this county")
    options = parser.parse_args()
    if options.worker:
        print(json.dumps(work(options.worker, options.seconds)))
        return 0
    found: dict[str, Any] = dict(beside_bare(options.seconds))
    print("through the door {steps:.0f} steps/s, bare {bare:.0f}/s".format(**found))
    if connection.vendor == "postgresql":
        found["counties"] = counties_at_once(options.seconds)
        for name, runs in found["counties"].items():
            rates = " + ".join(f"{rate:.0f}" for rate in runs["rates"])
            print(
                f"{name:6} {rates} steps/s, waited in {runs['waits']} of {runs['samples']} samples"
            )
    print(json.dumps(found))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
