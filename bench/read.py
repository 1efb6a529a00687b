"""Pages of an ordinary user through the real server, beside the bare SQL of the same answer."""

from __future__ import annotations

import argparse
import json
import random
import statistics
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import django

django.setup()

from django.db import connection  # noqa: E402

from bench import world  # noqa: E402
from bench.server import Reader, log_in, serving  # noqa: E402
from yiteng.commitments.queries import listed, wanted_from  # noqa: E402
from yiteng.desk.areas import page_of  # noqa: E402
from yiteng.people.actors import actor_on_post  # noqa: E402
from yiteng.places.models import Area  # noqa: E402
from yiteng.workflow.clock import business_today  # noqa: E402

COUNTIES = (3, 41, 77, 120)
READERS = 16
TURNS = 6


@dataclass(frozen=True, slots=True)
class Case:
    """A page: its name, who opens it in which county, the filters of a list or the area."""

    name: str
    role: str
    k: int
    get: tuple[tuple[str, str], ...] = ()
    area: int = 0

    @property
    def path(self) -> str:
        """The address."""
        return f"/area/{self.area}/" if self.area else f"/commitments/?{urlencode(self.get)}"

    def answer(self) -> None:
        """What the page asks of the database, without the page."""
        today = business_today()
        if self.area:
            page_of(Area.objects.select_related("county", "town").get(pk=self.area), today)
            return
        actor, get = actor_on_post(world.post(self.k, self.role), today), dict(self.get)
        listed(actor, wanted_from(get), today, get)


def cases(k: int) -> list[Case]:
    """The pages of a county's three users."""
    town = world.town(k, 0)
    filters: dict[str, dict[str, str]] = {
        "by area": {"area": str(town)},
        "by kind": {"kind": "livelihood_item"},
        "by theme": {"theme": "theme2"},
        "by unit": {"unit": str(world.unit(k, 7))},
        "by light": {"light": "overdue"},
        "all in hand": {"light": "open"},
        "words in an area": {"area": str(town), "q": "猕猴桃"},
        "rare words in an area": {"area": str(world.county(k)), "q": "蜂蜜冷链"},
    }
    found = [
        Case(f"list {name}", role, k, tuple(get.items()))
        for role in world.ROLES
        for name, get in filters.items()
    ]
    found.append(Case("area page, county", "supervision", k, area=world.county(k)))
    found += [
        Case("area page, town", role, k, area=town) for role in ("supervision", "town_office")
    ]
    found.append(Case("area page, village", "supervision", k, area=world.village(k, 0, 0)))
    return found


@contextmanager
def kept(statements: list[tuple[str, Any]]) -> Iterator[None]:
    """Remember every statement and its values."""

    def keep(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        statements.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(keep):
        yield


def bare(case: Case) -> list[float]:
    """Seconds of the page's own statements, run by the driver, rows fetched and dropped."""
    statements: list[tuple[str, Any]] = []
    with kept(statements):
        case.answer()
    about = [s for s in statements if case.area or "commitments_" in s[0]]
    found = []
    with connection.cursor() as cursor:
        for _ in range(TURNS):
            begun = time.perf_counter()
            for sql, params in about:
                cursor.execute(sql, params)
                cursor.fetchall()
            found.append(time.perf_counter() - begun)
    return found


def one_reader(port: int) -> list[dict[str, Any]]:
    """Medians of each page for one reader, beside its bare SQL."""
    sessions = {(k, r): log_in(world.post(k, r)) for k in COUNTIES for r in world.ROLES}
    found = []
    for group in zip(*(cases(k) for k in COUNTIES), strict=True):
        raw = [s for case in group for s in bare(case)]
        served = []
        for case in group:
            reader = Reader(port, sessions[case.k, case.role])
            for turn in range(TURNS + 2):
                status, seconds = reader.get(case.path)
                if status != 200:
                    raise SystemExit(f"{case.path} as {case.role}: {status}")
                if turn > 1:  # the first ones warm the workers
                    served.append(seconds)
        page, sql = statistics.median(served) * 1000, statistics.median(raw) * 1000
        found.append({"page": group[0].name, "as": group[0].role, "ms": page, "bare": sql,
                      "kept": page <= 3 * sql + 50 and page <= 100})  # fmt: skip
    return found


def many_readers(port: int, seconds: float) -> dict[str, Any]:
    """Sixteen readers at once, each a user of some county, opening pages at random."""
    dice = random.Random(7)
    times: list[float] = []
    errors: list[str] = []
    users = [(dice.randrange(1, world.COUNTIES + 1), world.ROLES[i % 3]) for i in range(READERS)]
    sessions = [log_in(world.post(k, role)) for k, role in users]
    end = time.monotonic() + seconds

    def read(i: int) -> None:
        k, role = users[i]
        mine, own = [c for c in cases(k) if c.role == role], random.Random(i)
        reader = Reader(port, sessions[i])
        while time.monotonic() < end:
            try:
                status, took = reader.get(own.choice(mine).path)
            except OSError as error:
                errors.append(str(error))
                return
            times.append(took)
            if status != 200:
                errors.append(str(status))

    threads = [threading.Thread(target=read, args=(i,)) for i in range(READERS)]
    begun = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    times.sort()
    return {"readers": READERS, "pages_per_second": len(times) / (time.monotonic() - begun),
            "p50": times[len(times) // 2] * 1000, "p95": times[int(len(times) * 0.95)] * 1000,
            "errors": len(errors)}  # fmt: skip


def main() -> int:
    """Measure; the last line is the figures as JSON."""
    parser = argparse.ArgumentParser(prog="bench.read", description=__doc__)
    parser.add_argument("--seconds", type=float, default=10)
    options = parser.parse_args()
    with serving() as port:
        alone = one_reader(port)
        for line in alone:
            print("{page:24} {as:12} {ms:7.1f} ms   bare {bare:6.2f} ms   {kept}".format(**line))
        many = many_readers(port, options.seconds)
        print("16 readers: {pages_per_second:.0f} pages/s, p50 {p50:.0f} ms, p95 {p95:.0f} ms, "
              "{errors} errors".format(**many))  # fmt: skip
    print(json.dumps({"one": alone, "many": many}))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
