"""What waits for a post, in the order of what it costs others if it waits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse

from yiteng.commitments.models import Commitment
from yiteng.gate.models import Application
from yiteng.gate.outcomes import come_back, to_note
from yiteng.gate.parties import to_review
from yiteng.measures import objecting
from yiteng.measures.models import Objection
from yiteng.people.visibility import visible
from yiteng.publication.models import Publication
from yiteng.rules.actor import Actor
from yiteng.rules.words import N_

#: How many rows of one task a home page shows; the number always counts all, up to a thousand.
SHOWN, MOST = 8, 1000


@dataclass(frozen=True, slots=True)
class TaskKind:
    """A kind of waiting: its words, who may do it, which rows wait, the list of all."""

    code: str
    title: str
    action: str
    rows: Callable[[Actor, date], QuerySet[Any]]
    all_url: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """What waits of one kind: how many, the first few."""

    kind: TaskKind
    count: int
    rows: Sequence[Any]


def _mine(actor: Actor) -> QuerySet[Commitment]:
    return Commitment.objects.filter(county_id=actor.county, lead_unit=actor.unit)


def _seen(actor: Actor) -> QuerySet[Commitment]:
    return visible(Commitment, actor)


def _others(actor: Actor) -> QuerySet[Commitment]:
    return _seen(actor).exclude(lead_unit=actor.unit)


def _requests(actor: Actor, today: date) -> QuerySet[Commitment]:
    return (
        _seen(actor)
        .filter(requests__outcome="", requests__kind__in=("extension", "suspension"))
        .distinct()
    )


def _applications(state: str) -> Callable[[Actor, date], QuerySet[Any]]:
    return lambda actor, today: visible(Application, actor).filter(state=state)


def _publications(state: str) -> Callable[[Actor, date], QuerySet[Any]]:
    return lambda actor, today: visible(Publication, actor).filter(state=state)


KINDS: tuple[TaskKind, ...] = (
    TaskKind("coordinate", N_("A leader is asked to coordinate"), "commitments.coordinate",
             lambda a, t: _seen(a).filter(state="active", coordination_since__isnull=False)),
    TaskKind("decide", N_("Applications to meet that await your decision"), "gate.decide",
             _applications("reviewed"), "gate:list"),
    TaskKind("objected", N_("Objections to decide"), "commitments.settle",
             lambda a, t: _seen(a).filter(state="objected")),
    TaskKind("measure_objected", N_("Objections to measures, to be decided"), "measures.issue",
             lambda a, t: objecting.waiting(a)),
    TaskKind("review", N_("A second no: the written conclusion"), "verification.review",
             lambda a, t: _seen(a).filter(under_review=True)),
    TaskKind("overdue", N_("My unit's work that is overdue"), "commitments.do",
             lambda a, t: _mine(a).filter(state__in=("issued", "active"), red_on__lte=t)),
    TaskKind("sign", N_("To be signed for"), "commitments.do",
             lambda a, t: _mine(a).filter(state="issued")),
    TaskKind("due", N_("My unit's work that is due soon"), "commitments.do",
             lambda a, t: _mine(a).filter(state="active", amber_on__lte=t).filter(
                 Q(red_on__gt=t) | Q(red_on__isnull=True))),
    TaskKind("stale", N_("A stage was missed and nothing noted since"), "commitments.do",
             lambda a, t: _mine(a).filter(state="active", grey_on__lte=t)),
    TaskKind("time", N_("Extensions and suspensions asked for"), "commitments.time", _requests),
    TaskKind("check", N_("Reported done, to be checked"), "verification.check",
             lambda a, t: _others(a).filter(state="reported"), "verification:list"),
    TaskKind("ask", N_("Checked, people served to be asked"), "verification.ask",
             lambda a, t: _seen(a).filter(state="verified", under_review=False)
             .exclude(served_name=""), "verification:list"),
    TaskKind("submitted", N_("Applications to meet, to be reviewed"), "gate.review",
             lambda a, t: to_review(a), "gate:list"),
    TaskKind("returned", N_("Applications returned or postponed, to be completed"), "gate.apply",
             lambda a, t: come_back(a), "gate:list"),
    TaskKind("noted", N_("Meetings approved against the opinion, for you to note"), "gate.read",
             lambda a, t: to_note(a)),
    TaskKind("secrecy", N_("Secrecy reviews"), "publication.secrecy",
             _publications("proposed"), "publication:list"),
    TaskKind("disclosure", N_("Disclosure reviews"), "publication.disclosure",
             _publications("secrecy_passed"), "publication:list"),
    TaskKind("publish", N_("Passed both reviews, to be published"), "publication.publish",
             _publications("passed"), "publication:list"),
    TaskKind("strike", N_("Closed, to be struck off the list"), "commitments.close",
             lambda a, t: _seen(a).filter(state="closed")),
)  # fmt: skip


def tasks(actor: Actor, today: date) -> list[Task]:
    """What waits for the actor's post now; two queries a kind it may do at all."""
    found = []
    for kind in KINDS:
        if not actor.may(kind.action):
            continue
        rows = kind.rows(actor, today)
        count = len(rows.order_by().values_list("pk")[:MOST])
        if count:
            found.append(Task(kind, count, _first(rows)))
    return found


def _first(rows: QuerySet[Any]) -> list[Any]:
    if rows.model is Commitment:
        rows = rows.select_related("lead_unit", "town", "village").order_by("due_at", "id")
    elif rows.model is Objection:
        rows = rows.select_related("measure", "unit").order_by("until", "id")
    else:
        rows = rows.order_by("id")
    return [_line(row) for row in rows[:SHOWN]]


@dataclass(frozen=True, slots=True)
class Line:
    """One row that waits: where it opens, whose it is, its light and date where it has them."""

    title: str
    url: str
    where: str = ""
    light: str = ""
    due: Any = None
    invented: bool = False


def _line(row: Any) -> Line:
    if isinstance(row, Commitment):
        place = row.village or row.town
        lead = row.lead_unit.name if row.lead_unit else ""
        return Line(
            row.title,
            row.url,
            " · ".join(dict.fromkeys(filter(None, (place.name if place else "", lead)))),
            row.light,
            row.due_at,
            row.invented,
        )
    if isinstance(row, Objection):
        measure, unit = row.measure, row.unit.name
        url = reverse("measures:answer", args=[row.pk])
        return Line(measure.title, url, unit, due=row.until, invented=measure.invented)
    room = "gate" if isinstance(row, Application) else "publication"
    return Line(row.title, reverse(f"{room}:show", args=[row.pk]), invented=row.invented)


def total(found: Iterable[Task]) -> int:
    """How many things wait in all."""
    return sum(task.count for task in found)
