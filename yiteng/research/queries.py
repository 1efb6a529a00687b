"""Reading visits, findings and problems; independence of evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db.models import Count, QuerySet
from django.http import Http404

from yiteng.links.models import Link
from yiteng.links.nodes import load, readable
from yiteng.people.visibility import branches, visible
from yiteng.research.models import Finding, Occasion, Problem
from yiteng.rules.actor import Actor
from yiteng.rules.gate.evidence import Evidence, Sighting, weigh
from yiteng.rules.node import STATIONS, Node
from yiteng.rules.quantity import Quantity

M = TypeVar("M", Occasion, Problem)
#: How many of the things that treat a problem its page names; the others are on the thread.
SHOWN = 100


def occasions(actor: Actor, *, kind: str = "", theme: str = "") -> list[QuerySet[Occasion]]:
    """Branches of the occasions the actor may see."""
    found = Occasion.objects.select_related("unit", "town", "village", "theme")
    if kind:
        found = found.filter(kind=kind)
    if theme:
        found = found.filter(theme__code=theme)
    return branches(found, actor)


def occasion(actor: Actor, pk: int) -> Occasion:
    """One occasion. Raises Http404 where there is none or the actor may not see it."""
    return _one(
        Occasion.objects.select_related("unit", "town", "village", "theme", "enterprise"),
        actor,
        pk,
    )


@dataclass(frozen=True, slots=True)
class Totals:
    """How many occasions, findings and problems the actor may see."""

    occasions: int
    findings: int
    problems: int


def totals(actor: Actor) -> Totals:
    """Counted for the first line of the list; three queries."""
    return Totals(
        visible(Occasion, actor).count(),
        findings(actor).order_by().count(),
        visible(Problem, actor).exclude(state="dropped").count(),
    )


def found_at(occasion_ids: Sequence[int]) -> dict[int, int]:
    """How many findings each occasion brought; one query."""
    rows = Finding.objects.filter(occasion__in=occasion_ids).order_by()
    return dict(rows.values_list("occasion").annotate(Count("id")))


def findings(actor: Actor) -> QuerySet[Finding]:
    """The findings the actor may see, latest first: on the page of an occasion that is open."""
    found = Finding.objects.select_related("occasion", "town", "village")
    return (
        visible(found, actor)
        .filter(occasion__in=visible(Occasion, actor))
        .order_by("-found_on", "-id")
    )


def problems(actor: Actor, *, state: str = "", theme: str = "") -> list[QuerySet[Problem]]:
    """Branches of the problems the actor may see."""
    found = Problem.objects.select_related("unit", "theme", "town", "village")
    if state:
        found = found.filter(state=state)
    if theme:
        found = found.filter(theme__code=theme)
    return branches(found, actor)


def problem(actor: Actor, pk: int) -> Problem:
    """One problem. Raises Http404 where there is none or the actor may not see it."""
    return _one(Problem.objects.select_related("unit", "theme", "town", "village"), actor, pk)


def findings_of(problem_ids: Sequence[int]) -> dict[int, list[Finding]]:
    """The findings each problem was found in, earliest first; two queries."""
    pairs = Link.objects.filter(
        down_type="problem", down_id__in=problem_ids, role="found_in"
    ).values_list("down_id", "up_id")
    held: dict[int, list[Finding]] = {pk: [] for pk in problem_ids}
    wanted = [(down, up) for down, up in pairs]
    rows = Finding.objects.select_related("occasion", "town", "village").in_bulk(
        {up for _, up in wanted}
    )
    for down, up in wanted:
        if up in rows:
            held[down].append(rows[up])
    for found in held.values():
        found.sort(key=lambda one: (one.found_on, one.pk))
    return held


def sightings(problem_ids: Sequence[int]) -> dict[int, list[Sighting]]:
    """The findings behind each problem as evidence, without their words; two queries."""
    pairs = list(
        Link.objects.filter(down_type="problem", down_id__in=problem_ids, role="found_in")
        .order_by("id")
        .values_list("down_id", "up_id")
    )
    rows = Finding.objects.filter(pk__in={up for _, up in pairs}).values_list(
        "pk", "source_key", "method", "found_on", "against", "county_id", "town_id", "village_id",
        "occasion__enterprise_id", "occasion__destination", "occasion__place",
    )  # fmt: skip
    seen = {row[0]: _sighting(*row[1:]) for row in rows}
    held: dict[int, list[Sighting]] = {pk: [] for pk in problem_ids}
    for down, up in pairs:
        if up in seen:
            held[down].append(seen[up])
    return held


def evidence(problem_ids: Sequence[int]) -> dict[int, Evidence]:
    """Figures of independence of each problem; two queries."""
    return {pk: weigh(found) for pk, found in sightings(problem_ids).items()}


@dataclass(frozen=True, slots=True)
class Weighed:
    """The findings behind a problem and their figures of independence."""

    findings: list[Finding]
    evidence: Evidence


def weighed(problem: Problem) -> Weighed:
    """What a problem rests on; two queries."""
    found = findings_of([problem.pk])[problem.pk]
    return Weighed(found, weigh(sighting(one) for one in found))


@dataclass(frozen=True, slots=True)
class Source:
    """One source behind a problem: who, how often, in how many places, until when.

    alike: the words of the speaker; times: findings; places, methods, days: distinct ones.
    """

    alike: str
    times: int
    places: int
    methods: int
    days: int
    latest: date


def sums(found: Sequence[Finding]) -> list[Source]:
    """How independence is counted: findings by source, those against left out, most first."""
    held: dict[str, list[tuple[Finding, Sighting]]] = {}
    for one in found:
        seen = sighting(one)
        if not seen.against:
            held.setdefault(seen.source, []).append((one, seen))
    rows = [
        Source(
            alike=pairs[0][0].said_by,
            times=len(pairs),
            places=len({s.place for _, s in pairs}),
            methods=len({s.method for _, s in pairs}),
            days=len({s.on for _, s in pairs}),
            latest=max(s.on for _, s in pairs),
        )
        for pairs in held.values()
    ]
    return sorted(rows, key=lambda row: (-row.times, row.alike))


def figures(problem: Problem) -> list[tuple[str, Quantity]]:
    """The figures of a problem by label."""
    return [
        (row.label, Quantity(row.value, row.unit, row.word, row.as_of, row.status, row.source))
        for row in problem.quantities.order_by("id")
    ]


def treated(problem_ids: Sequence[int]) -> dict[int, int]:
    """How many meetings, measures and commitments treat each problem; one query."""
    links = Link.objects.filter(up_type="problem", up_id__in=problem_ids).order_by()
    return dict(links.values_list("up_id").annotate(Count("id")))


def treatments(actor: Actor, problem: Problem) -> list[Node]:
    """What treats a problem, of what the actor may open, in the order of the spine."""
    links = Link.objects.filter(up_type="problem", up_id=problem.pk).order_by("id")
    nodes = load([(link.down_type, link.down_id) for link in links[:SHOWN]])
    allowed = readable(actor, nodes.values())
    found = [node for key, node in nodes.items() if key in allowed]
    return sorted(found, key=lambda node: (STATIONS.index(node.station), node.id))


def supported(actor: Actor, finding_ids: Sequence[int]) -> dict[int, list[Node]]:
    """The problems each finding supports."""
    links = Link.objects.filter(up_type="finding", up_id__in=finding_ids, role="found_in")
    nodes = load([("problem", link.down_id) for link in links])
    held: dict[int, list[Node]] = {}
    for link in links:
        held.setdefault(link.up_id, []).append(nodes[("problem", link.down_id)])
    return held


def sighting(finding: Finding) -> Sighting:
    """A finding as evidence; its place is the village, else the firm, else what was written."""
    held = finding.occasion
    return _sighting(
        finding.source_key, finding.method, finding.found_on, finding.against, finding.county_id,
        finding.town_id, finding.village_id, held.enterprise_id, held.destination, held.place,
    )  # fmt: skip


def _sighting(
    source: str,
    method: str,
    on: date,
    against: bool,
    county: int | None,
    town: int | None,
    village: int | None,
    firm: int | None,
    destination: str,
    place: str,
) -> Sighting:
    where = (
        (village and f"village {village}")
        or (firm and f"firm {firm}")
        or destination
        or place
        or f"area {town or county}"
    )
    return Sighting(source, where, method, on, against, str(town or ""), str(village or ""))


def _one(rows: QuerySet[M], actor: Actor, pk: int) -> M:
    found = visible(rows, actor).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
