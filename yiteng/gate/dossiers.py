"""Dossiers as the four tests read them, built from the rows in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from django.db.models import Prefetch, prefetch_related_objects

from yiteng.gate.models import Application, Goal, Item, Opinion, Paper, Prescription
from yiteng.gate.past import Asked, past
from yiteng.links.models import Link
from yiteng.research.models import Problem
from yiteng.research.queries import sightings
from yiteng.rules.gate import dossier as rules
from yiteng.rules.gate.evidence import Sighting, reached, weigh

#: States in which a problem may be put to a meeting.
STATED = ("stated", "treated")


def problems_of(applications: Sequence[Application]) -> dict[int, list[Problem]]:
    """The problems each application treats, in the order they were named; two queries."""
    links = Link.objects.filter(
        down_type="application", down_id__in=[a.pk for a in applications], role="treats"
    )
    pairs = list(links.order_by("id").values_list("down_id", "up_id"))
    rows = Problem.objects.in_bulk({up for _, up in pairs})
    held: dict[int, list[Problem]] = {a.pk: [] for a in applications}
    for down, up in pairs:
        held[down].append(rows[up])
    return held


def dossiers(applications: Sequence[Application]) -> dict[int, rules.Dossier]:
    """The dossiers of these applications, as the tests read them; a fixed number of queries."""
    prefetch_related_objects(
        list(applications),
        Prefetch("goals", Goal.objects.select_related("owner")),
        "items",
        "papers",
        Prefetch("prescriptions", Prescription.objects.select_related("lead")),
        Prefetch("opinions", Opinion.objects.select_related("unit")),
    )
    problems = problems_of(applications)
    seen = sightings([p.pk for found in problems.values() for p in found])
    before = past([_asked(a, p) for a in applications for p in a.prescriptions.all()])
    return {a.pk: _dossier(a, problems[a.pk], seen, before) for a in applications}


def _asked(application: Application, row: Prescription) -> Asked:
    return Asked(row.pk, application.county_id, row.title, application.opened_on, row.problem_id)


def _dossier(
    application: Application,
    problems: Iterable[Problem],
    seen: Mapping[int, Sequence[Sighting]],
    before: Mapping[int, tuple[rules.Past, ...]],
) -> rules.Dossier:
    papers = latest(application.papers.all())
    return rules.Dossier(
        meeting_type=application.meeting_type,
        scale=application.scale,
        wanted_on=application.wanted_on,
        goals=tuple(_goal(g) for g in application.goals.all()),
        items=tuple(_item(i, papers.get(i.pk, [])) for i in application.items.all()),
        problems=tuple(_problem(p, seen[p.pk]) for p in problems),
        prescriptions=tuple(
            _prescription(p, before.get(p.pk, ())) for p in application.prescriptions.all()
        ),
        opinions=tuple(
            rules.Opinion(str(o.pk), o.unit.name, o.agrees, o.words, o.asked_on)
            for o in application.opinions.all()
        ),
        costs=rules.Costs(application.people, application.days),
        length_reason=application.length_reason,
        size_approval=application.size_approval,
        summary=application.summary,
    )


def latest(papers: Iterable[Paper]) -> dict[int, list[Paper]]:
    """The latest version of each paper, by item."""
    last: dict[tuple[int, str], Paper] = {}
    for paper in papers:
        key = (paper.item_id, paper.title)
        if key not in last or paper.version > last[key].version:
            last[key] = paper
    held: dict[int, list[Paper]] = {}
    for paper in last.values():
        held.setdefault(paper.item_id, []).append(paper)
    return held


def _goal(row: Goal) -> rules.Goal:
    owner = row.owner.name if row.owner else ""
    return rules.Goal(
        str(row.pk), row.title, row.value, row.unit, row.word, row.baseline, row.due_on, owner
    )


def _item(row: Item, papers: Iterable[Paper]) -> rules.Item:
    return rules.Item(
        key=str(row.pk),
        title=row.title,
        decides=row.decides,
        decided_by=row.decided_by,
        presenter=row.presenter,
        minutes=row.minutes,
        other_way=row.other_way,
        other_why=row.other_why,
        papers=tuple(
            rules.Paper(str(p.pk), p.title, p.characters, p.pages, p.received_on) for p in papers
        ),
    )


def _problem(row: Problem, seen: Sequence[Sighting]) -> rules.Problem:
    town, village = str(row.town_id or ""), str(row.village_id or "")
    return rules.Problem(
        key=str(row.pk),
        title=row.title,
        root_cause=row.root_cause,
        evidence=weigh(seen),
        agreed=row.agreed,
        objection=row.objection,
        stated=row.state in STATED,
        claims="village" if village else "town" if town else "district",
        reached=reached(seen, town=town, village=village),
        counter_answer=row.counter_answer,
    )


def _prescription(row: Prescription, before: tuple[rules.Past, ...]) -> rules.Prescription:
    return rules.Prescription(
        key=str(row.pk),
        title=row.title,
        problem=str(row.problem_id or ""),
        cause=row.cause,
        lead=row.lead.name if row.lead else "",
        lead_accepted=row.lead_accepted,
        due_on=row.due_on,
        horizon=row.horizon,
        money=row.money,
        money_source=row.money_source,
        served=row.served,
        proof=row.proof,
        level=row.level,
        lead_in_town=bool(row.lead and row.lead.town_id),
        legality_by=row.legality_by,
        legality_basis=row.legality_basis,
        competition=row.competition,
        competition_note=row.competition_note,
        duty=row.duty,
        duty_admission=row.duty_admission,
        burden_by=row.burden_by,
        different=row.different,
        past=before,
    )
