"""The gate on a dossier with 200 findings: the rules alone, and with everything read for them."""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Callable
from typing import Any

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from bench import dossiers  # noqa: E402
from yiteng.gate import queries  # noqa: E402
from yiteng.gate.models import Application  # noqa: E402
from yiteng.rules.gate.registry import judge  # noqa: E402

TURNS = 200


def timed(work: Callable[[], Any], turns: int = TURNS) -> dict[str, float]:
    """Median, 95th percentile and worst of so many turns, in milliseconds; ten turns warm up."""
    found = []
    for turn in range(turns + 10):
        begun = time.perf_counter()
        work()
        if turn >= 10:
            found.append((time.perf_counter() - begun) * 1000)
    cuts = statistics.quantiles(found, n=20)
    return {"median": statistics.median(found), "p95": cuts[-1], "worst": max(found)}


def statements(pk: int) -> list[str]:
    """The statements a verdict costs, as they were sent."""
    with CaptureQueriesContext(connection) as caught:
        queries.verdicts([Application.objects.get(pk=pk)])
    return [one["sql"] for one in caught.captured_queries]


def bare(sent: list[str]) -> None:
    """The same statements by the driver, rows fetched and dropped."""
    with connection.cursor() as cursor:
        for sql in sent:
            cursor.execute(sql)
            cursor.fetchall()


def main() -> None:
    """Fill a scratch database, measure, print the figures as JSON in the last line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--findings", type=int, default=200)
    findings = parser.parse_args().findings
    call_command("migrate", verbosity=0)
    pk = dossiers.application(findings)
    held = queries.judged([Application.objects.get(pk=pk)])[pk]
    sent = statements(pk)
    print(json.dumps({
        "findings": findings,
        "reasons": len(held.verdict.reasons),
        "statements": len(sent),
        "judge": timed(lambda: judge(held.dossier, held.verdict.thresholds)),
        "verdicts": timed(lambda: queries.verdicts([Application.objects.get(pk=pk)])),
        "bare": timed(lambda: bare(sent)),
    }))  # fmt: skip


if __name__ == "__main__":
    main()
