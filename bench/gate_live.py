"""The verdict as one types: a hundred posts of a goal's form, through every middleware.

On the dossier with the most reasons to read of the loaded demo (YITENG_DATA), or on a scratch
dossier with so many findings (--findings). Prints the median and the 95th percentile in ms.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from typing import Any

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.db.models import Count  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from bench import dossiers  # noqa: E402
from yiteng.gate.models import Application  # noqa: E402
from yiteng.people.models import Account, Holding, Post, PostRole  # noqa: E402

TURNS, WARM = 100, 5


def largest() -> Application:
    """The application with the most parts."""
    parts = Count("goals", distinct=True) + Count("items", distinct=True)
    parts += Count("prescriptions", distinct=True) + Count("papers", distinct=True)
    found = Application.objects.annotate(parts=parts).order_by("-parts", "pk").first()
    if found is None:
        raise SystemExit("no application here: load the demo, or ask for --findings")
    return found


def writer(application: Application) -> Client:
    """A client logged in on a liaison's post of the applying unit (made where there is none)."""
    held = Holding.objects.filter(
        post__unit=application.unit, post__roles__role__in=("liaison", "town_office", "secretary")
    ).first()
    if held is None:
        account = Account.objects.create(login=f"bench{application.pk}", name="bench", password="!")
        post = Post.objects.create(unit=application.unit, title="联络员")
        PostRole.objects.create(post=post, role="liaison")
        held = Holding.objects.create(account=account, post=post, since="2022-01-01")
    client = Client()
    client.force_login(held.account, backend="yiteng.people.backend.LockingBackend")
    return client


def measure(application: Application) -> dict[str, Any]:
    """Median and 95th percentile of the posts, in milliseconds; queries of one."""
    client, url = writer(application), f"/applications/{application.pk}/live/?kind=goals"
    found = []
    for turn in range(TURNS + WARM):
        typed = {"title": f"新增冷库{turn}座", "value": str(turn), "unit": "座"}
        begun = time.perf_counter()
        answer = client.post(url, typed)
        found.append((time.perf_counter() - begun) * 1000)
        assert answer.status_code == 200, answer.status_code
    with CaptureQueriesContext(connection) as caught:
        client.post(url, typed)
    cuts = statistics.quantiles(found[WARM:], n=20)
    return {
        "application": application.title,
        "posts": TURNS,
        "median_ms": round(statistics.median(found[WARM:]), 1),
        "p95_ms": round(cuts[-1], 1),
        "queries": len(caught.captured_queries),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--findings", type=int, default=0)
    findings = parser.parse_args().findings
    if findings:
        call_command("migrate", verbosity=0)
        pk = dossiers.application(findings)
        print(json.dumps(measure(Application.objects.get(pk=pk)), ensure_ascii=False))
    else:
        print(json.dumps(measure(largest()), ensure_ascii=False))


if __name__ == "__main__":
    main()
