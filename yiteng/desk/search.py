"""Words looked for in everything one may open, within one's own area."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from yiteng.commitments.models import Commitment
from yiteng.enterprises.models import Enterprise
from yiteng.links.nodes import load
from yiteng.measures.models import Measure
from yiteng.meetings.models import Meeting
from yiteng.people.visibility import visible
from yiteng.places.models import Area
from yiteng.research.models import Problem
from yiteng.rules.actor import Actor
from yiteng.rules.words import N_

SHOWN = 15
#: (model, column, type of node, title, permission)
_PLACES: tuple[tuple[Any, str, str, str, str], ...] = (
    (Commitment, "title", "commitment", N_("Commitments"), "commitments.list"),
    (Meeting, "title", "meeting", N_("Meetings"), "meetings.read"),
    (Measure, "title", "measure", N_("Measures"), "measures.read"),
    (Problem, "title", "problem", N_("Problems"), "research.read"),
)


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in one place: title, (words, address) of each, whether there is more."""

    title: str
    rows: list[tuple[str, str]]
    more: bool


def search(actor: Actor, words: str) -> list[Found]:
    """Rows whose title holds the words, by place; at most fifteen of each."""
    if not words:
        return []
    found = []
    for model, column, type_, title, action in _PLACES:
        if actor.may(action):
            rows = visible(model, actor).filter(**{f"{column}__contains": words})
            ids = list(rows.order_by("id").values_list("pk", flat=True)[: SHOWN + 1])
            nodes = load([(type_, pk) for pk in ids[:SHOWN]])
            found.append(Found(title, [(n.title, n.url) for n in nodes.values()], len(ids) > SHOWN))
    found += _firms(actor, words) + _areas(actor, words)
    return [f for f in found if f.rows]


def _firms(actor: Actor, words: str) -> list[Found]:
    if not actor.may("enterprises.read"):
        return []
    rows = visible(Enterprise, actor).filter(name__contains=words).order_by("id")[: SHOWN + 1]
    return [
        Found(
            N_("Firms"),
            [(f.name, f"/enterprises/{f.pk}/") for f in rows[:SHOWN]],
            len(rows) > SHOWN,
        )
    ]


def _areas(actor: Actor, words: str) -> list[Found]:
    if actor.reach != "county":
        return []
    rows = Area.objects.filter(county_id=actor.county, name__contains=words)[: SHOWN + 1]
    return [
        Found(N_("Places"), [(a.name, f"/area/{a.pk}/") for a in rows[:SHOWN]], len(rows) > SHOWN)
    ]
