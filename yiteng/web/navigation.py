"""The navigation: one literal list, in the order of the story."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from django.urls import NoReverseMatch, reverse

from yiteng.rules.actor import Actor
from yiteng.rules.permissions import GRANTS
from yiteng.rules.words import N_

Group = Literal["story", "beside", "more"]
#: As many entries of ``more`` as stand in the row without a fold.
FEW = 3


@dataclass(frozen=True, slots=True)
class Place:
    """One entry: its words, the address's names (the first that exists) and the right it needs.

    group: ``story``, ``beside`` it after the double bar, or ``more``: folded where there are many.
    """

    title: str
    names: tuple[str, ...]
    action: str
    group: Group = "story"

    @property
    def room(self) -> str:
        """The room of the first address."""
        return self.names[0].partition(":")[0]

    @property
    def rooms(self) -> frozenset[str]:
        """The rooms of the addresses, to mark where one is."""
        return frozenset(name.partition(":")[0] for name in self.names)


NAVIGATION = (
    Place(N_("Research"), ("research:list", "surveys:list"), "research.read"),
    Place(N_("Review before meeting"), ("gate:list",), "gate.read"),
    Place(N_("Meetings"), ("meetings:list",), "meetings.read"),
    Place(N_("Measures"), ("measures:list",), "measures.read"),
    Place(N_("Commitments"), ("commitments:list",), "commitments.list"),
    Place(N_("Verification"), ("verification:list",), "verification.read"),
    Place(N_("Publication"), ("publication:list",), "publication.read"),
    Place(N_("Care near home"), ("reach:list",), "reach.read", "beside"),
    Place(N_("Designation"), ("designation:list",), "designation.read", "beside"),
    Place(N_("Hole list"), ("thread:holes", "thread:list"), "thread.walk", "beside"),
    Place(N_("Facts check"), ("desk:facts",), "desk.facts", "beside"),
    Place(N_("Messages"), ("messaging:list",), "messaging.read", "more"),
    Place(N_("Plan of meetings"), ("plans:list",), "plans.read", "more"),
    Place(N_("Ledgers"), ("ledgers:list",), "ledgers.import", "more"),
    Place(N_("Handover"), ("handover:list",), "handover.read", "more"),
    Place(N_("Circulars"), ("circulars:list",), "circulars.read", "more"),
    Place(N_("Circulars received"), ("circulars:received",), "circulars.receive", "more"),
    Place(N_("Burden on the grass roots"), ("desk:burden",), "desk.burden", "more"),
    Place(N_("Case files"), ("casefiles:list",), "casefiles.read", "more"),
    Place(N_("Drawn by lot"), ("sampling:list",), "sampling.read", "more"),
    Place(N_("Supervision"), ("oversight:list",), "oversight.read", "more"),
    Place(N_("Leaders in charge"), ("people:charges",), "people.put_in_charge", "more"),
    Place(N_("Limits"), ("limits:list",), "limits.change", "more"),
    Place(N_("Audit trail"), ("audit:list",), "audit.read", "more"),
    Place(N_("Jobs"), ("jobs:list",), "jobs.read", "more"),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as one actor sees it."""

    title: str
    url: str
    here: bool
    group: Group


def entries(actor: Actor | None, here: str) -> list[Entry]:
    """What the actor may open, in order; ``here`` is the room or full name of the address shown."""
    if actor is None:
        return []
    return [
        Entry(place.title, url, _is_here(place, here), place.group)
        for place in NAVIGATION
        if place.action in GRANTS and actor.may(place.action) and (url := _address(place.names))
    ]


def folded(shown: list[Entry]) -> tuple[list[Entry], list[Entry]]:
    """The row, and what its last entry unfolds: nothing where only few would stand there."""
    more = [entry for entry in shown if entry.group == "more"]
    if len(more) <= FEW:
        return shown, []
    return [entry for entry in shown if entry.group != "more"], more


def address(name: str) -> str:
    """The address of a URL name, empty where that room does not exist (yet) on this face."""
    return _address((name,))


@cache
def _address(names: tuple[str, ...]) -> str:
    for name in names:
        try:
            return reverse(name)
        except NoReverseMatch:
            continue
    return ""


def _is_here(place: Place, here: str) -> bool:
    if place.room == "desk":
        return here in place.names
    closer = [one for one in NAVIGATION if any(here.startswith(name) for name in one.names)]
    return place in closer if closer else here.partition(":")[0] in place.rooms
