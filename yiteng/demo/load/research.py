"""Visits, symposiums and trips; what was found; the problems that rest on it."""

from __future__ import annotations

from datetime import timedelta

from yiteng.demo.content import example_meetings, investment, shapes
from yiteng.demo.content import research as content
from yiteng.demo.content.shapes import Trip, Visit
from yiteng.demo.content.sources import INVENTED
from yiteng.demo.load.keys import BOSHAN, Keys, morning, words
from yiteng.research import actions
from yiteng.research.models import Finding, Occasion, Problem

_GUESSED = ("day", "people", "hours")
_KINDS = {"symposium": ("symposium", "office"), "suggestion": ("suggestion", "office"),
          "survey": ("survey", "office"), "enterprise": ("visit", "firm"),
          "site": ("visit", "site"), "community": ("visit", "community"),
          "village": ("visit", "village")}  # fmt: skip


def load(keys: Keys) -> None:
    """The register of research from early 2022 on, in the calendar of the reports."""
    told = {v.key: [f for f in content.findings() if f.visit == v.key] for v in content.visits()}
    for visit in content.visits():
        _visit(keys, visit, told[visit.key])
    for trip in investment.trips():
        _trip(keys, trip)
    for problem in (*content.problems(), *example_meetings.PROBLEMS):
        _problem(keys, problem)


def _visit(keys: Keys, v: Visit, told: list[shapes.Finding]) -> None:
    actor = keys.actors[v.by]
    kind, venue = _KINDS[v.form]
    rows = [
        Finding(statement=f.statement, said_by=f.teller, method=f.method, invented=f.invented,
                found_on=v.day)
        for f in told
    ]  # fmt: skip
    theme = keys.themes.get(told[0].theme) if told else None
    actions.record_visit(
        Occasion(**keys.place(v.area), kind=kind, venue=venue, title=v.topic, held_on=v.day,
                 unit_id=actor.unit, place=v.place, people=v.people, hours=v.hours, theme=theme,
                 source=words(v.source, _GUESSED), invented=v.invented),
        rows, actor=actor, at=morning(v.day) + timedelta(hours=8))  # fmt: skip
    keys.findings.update({f.key: row for f, row in zip(told, rows, strict=True)})


def _trip(keys: Keys, t: Trip) -> None:
    actor = keys.actors[t.leader]
    actions.add_occasions([
        Occasion(**keys.place(BOSHAN), kind="trip", venue="outside", phase="after",
                 title=t.topic, held_on=t.day, unit_id=actor.unit, destination=t.city,
                 hours=8, theme=keys.themes["investment"],
                 source=words(INVENTED if "all" in t.invented else t.source, t.invented),
                 invented="all" in t.invented)
    ], actor=actor, at=morning(t.day))  # fmt: skip


def _problem(keys: Keys, p: shapes.Problem) -> None:
    rows = [keys.findings[key] for key in p.findings]
    by = [keys.actors[k] for k in p.agreed_by if keys.actors[k].may("research.problem")]
    actor = by[0] if by else keys.actors["secretary_gov"]
    at = morning(max(r.found_on for r in rows) + timedelta(days=2))
    made = actions.word_problems([(
        Problem(**keys.place(p.area), title=p.title, statement=p.title, root_cause=p.cause,
                agreed="agreed", agreed_by="、".join(keys.posts[k].title for k in p.agreed_by),
                theme=keys.themes.get(p.theme), unit_id=actor.unit, source=words(p.source),
                invented=p.invented), rows)], actor=actor, at=at)  # fmt: skip
    keys.problems[p.key] = actions.state_problems(made, actor=actor, at=at)[0]
