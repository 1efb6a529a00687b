"""Runs on the demo's database, in a process of its own: who may open what, and who lists it.

Prints a JSON list of sentences, one for each row that breaks the law; see test_open_and_list.py.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import django

#: Rows with a page of their own: model, the page of a row, the list it stands in.
PAIRS = (
    ("research.Occasion", "research:occasion", "research:list"),
    ("research.Problem", "research:show", "research:problems"),
    ("surveys.Survey", "surveys:show", "surveys:list"),
    ("gate.Application", "gate:show", "gate:list"),
    ("meetings.Meeting", "meetings:show", "meetings:list"),
    ("casefiles.CaseFile", "casefiles:show", "casefiles:list"),
    ("measures.PolicyDocument", "measures:document", "measures:list"),
    ("commitments.Commitment", "commitments:show", "commitments:list"),
    ("sampling.Draw", "sampling:show", "sampling:draws"),
    ("oversight.Inspection", "oversight:show", "oversight:list"),
    ("circulars.Circular", "circulars:show", "circulars:list"),
    ("publication.Publication", "publication:show", "publication:list"),
    ("ledgers.Import", "ledgers:show", "ledgers:list"),
    ("enterprises.Enterprise", "enterprises:show", "enterprises:list"),
    ("reach.Facility", "reach:show", "reach:list"),
    ("designation.DesignationCase", "designation:show", "designation:list"),
)
SAMPLE = 3


def broken() -> Iterator[str]:
    """Every break, for every post of the demo."""
    from django.apps import apps
    from django.urls import reverse

    for actor, client in posts():
        for label, show, index in PAIRS:
            model = apps.get_model(label)
            seen, unseen = sample(model, actor)
            answer = client.get(reverse(index))
            if answer.status_code != 200:
                yield from opened(actor, client, show, (), [*seen, *unseen])
                continue
            yield from opened(actor, client, show, seen, unseen)
            listed = keys(answer.content.decode(), reverse(show, args=[0]))
            hidden = listed - set(visible_keys(model, actor))
            if hidden:
                yield f"{actor.post_title}: {index} lists {label} {sorted(hidden)[:3]} unseen"
            if seen and not listed:
                yield f"{actor.post_title}: {index} lists nothing, {len(seen)} may be opened"


def posts() -> Iterator[tuple[Any, Any]]:
    """One holder of each role, with a client logged in."""
    from django.test import Client

    from yiteng.people.actors import actor_of, holdings
    from yiteng.people.models import Account

    done: set[frozenset[str]] = set()
    for account in Account.objects.filter(is_active=True).order_by("id"):
        held = holdings(account, date(2023, 3, 31)).first()
        if held is None or (actor := actor_of(held)).roles in done:
            continue
        done.add(actor.roles)
        client = Client()
        client.force_login(account, backend="yiteng.people.backend.LockingBackend")
        yield actor, client


def visible_keys(model: Any, actor: Any) -> list[int]:
    """The rows a post sees, by the one row filter."""
    from yiteng.people.visibility import visible

    return list(visible(model, actor).values_list("pk", flat=True))


def sample(model: Any, actor: Any) -> tuple[list[int], list[int]]:
    """Some rows the post sees, and some it does not."""
    seen = visible_keys(model, actor)
    every = model._default_manager.values_list("pk", flat=True).order_by("pk")
    unseen = sorted(set(every) - set(seen))
    return spread(sorted(seen)), spread(unseen)


def spread(found: list[int]) -> list[int]:
    """First, middle and last of many."""
    return found if len(found) <= SAMPLE else [found[0], found[len(found) // 2], found[-1]]


def opened(actor: Any, client: Any, show: str, seen: Any, unseen: Any) -> Iterator[str]:
    """Rows that open though unseen, or do not open though seen."""
    from django.urls import reverse

    for key in (*seen, *unseen):
        status = client.get(reverse(show, args=[key])).status_code
        if (status == 200) is not (key in seen):
            word = "opens unseen" if status == 200 else f"answers {status} though listed"
            yield f"{actor.post_title}: {show} {key} {word}"


def keys(page: str, pattern: str) -> set[int]:
    """The keys of the rows a page links to."""
    found = re.findall(re.escape(pattern).replace("0", r"(\d+)", 1) + r'["?#]', page)
    return {int(key) for key in found}


if __name__ == "__main__":
    django.setup()
    print(json.dumps(list(broken()), ensure_ascii=False))
