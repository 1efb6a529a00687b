"""Applications to meet with their dossiers, opinions and decisions; the conferences held."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from yiteng.demo.content import applications, example_meetings
from yiteng.demo.content import meetings as content
from yiteng.demo.content.moments import TODAY
from yiteng.demo.load import dossiers, minutes, outcomes, plans, voices
from yiteng.demo.load.keys import Keys, morning, words
from yiteng.gate import actions as gate
from yiteng.gate.models import Application, Offered
from yiteng.meetings import actions
from yiteng.meetings.models import Direction, Document, Session
from yiteng.rules.actor import Actor

_TYPES = {"district": "district", "town": "department"}
_GUESSED = ("date", "people", "dossier")


def load(keys: Keys) -> None:
    """The six conferences, and the applications of the invented 示例镇 with their outcomes."""
    meetings = (*content.meetings(), *example_meetings.MEETINGS)
    hosts = {m.application: m.host for m in meetings}
    days = {m.application: sum((s.days for s in m.sessions), Decimal(0)) for m in meetings}
    everything = (*applications.applications(), *applications.example_applications())
    for found in everything:
        _open(keys, found, hosts.get(found.key, found.unit), days.get(found.key, Decimal("0.5")))
    plans.take_up(keys)
    for found in everything:
        _decide(keys, found)
    for meeting in meetings:
        _hold(keys, meeting)


def _open(keys: Keys, found: Any, host: str, days: Decimal) -> None:
    actor, at = keys.actors[found.post], morning(found.opened)
    (row,) = gate.open_applications([
        Application(**keys.place(found.area), title=found.title, scale=found.scale,
                    meeting_type=_TYPES[found.scale], theme=keys.themes[found.theme],
                    host=keys.units[host], organiser=keys.units[found.unit],
                    unit_id=actor.unit, opened_on=found.opened, wanted_on=found.planned,
                    days=days, people=found.people, source=words(found.source, _GUESSED),
                    invented=found.invented)
    ], actor=actor, at=at)  # fmt: skip
    keys.applications[found.key], keys.applicants[found.key] = row, actor
    dossiers.write(keys, found, row, actor, morning(found.submitted) - timedelta(hours=20))


def _decide(keys: Keys, found: Any) -> None:
    row = keys.applications[found.key]
    for step in found.steps:
        actor = keys.actors[step.post]
        if step.verb in ("take_offered", "decline_offered"):
            _answer(row, step, actor)
            continue
        values = dict(step.values)
        if "into" in values:
            values["into"] = keys.applications[values["into"]].number
        verdict = "against" if found.outcome == "convened_against" else "pass"
        row = gate.take(
            row,
            step.verb,
            actor=actor,
            at=step.at,
            inputs={"opinion": step.words, "reason": step.words, "verdict": verdict, **values},
        )
    keys.applications[found.key] = row


def _answer(row: Application, step: Any, actor: Actor) -> None:
    """What a joined application offered is taken, by its kind, or declined."""
    wanted = {"application": row, "answer": "", **dict(step.values)}
    offered = list(Offered.objects.filter(**wanted))
    if step.verb == "take_offered":
        gate.take_offered(offered, actor=actor, at=step.at)
    else:
        gate.decline_offered(offered, reason=step.words, actor=actor, at=step.at)


def _hold(keys: Keys, found: Any) -> None:
    actor = keys.actors["secretary_gov"]
    opening = content.opening(found)
    at = _decided(keys, found)
    convener, chair = keys.posts[found.convener], keys.posts[found.chair]
    (row,) = actions.convene([keys.applications[found.application]], actor=actor, at=at)
    row = actions.plan(row, {
        "convener": convener.title, "convener_post": convener, "chair": chair.title,
        "chair_post": chair,
        "place": found.venue, "source": words(found.source, found.invented), "held_on": _last_day(found), "invited": found.people,
        "hours_research": found.hours_research, "hours_delivery": found.hours_delivery}, actor=actor, at=at)  # fmt: skip
    actions.add_sessions([
        Session(meeting=row, title=s.title, on=s.start.date(), begins=f"{s.start:%H:%M}", days=s.days, place=s.place,
                outside=s.outside) for s in found.sessions], actor=actor, at=at)  # fmt: skip
    outcomes.prepare(found.key, row, actor, at)
    told = max(opening - timedelta(days=4), at)
    row = actions.take(row, "notify", actor=actor, at=told)
    outcomes.freeze(found.key, row, actor, told, opening)
    row = actions.take(row, "start", actor=actor, at=opening)
    _outcome(keys, found, row, actor)
    ending = max(s.end for s in found.sessions)
    row = actions.take(row, "end", actor=actor, at=ending)
    row = outcomes.attended(keys, found, row, actor, ending + timedelta(hours=1))
    minutes.write(keys, found.key, row, ending + timedelta(hours=2))
    row = actions.take(row, "minute", actor=actor, at=ending + timedelta(days=1))
    minutes.correct(keys, found.key, row, ending + timedelta(days=2))
    voices.ask(keys, found.key, row, ending + timedelta(hours=1))
    keys.meetings[found.key] = actions.take(
        row, "close", actor=actor, at=min(ending + timedelta(days=3), morning(TODAY))
    )


def _last_day(found: Any) -> Any:
    return max(s.start for s in found.sessions).date()


def _decided(keys: Keys, found: Any) -> datetime:
    row = keys.applications[found.application]
    at: datetime = row.decided_at + timedelta(hours=2)
    return at


def _outcome(keys: Keys, found: Any, row: Any, actor: Actor) -> None:
    at = content.opening(found) + timedelta(hours=1)
    actions.add_directions(
        [Direction(meeting=row, title=t) for t in found.directions], actor=actor, at=at
    )
    actions.add_documents([
        Document(meeting=row, title=d.title, kind="policy" if d.named else d.kind,
                 issued_on=d.day, title_only=d.title_only, source=words(d.source))
        for d in found.documents
    ], actor=actor, at=at)  # fmt: skip
    outcomes.record(keys, found, row, actor)
