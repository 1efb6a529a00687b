"""The summary handed to those who attend, generated from the thread; never above its pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from yiteng.files.queries import attachments
from yiteng.gate.dossiers import dossiers, problems_of
from yiteng.gate.models import Application, Opinion, Prescription
from yiteng.limits.queries import values
from yiteng.meetings.models import AgendaItem, Meeting, Paper
from yiteng.research.models import Finding, Problem
from yiteng.research.queries import evidence, findings_of
from yiteng.rules.gate.dossier import Dossier
from yiteng.rules.gate.evidence import Evidence
from yiteng.rules.pack import kept, most, shortened, spread

Contents = dict[str, Any]
#: Findings quoted for each problem, the latest first.
QUOTED = 3


def contents(meeting: Meeting) -> Contents:
    """What the pack holds now, as plain values: agenda, papers, summary of the application.

    Problems with their evidence, what was tried, measures proposed, opinions with dissent first.
    """
    pages = int(values(meeting.county_id, ["pack.pages"])["pack.pages"])
    held: Contents = {
        "number": meeting.number,
        "title": meeting.title,
        "held_on": meeting.held_on.isoformat() if meeting.held_on else "",
        "pages": pages,
        "left": {},
    }
    held["agenda"] = _fit(held, "agenda", _agenda(meeting), pages, ("decides",), whole=True)
    if meeting.application is not None:
        _thread(held, meeting.application, pages)
    return held


def latest_papers(items: Sequence[int]) -> list[Paper]:
    """The latest edition of each paper of these items, in their order."""
    rows = Paper.objects.filter(item__in=items)
    found = {(row.item_id, row.title): row for row in sorted(rows, key=lambda one: one.edition)}
    return sorted(found.values(), key=lambda one: (one.position, one.pk))


def _agenda(meeting: Meeting) -> list[Contents]:
    items = list(AgendaItem.objects.filter(meeting=meeting, off_reason=""))
    papers = latest_papers([item.pk for item in items])
    files = attachments("meetings.paper", [paper.pk for paper in papers])
    return [
        {
            "item": item.pk,
            "title": item.title,
            "decides": item.decides,
            "decided_by": item.decided_by,
            "presenter": item.presenter,
            "minutes": item.minutes,
            "papers": [
                _paper(paper, [one.sha256 for one in files.get(paper.pk, ())])
                for paper in papers
                if paper.item_id == item.pk
            ],
        }
        for item in items
    ]


def _paper(paper: Paper, prints: Sequence[str]) -> Contents:
    return {
        "paper": paper.pk,
        "title": paper.title,
        "edition": paper.edition,
        "characters": paper.characters,
        "pages": paper.pages,
        "sha256": list(prints),
    }


def _thread(held: Contents, application: Application, pages: int) -> None:
    dossier = dossiers([application])[application.pk]
    problems = problems_of([application])[application.pk]
    fitting = problems[: kept("problems", pages, len(problems))]
    if len(fitting) < len(problems):
        held["left"]["problems"] = len(problems) - len(fitting)
    held["problems"] = _problems(fitting, pages)
    held["tried"] = _fit(held, "tried", _tried(dossier), pages, ("title",))
    cures = application.prescriptions.select_related("lead", "problem").all()
    held["measures"] = _fit(
        held, "measures", [_measure(one) for one in cures], pages, ("title", "cause", "proof")
    )
    asked = application.opinions.select_related("unit").all()
    said = [_opinion(one) for one in sorted(asked, key=lambda one: one.agrees is not False)]
    held["opinions"] = _fit(held, "opinions", said, pages, ("words",))


def _problems(rows: Sequence[Problem], pages: int) -> list[Contents]:
    ids = [row.pk for row in rows]
    weighed, found = evidence(ids), findings_of(ids)
    length = most("problems", pages, len(rows))
    return [_problem(row, weighed[row.pk], found[row.pk], length) for row in rows]


def _problem(row: Problem, weighed: Evidence, findings: Sequence[Finding], length: int) -> Contents:
    quoted = sorted(findings, key=lambda one: (one.found_on, one.pk), reverse=True)[:QUOTED]
    own = (row.statement, row.root_cause, row.objection)
    texts = spread((*own, *(one.statement for one in quoted)), length)
    return {
        "title": row.title,
        "statement": texts[0],
        "cause": texts[1],
        "objection": texts[2],
        "hurt": row.hurt,
        "hurt_count": row.hurt_count,
        "findings": weighed.findings,
        "sources": weighed.sources,
        "places": weighed.places,
        "against": weighed.against,
        "said": [_quote(one, words) for one, words in zip(quoted, texts[3:], strict=True)],
    }


def _quote(one: Finding, words: str) -> Contents:
    on = one.found_on.isoformat()
    return {"by": one.said_by, "on": on, "words": words, "against": one.against}


def _tried(dossier: Dossier) -> list[Contents]:
    return [
        {
            "title": past.title,
            "for": cure.title,
            "on": past.on.isoformat() if past.on else "",
            "ended": past.ended,
            "became": [[words, count] for words, count in past.became],
        }
        for cure in dossier.prescriptions
        for past in cure.past
    ]


def _measure(one: Prescription) -> Contents:
    return {
        "title": one.title,
        "problem": one.problem.title if one.problem else "",
        "cause": one.cause,
        "lead": one.lead.name if one.lead else "",
        "due_on": one.due_on.isoformat() if one.due_on else "",
        "money": f"{one.money:.0f}" if one.money is not None else "",
        "money_source": one.money_source,
        "served": one.served,
        "proof": one.proof,
    }


def _opinion(one: Opinion) -> Contents:
    return {"unit": one.unit.name, "agrees": one.agrees, "words": one.words}


def _fit(
    held: Contents,
    part: str,
    rows: Sequence[Contents],
    pages: int,
    names: Sequence[str],
    *,
    whole: bool = False,
) -> list[Contents]:
    """The rows that fit, their long texts shortened; how many do not fit stands in ``left``.

    whole: every row stays, whatever its length.
    """
    count = len(rows) if whole else kept(part, pages, len(rows))
    if count < len(rows):
        held["left"][part] = len(rows) - count
    length = most(part, pages, count)
    return [_short(row, names, length) for row in rows[:count]]


def _short(row: Mapping[str, Any], names: Sequence[str], length: int) -> Contents:
    texts = spread([shortened(row[name], length) for name in names], length)
    return {**row, **dict(zip(names, texts, strict=True))}
