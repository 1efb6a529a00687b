"""Reading applications and their dossiers; the verdict of the four tests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, QuerySet
from django.http import Http404
from django.urls import reverse

from yiteng.files.models import Attachment
from yiteng.files.queries import attachments
from yiteng.gate import kept
from yiteng.gate.dossiers import dossiers as dossiers
from yiteng.gate.dossiers import problems_of as problems_of
from yiteng.gate.models import Application
from yiteng.limits.queries import thresholds
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

#: How many problems a dossier may choose from at once.
OFFERED = 200
#: Decided against the opinion, as a filter says it.
OVERRULED = "overruled"
_OVERRULED = {"opinion_verdict": "against", "state__in": ("approved_against", "convened")}


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
        "unit", "host", "organiser", "theme", "town", "merged_into", "proposed_into", "other_owner"
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


def may_read_paper(actor: Actor, pk: int) -> bool:
    """Whether the actor may open the application a paper belongs to."""
    return actor.may("gate.read") and visible(Application, actor).filter(papers=pk).exists()


def where_paper(pk: int) -> tuple[str, str]:
    """The page of the application a paper belongs to: its title and address."""
    row = Application.objects.filter(papers=pk).first()
    return (row.title, reverse("gate:show", args=[row.pk])) if row else ("", "")


def files_of(application: Application) -> dict[int, list[Attachment]]:
    """The files of each paper, by paper; two queries."""
    return attachments("gate.paper", [paper.pk for paper in application.papers.all()])


def fixed(application: Application) -> list[Refusal]:
    """The reasons of the four tests as they were fixed on submission."""
    return kept.reasons(application.verdict_fixed)


@dataclass(frozen=True, slots=True)
class Judged:
    """A dossier and what the four tests say of it."""

    dossier: rules.Dossier
    verdict: Verdict


def judged(applications: Sequence[Application]) -> dict[int, Judged]:
    """Each dossier with its verdict now, by the limits of its county; queries do not grow."""
    limits = thresholds({a.county_id for a in applications})
    held = dossiers(applications)
    return {a.pk: Judged(held[a.pk], judge(held[a.pk], limits[a.county_id])) for a in applications}


def verdicts(applications: Sequence[Application]) -> dict[int, Verdict]:
    """What the four tests say of each application now, by the limits of its county."""
    return {pk: one.verdict for pk, one in judged(applications).items()}


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
