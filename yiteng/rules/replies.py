"""Telling those who said something what became of it (回告): what there is to tell, how, by whom.

Source: reference of the issue (the originators of the findings are told); practice of answering
suggestions (建议提案办理答复) and of visits that come back with an answer (回访).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from yiteng.rules import privacy
from yiteng.rules.refusal import Refusal
from yiteng.rules.words import N_

#: What may become of a finding, in the order of the spine.
HAPPENED = (
    ("stated", N_("The problem was stated")),
    ("dropped", N_("The problem was not taken further")),
    ("convened", N_("A meeting was convened on it")),
    ("issued", N_("A measure answers it")),
    ("begun", N_("Work on it has begun")),
    ("done", N_("Work on it is closed")),
    ("published", N_("It stands on the public ledger")),
)
CHANNELS = (
    ("visit", N_("On a visit")),
    ("phone", N_("By phone")),
    ("letter", N_("By letter")),
    ("link", N_("By the address of the public page")),
    ("meeting", N_("At a meeting")),
    ("unreached", N_("Could not be reached")),
)
#: What happened to which node: (happened, type, id).
Key = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Event:
    """What happened: what it is called, how many pieces of work it counts, on which day."""

    title: str
    count: int
    on: date


@dataclass(frozen=True, slots=True)
class Known:
    """What stands in the list already: how many were told of, how many wait to be told."""

    told: int
    waiting: int


def owed(now: Mapping[Key, Event], known: Mapping[Key, Known]) -> dict[Key, Event]:
    """What is still to be told, with how many pieces of work are new since the last telling.

    Work of one measure is told together. What was told is never told again; what waits is counted
    anew, so that running twice says the same.

    >>> key = ("done", "measure", 7)
    >>> owed({key: Event("冷库", 3, date(2023, 3, 31))}, {key: Known(told=2, waiting=0)})[key].count
    1
    """
    found = {}
    for key, event in now.items():
        held = known.get(key, Known(0, 0))
        new = event.count - held.told
        if new > 0 and new != held.waiting:
            found[key] = Event(event.title, new, event.on)
    return found


def untrue(now: Mapping[Key, Event], known: Mapping[Key, Known]) -> set[Key]:
    """What waits to be told and is no longer so: reopened work, a problem worded anew.

    >>> key = ("done", "measure", 7)
    >>> untrue({}, {key: Known(told=0, waiting=2)}) == {key}
    True
    """
    return {
        key
        for key, held in known.items()
        if held.waiting and (key not in now or now[key].count <= held.told)
    }


def may_tell(
    chosen: int, channel: str, on: date | None, today: date, heard: date, words: str
) -> Iterator[Refusal]:
    """Why a telling cannot be recorded. heard: the day the finding was heard."""
    if not chosen:
        yield Refusal("replies.nothing", N_("Tick what was told."), field="rows")
    if channel not in dict(CHANNELS):
        yield Refusal("replies.channel", N_("Say how it was told."), field="channel")
    if on is None:
        yield Refusal("replies.day", N_("Say on which day it was told."), field="told_on")
    elif on > today:
        yield Refusal("replies.ahead", N_("This day is still to come."), field="told_on")
    elif on < heard:
        yield Refusal(
            "replies.before",
            N_("It was heard on {day}; it cannot have been answered before."),
            {"day": heard.isoformat()},
            field="told_on",
        )
    if channel == "unreached" and not words.strip():
        yield Refusal("replies.why", N_("Say what was tried to reach them."), field="words")
    yield from privacy.statement(words, field="words")


def not_heard_here(unit: str) -> Refusal:
    """Whoever heard it tells what became of it."""
    return Refusal(
        "replies.other_unit", N_("{unit} heard this and tells what became of it."), {"unit": unit}
    )
