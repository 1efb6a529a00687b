"""Our side: rows of the spine with their links on SQLite or PostgreSQL; figures as JSON.

python -m bench.thread.ours graph ITEMS      the graph, checked shallow and deep
python -m bench.thread.ours links COUNT      so many links over stored fingerprints
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice
from typing import Any

import django

django.setup()

from django.core.management import call_command  # noqa: E402

from bench.thread import graph  # noqa: E402
from yiteng.commitments.models import Commitment  # noqa: E402
from yiteng.links.models import Fingerprint, Link  # noqa: E402
from yiteng.links.nodes import load  # noqa: E402
from yiteng.links.stored import check  # noqa: E402
from yiteng.measures.models import Measure, PolicyDocument  # noqa: E402
from yiteng.people.models import Unit  # noqa: E402
from yiteng.places.models import Area  # noqa: E402
from yiteng.research.models import Finding, Occasion, Problem  # noqa: E402
from yiteng.workflow.clock import real_now  # noqa: E402

TYPES = ("finding", "problem", "measure", "commitment")


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds and what came of it."""
    begun = time.perf_counter()
    found = work()
    return time.perf_counter() - begun, found


def rows(size: int) -> list[list[Any]]:
    """So many findings, problems, measures and commitments, saved."""
    county = Area.objects.create(level="county", kind="区", name="某区")
    Area.objects.filter(pk=county.pk).update(county=county)
    unit = Unit.objects.create(name="某局", line="government", county=county)
    day, place = date(2023, 3, 31), {"county_id": county.pk}
    visit = Occasion.objects.create(**place, kind="visit", venue="village", title="走访",
                                    held_on=day, unit=unit)  # fmt: skip
    paper = PolicyDocument.objects.create(**place, title="若干措施")
    made: list[list[Any]] = [
        [Finding(**place, occasion=visit, statement=graph.words(0, n), said_by="果农",
                 source_key=str(n), method="interview", found_on=day) for n in range(size)],
        [Problem(**place, title=f"问题{n}", statement=graph.words(1, n), root_cause="没有按产量布点",
                 unit=unit, state="stated") for n in range(size)],
        [Measure(**place, document=paper, position=n % 30000, title=graph.words(2, n), lead=unit,
                 state="issued") for n in range(size)],
        [Commitment(**place, number=f"B-{n}", kind="policy_task", title=graph.words(3, n),
                    lead_unit=unit, state="active") for n in range(size)],
    ]  # fmt: skip
    for batch in made:
        type(batch[0])._default_manager.bulk_create(batch, batch_size=500)
    return made


def linked(made: list[list[Any]], items: int) -> int:
    """The links of the graph, with the fingerprints of now; stored ones too."""
    nodes = load((TYPES[layer], row.pk) for layer, batch in enumerate(made) for row in batch)
    now = real_now()
    Link.objects.bulk_create(
        [
            Link(county_id=row.county_id, up_type=TYPES[layer - 1], up_id=up.pk,
                 down_type=TYPES[layer], down_id=row.pk, role="rests",
                 up_fingerprint=nodes[(TYPES[layer - 1], up.pk)].fingerprint,
                 made_by_post="x", made_at=now)
            for layer, row, up in (
                (layer, made[layer][item], made[layer - 1][up])
                for layer, item, up in graph.links(items)
            )
        ],
        batch_size=500,
    )  # fmt: skip
    Fingerprint.objects.bulk_create(
        [Fingerprint(type=key[0], node_id=key[1], county_id=node.county,
                     fingerprint=node.fingerprint) for key, node in nodes.items()],
        batch_size=500,
    )  # fmt: skip
    return Link.objects.count()


def of_graph(items: int) -> dict[str, Any]:
    """The graph, then ten findings reworded: the deep check must find their forty links or so."""
    made = rows(items // len(TYPES))
    count = linked(made, items)
    check()
    shallow, _ = timed(check)
    changed = [row.pk for row in made[0][:10]]
    Finding.objects.filter(pk__in=changed).update(statement="改了说法")
    deep, found = timed(lambda: check(deep=True))
    wanted = Link.objects.filter(up_type="finding", up_id__in=changed).count()
    return {"items": items, "links": count, "check": shallow, "deep": deep,
            "suspect": found.suspect, "wanted": wanted, "mb": peak()}  # fmt: skip


def of_links(count: int) -> dict[str, Any]:
    """So many links among a quarter as many nodes, checked over stored fingerprints."""
    nodes, now = count // 4, real_now()
    fresh = (Fingerprint(type="finding", node_id=n, county_id=1, fingerprint=f"{n:064x}")
             for n in range(nodes))  # fmt: skip
    for batch in _batches(fresh):
        Fingerprint.objects.bulk_create(batch)
    made = (Link(county_id=1, up_type="finding", up_id=n % nodes, down_type="problem", down_id=n,
                 role="rests", up_fingerprint=f"{n % nodes + (n % 1000 == 0):064x}",
                 made_by_post="x", made_at=now) for n in range(count))  # fmt: skip
    for batch in _batches(made):
        Link.objects.bulk_create(batch)
    before = peak()
    took, found = timed(check)
    again, _ = timed(check)
    return {"links": found.links, "suspect": found.suspect, "wanted": -(-count // 1000),
            "first": took, "check": again, "mb": peak() - before}  # fmt: skip


def _batches(made: Iterator[Any]) -> Iterator[list[Any]]:
    while batch := list(islice(made, 5000)):
        yield batch


def peak() -> float:
    """Peak resident memory of this process, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    call_command("migrate", verbosity=0)
    print(json.dumps({"graph": of_graph, "links": of_links}[sys.argv[1]](int(sys.argv[2]))))
