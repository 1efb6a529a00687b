"""Look-alikes of an application among the county's open and past meetings; queries do not grow.

The gate reads applications; the room of meetings tells how those convened went, and of meetings
that had no application, through `register` (decision 0008).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.urls import reverse

from yiteng.gate.dossiers import problems_of
from yiteng.gate.models import Application
from yiteng.people.visibility import visible
from yiteng.research.models import Problem
from yiteng.research.tables import themed
from yiteng.rules.actor import Actor
from yiteng.rules.gate.alike import Because, Proposal, alike
from yiteng.rules.lifecycles.application import APPLICATION

#: How far back meetings are compared, and how many applications at most, latest first.
BACK, MOST = timedelta(days=730), 500


@dataclass(frozen=True, slots=True)
class Held:
    """What a room above knows of a meeting: its address, where it stands (message id)."""

    proposal: Proposal
    application: int | None
    url: str
    state: str


#: From an actor and the earliest day to the meetings the actor may see; a fixed number of queries.
Source = Callable[[Actor, date], list[Held]]
_SOURCES: dict[str, Source] = {}


def register(room: str, source: Source) -> None:
    """Tell which meetings a room knows; from ``AppConfig.ready()``."""
    _SOURCES[room] = source


@dataclass(frozen=True, slots=True)
class LookAlike:
    """Another meeting: why it looks alike, its address; application: where it may be joined."""

    proposal: Proposal
    because: tuple[Because, ...]
    url: str
    state: str
    application: Application | None
    open: bool


def look_alikes(actor: Actor, row: Application, today: date) -> list[LookAlike]:
    """Those of the applications and meetings the actor may see that look like this one."""
    since = (row.wanted_on or today) - BACK
    rows = visible(Application, actor).filter(county=row.county_id, opened_on__gte=since)
    others = list(
        rows.exclude(pk=row.pk)
        .exclude(state="merged")
        .select_related("unit", "host", "organiser", "theme")
        .prefetch_related("goals")
        .order_by("-opened_on", "-id")[:MOST]
    )
    treated = problems_of([row, *others])
    known = {f"application {one.pk}": one for one in others}
    held = {
        f"application {one.application}" if one.application else one.proposal.key: one
        for source in _SOURCES.values()
        for one in source(actor, since)
    }
    proposals = [_dated(_proposal(one, treated), held) for one in others]
    proposals += [one.proposal for key, one in held.items() if key not in known]
    mine = _proposal(row, treated)
    found = alike(mine, (one for one in proposals if not _own(one, held, row)))
    return [_shown(one.other, one.because, known, held) for one in found]


def _proposal(row: Application, treated: Mapping[int, list[Problem]]) -> Proposal:
    units = {unit.pk: unit.name for unit in (row.unit, row.host, row.organiser)}
    return Proposal(
        key=f"application {row.pk}",
        title=row.title,
        goals=tuple(goal.title for goal in row.goals.all()),
        theme=themed(row.theme),
        problems={p.pk: p.title for p in treated[row.pk]},
        units=units,
        invited=row.invited,
        wanted_on=row.wanted_on,
    )


def _dated(proposal: Proposal, held: Mapping[str, Held]) -> Proposal:
    """The day a convened meeting was held, and who came, instead of what was wanted."""
    meeting = held.get(proposal.key)
    if meeting is None:
        return proposal
    invited = meeting.proposal.invited or proposal.invited
    return replace(proposal, wanted_on=meeting.proposal.wanted_on, invited=invited)


def _own(proposal: Proposal, held: Mapping[str, Held], row: Application) -> bool:
    meeting = held.get(proposal.key)
    return meeting is not None and meeting.application == row.pk


def _shown(
    proposal: Proposal,
    because: tuple[Because, ...],
    known: Mapping[str, Application],
    held: Mapping[str, Held],
) -> LookAlike:
    row, meeting = known.get(proposal.key), held.get(proposal.key)
    if row is None:
        assert meeting is not None
        return LookAlike(proposal, because, meeting.url, meeting.state, None, False)
    state = APPLICATION.state(row.state)
    url = meeting.url if meeting else reverse("gate:show", args=[row.pk])
    title = meeting.state if meeting else state.title
    return LookAlike(proposal, because, url, title, row, not state.ended)
