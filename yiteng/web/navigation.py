"""The navigation: one literal list, in the order of the story."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from django.urls import NoReverseMatch, reverse

from yiteng.rules.actor import Actor
from yiteng.rules.permissions import GRANTS
from yiteng.rules.words import N_


@dataclass(frozen=True, slots=True)
class Place:
    """One entry: its words, the address's names (the first that exists) and the right it needs.

    aside: True for those that stand beside the story, after the double bar.
    """

    title: str
    names: tuple[str, ...]
    action: str
    aside: bool = False

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
    Place(N_("Messages"), ("messaging:list",), "messaging.read", aside=True),
    Place(N_("Plan of meetings"), ("plans:list",), "plans.read", aside=True),
    Place(N_("Ledgers"), ("ledgers:list",), "ledgers.import", aside=True),
    Place(N_("Care near home"), ("reach:list",), "reach.read", aside=True),
    Place(N_("Designation"), ("designation:list",), "designation.read", aside=True),
    Place(N_("Hole list"), ("thread:holes", "thread:list"), "thread.walk", aside=True),
    Place(N_("Handover"), ("handover:list",), "handover.read", aside=True),
    Place(N_("Circulars"), ("circulars:list",), "circulars.read", aside=True),
    Place(N_("Facts check"), ("desk:facts",), "desk.facts", aside=True),
    Place(N_("Limits"), ("limits:list",), "limits.change", aside=True),
    Place(N_("Case files"), ("casefiles:list",), "casefiles.read", aside=True),
    Place(N_("Audit trail"), ("audit:list",), "audit.read", aside=True),
    Place(N_("Jobs"), ("jobs:list",), "jobs.read", aside=True),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as one actor sees it."""

    title: str
    url: str
    here: bool
    aside: bool


def entries(actor: Actor | None, here: str) -> list[Entry]:
    """What the actor may open, in order; ``here`` is the room or full name of the address shown."""
    if actor is None:
        return []
    return [
        Entry(place.title, url, _is_here(place, here), place.aside)
        for place in NAVIGATION
        if place.action in GRANTS and actor.may(place.action) and (url := _address(place.names))
    ]


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
    return here.partition(":")[0] in place.rooms
