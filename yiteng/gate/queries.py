"""Reading applications and their dossiers; the verdict of the four tests."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Prefetch, QuerySet, prefetch_related_objects
from django.http import Http404

from yiteng.gate.models import Application, Goal, Item, Opinion, Prescription
from yiteng.limits.queries import thresholds
from yiteng.links.models import Link
from yiteng.people.visibility import branches, visible
from yiteng.research.models import Problem
from yiteng.research.queries import evidence
from yiteng.rules.actor import Actor
from yiteng.rules.gate import dossier as rules
from yiteng.rules.gate.evidence import Evidence
from yiteng.rules.gate.registry import judge
from yiteng.rules.gate.rule import Verdict
from yiteng.rules.lifecycles.application import APPLICATION
from yiteng.rules.refusal import Refusal
from yiteng.rules.words import Several

#: How many problems a dossier may choose from at once.
OFFERED = 200
#: States in which a problem may be put to a meeting.
STATED = ("stated", "treated")
#: Outcomes that are good results: a meeting that need not be held, or not yet.
OVERRULED = "overruled"
_OVERRULED = {"opinion_verdict": "against", "state__in": ("approved_against", "convened")}
SPARED = ("returned", "postponed", "merged", "reshaped")


def applications(
    actor: Actor, *, state: str = "", theme: str = "", opinion: str = ""
) -> list[QuerySet[Application]]:
    """Branches of the applications the actor may see; opinion ``overruled``: decided against it."""
    found = Application.objects.select_related("unit", "host", "organiser", "theme", "town")
    if state:
        found = found.filter(state=state)
    if theme:
        found = found.filter(theme__code=theme)
    if opinion == OVERRULED:
        found = found.filter(**_OVERRULED)
    return branches(found, actor)


def overruled(actor: Actor) -> int:
    """How many meetings were approved against the opinion, with reasons; counted inside."""
    return visible(Application, actor).filter(**_OVERRULED).count()


def application(actor: Actor, pk: int) -> Application:
    """One application with its parts. Raises Http404 where the actor may not see it."""
    rows = Application.objects.select_related(
        "unit", "host", "organiser", "theme", "town", "merged_into"
    )
    found = visible(rows, actor).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def counts(actor: Actor) -> dict[str, int]:
    """How many applications the actor may see stand in each state; one query."""
    rows = visible(Application, actor).order_by().values_list("state").annotate(Count("id"))
    found = dict(rows)
    return {state.code: found.get(state.code, 0) for state in APPLICATION.states}


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


def treatable(actor: Actor, application: Application) -> list[Problem]:
    """Problems the application may still take up: stated or being worded, not yet named."""
    taken = [p.pk for p in problems_of([application])[application.pk]]
    rows = visible(Problem, actor).filter(state__in=("draft", "stated")).exclude(pk__in=taken)
    return list(rows.order_by("-id")[:OFFERED])


@dataclass(frozen=True, slots=True)
class WeighedProblem:
    """A problem of a dossier with its figures of independence."""

    problem: Problem
    evidence: Evidence


def weighed_problems(application: Application) -> list[WeighedProblem]:
    """The problems an application treats, each with its evidence."""
    rows = problems_of([application])[application.pk]
    figures = evidence([row.pk for row in rows])
    return [WeighedProblem(row, figures[row.pk]) for row in rows]


def costs(application: Application) -> rules.Costs:
    """People, days and the hours people sit in the meeting."""
    return rules.Costs(application.people, application.days)


def fixed(application: Application) -> list[Refusal]:
    """The reasons of the four tests as they were fixed on submission."""
    return [
        Refusal(
            one["code"],
            one["sentence"],
            {n: Several(v) if isinstance(v, list) else v for n, v in one["params"].items()},
            one["severity"],
            one["field"],
        )
        for one in application.verdict_fixed
    ]


def dossiers(applications: Sequence[Application]) -> dict[int, rules.Dossier]:
    """The dossiers of these applications, as the tests read them; a fixed number of queries."""
    prefetch_related_objects(
        list(applications),
        Prefetch("goals", Goal.objects.select_related("owner")),
        "items",
        Prefetch("prescriptions", Prescription.objects.select_related("lead")),
        Prefetch("opinions", Opinion.objects.select_related("unit")),
    )
    problems = problems_of(applications)
    figures = evidence([p.pk for found in problems.values() for p in found])
    return {a.pk: _dossier(a, problems[a.pk], figures) for a in applications}


def verdicts(applications: Sequence[Application]) -> dict[int, Verdict]:
    """What the four tests say of each application now, by the limits of its county."""
    limits = thresholds({a.county_id for a in applications})
    held = dossiers(applications)
    return {a.pk: judge(held[a.pk], limits[a.county_id]) for a in applications}


def open_numbers(applications: Sequence[Application]) -> dict[int, dict[str, int]]:
    """For each, number and id of the county's other open applications; one query."""
    ended = [state.code for state in APPLICATION.states if state.ended]
    rows = Application.objects.filter(county__in={a.county_id for a in applications})
    found: dict[int, dict[str, int]] = {}
    for county, number, pk in rows.exclude(state__in=ended).values_list(
        "county_id", "number", "pk"
    ):
        found.setdefault(county, {})[number] = pk
    return {
        a.pk: {n: pk for n, pk in found.get(a.county_id, {}).items() if pk != a.pk}
        for a in applications
    }


def _dossier(
    application: Application, problems: Iterable[Problem], figures: Mapping[int, Evidence]
) -> rules.Dossier:
    return rules.Dossier(
        meeting_type=application.meeting_type,
        scale=application.scale,
        wanted_on=application.wanted_on,
        goals=tuple(_goal(g) for g in application.goals.all()),
        items=tuple(_item(i) for i in application.items.all()),
        problems=tuple(_problem(p, figures[p.pk]) for p in problems),
        prescriptions=tuple(_prescription(p) for p in application.prescriptions.all()),
        opinions=tuple(
            rules.Opinion(str(o.pk), o.unit.name, o.agrees, o.words)
            for o in application.opinions.all()
        ),
        costs=rules.Costs(application.people, application.days),
    )


def _goal(row: Goal) -> rules.Goal:
    owner = row.owner.name if row.owner else ""
    return rules.Goal(
        str(row.pk), row.title, row.value, row.unit, row.word, row.baseline, row.due_on, owner
    )


def _item(row: Item) -> rules.Item:
    return rules.Item(
        str(row.pk),
        row.title,
        row.decides,
        row.decided_by,
        row.presenter,
        row.minutes,
    )


def _problem(row: Problem, found: Evidence) -> rules.Problem:
    return rules.Problem(
        str(row.pk),
        row.title,
        row.root_cause,
        found,
        row.agreed,
        row.objection,
        row.state in STATED,
    )


def _prescription(row: Prescription) -> rules.Prescription:
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
    )
