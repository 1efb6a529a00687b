"""What was tried before: measures like a prescription, and what became of them, for the gate."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import NamedTuple

from django.urls import reverse

from yiteng.gate.past import Asked
from yiteng.links.models import Link
from yiteng.links.nodes import load
from yiteng.measures.models import Measure
from yiteng.rules.gate.dossier import Past
from yiteng.rules.gate.wording import alike
from yiteng.rules.lifecycles.small import MEASURE

#: How many measures of a county, the latest first, are compared by their words.
COMPARED = 300
#: From which likeness of two titles on one counts as similar, of 1.
ALIKE = 0.5
#: How many are shown beside a prescription.
SHOWN = 5


class Before(NamedTuple):
    """A measure issued before: what is compared and shown of it."""

    issued_on: date
    pk: int
    county: int
    title: str
    state: str


def similar(asked: Sequence[Asked]) -> Mapping[int, Sequence[Past]]:
    """Measures issued before, against the same problem or in like words; five queries.

    The latest stand first; those issued on or after the day the application was opened are its
    own or later ones and are left out.
    """
    answering = _answering({one.problem for one in asked if one.problem})
    rows = _compared(asked, {pk for found in answering.values() for pk in found})
    chosen = {one.key: _chosen(one, rows, answering) for one in asked}
    named = {row.pk: row for found in chosen.values() for row in found}
    became = _became(named)
    told = {pk: _past(row, became.get(pk, ())) for pk, row in named.items()}
    return {key: [told[row.pk] for row in found] for key, found in chosen.items()}


def _answering(problems: Collection[int]) -> dict[int, set[int]]:
    links = Link.objects.filter(
        up_type="problem", up_id__in=problems, down_type="measure", role="answers"
    )
    held: dict[int, set[int]] = defaultdict(set)
    for problem, measure in links.values_list("up_id", "down_id"):
        held[problem].add(measure)
    return held


def _compared(asked: Sequence[Asked], answering: Collection[int]) -> list[Before]:
    """The latest of the counties and those that answer the problems, the latest first."""
    known = Measure.objects.filter(issued_on__isnull=False).exclude(state="draft")
    said = known.order_by("-issued_on", "-id").values_list(
        "issued_on", "pk", "county_id", "title", "state"
    )
    latest = said.filter(county__in={one.county for one in asked})[:COMPARED]
    rows = {row[1]: row for row in (*latest, *said.filter(pk__in=answering))}
    held = [Before(on, *rest) for on, rest in ((row[0], row[1:]) for row in rows.values()) if on]
    return sorted(held, reverse=True)


def _chosen(one: Asked, rows: Iterable[Before], answering: Mapping[int, set[int]]) -> list[Before]:
    same = answering.get(one.problem or 0, set())
    fitting = (
        row
        for row in rows
        if row.county == one.county
        and row.issued_on < one.before
        and (row.pk in same or alike(one.title, row.title) >= ALIKE)
    )
    return list(islice(fitting, SHOWN))


def _became(measures: Collection[int]) -> dict[int, tuple[tuple[str, int], ...]]:
    """In which states the commitments that carry each measure out stand."""
    links = Link.objects.filter(
        up_type="measure", up_id__in=measures, down_type="commitment", role="carries_out"
    )
    pairs = list(links.values_list("up_id", "down_id"))
    nodes = load([("commitment", down) for _, down in pairs])
    held: dict[int, Counter[str]] = defaultdict(Counter)
    for up, down in pairs:
        if ("commitment", down) in nodes:
            held[up][nodes[("commitment", down)].state] += 1
    return {pk: tuple(counted.most_common()) for pk, counted in held.items()}


def _past(row: Before, became: tuple[tuple[str, int], ...]) -> Past:
    return Past(
        title=row.title,
        ended=MEASURE.state(row.state).title,
        url=reverse("measures:show", args=[row.pk]),
        on=row.issued_on,
        became=became,
    )
