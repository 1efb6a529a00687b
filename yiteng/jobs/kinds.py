"""What each kind of job does; rooms register theirs in ``AppConfig.ready()``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Protocol


class Beat(Protocol):
    """Says that the work goes on, and how far it is."""

    def __call__(self, mark: str = "") -> None: ...


@dataclass(frozen=True, slots=True)
class Job:
    """What a handler is given. key: stable across attempts, good for a Message-ID.

    beat: call it during long work, so that nobody else takes the job over; where the work keeps
    what it has done, say how far it is, so that a worker that dies further on counts anew.
    """

    key: str
    payload: Mapping[str, Any]
    attempt: int
    beat: Beat


class OutcomeUnknown(Exception):
    """Raised by a handler that cannot tell whether its effect outside happened: a person decides."""


Handler = Callable[[Job], None]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of job.

    handle: idempotent, for it may run again after a kill; raises to be tried again later.
    repeatable: False for work with an effect outside that cannot be undone (a mail sent): after a
    kill in the middle its outcome is unknown and a person decides.
    lease: how long nobody else touches a job begun. tries: how often it is begun at most.
    lives: how many workers may die over it at one place before it is given up: a job that kills
    its worker would be taken again for ever. given_up: told its payload when that happens.
    """

    code: str
    title: str
    handle: Handler
    repeatable: bool = True
    lease: timedelta = timedelta(minutes=5)
    tries: int = 6
    lives: int = 5
    given_up: Callable[[Mapping[str, Any]], None] | None = None


_KINDS: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Make a kind of job known; its title is a message id."""
    _KINDS[kind.code] = kind


def kind_of(code: str) -> Kind:
    """The kind of a code. Raises KeyError where none was registered."""
    return _KINDS[code]


def known() -> frozenset[str]:
    """The codes of all kinds."""
    return frozenset(_KINDS)
