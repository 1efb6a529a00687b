"""What rooms tell the desk: rows that wait, rows that are counted, the first line of the morning.

A room below the desk registers here in ``AppConfig.ready()``; the desk shows it. Each number the
desk shows is the length of a queryset, and its link lists exactly that queryset.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from yiteng.rules.actor import Actor
from yiteng.rules.desk_order import Who
from yiteng.rules.words import N_

Finder = Callable[[Actor, date], QuerySet[Any]]
Within = Callable[[Actor, datetime], QuerySet[Any]]


@dataclass(frozen=True, slots=True)
class Line:
    """One row as the desk shows it: where it opens, whose it is, its light and its dates.

    pk, version: only where a step can be taken on the desk itself. act: where the action is
    done, if that is another page than the row's.
    """

    title: str
    url: str
    where: str = ""
    light: str = ""
    due: Any = None
    due_at: datetime | None = None
    cliff_at: datetime | None = None
    invented: bool = False
    pk: int = 0
    version: int = 0
    act: str = ""


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows counted under a code. action: who may read them; by: the keys their list is paged by.

    within: the same by the moment, for rows that change within a day (limits in hours).
    """

    code: str
    title: str
    action: str
    rows: Finder
    line: Callable[[Any], Line]
    by: tuple[str, ...] = ("id",)
    within: Within | None = field(default=None, kw_only=True)

    def at(self, actor: Actor, now: datetime) -> QuerySet[Any]:
        """The rows of a moment, Asia/Shanghai."""
        return self.within(actor, now) if self.within else self.rows(actor, now.date())


@dataclass(frozen=True, slots=True)
class Waits(Rows):
    """Rows that wait for a post. who: who bears the cost of waiting (rules.desk_order).

    step, also: the steps of the row's road that are taken on the desk, the first one and others
    beside it; without one the row opens at the forms of the steps in opens. verb: the word on
    the button or link. dates: columns with the moments of harm, by which all rows are ordered;
    without them the first rows of the list are. asks: kinds of request whose words are shown
    where it is decided.
    """

    who: Who = "unit"
    step: str = ""
    verb: str = N_("Open")
    also: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Count:
    """One number of the first line: its words, how many, the list of those rows, what to add.

    change: since yesterday, each as ("+2", the list of exactly these).
    """

    words: str
    n: int | None = None
    url: str = ""
    note: str = ""
    change: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """What a leader is asked for: what (何事), who asks (谁请示), what to approve (请批什么)."""

    what: str
    who: str
    ask: str
    url: str
    since: date | None = None
    invented: bool = False


Morning = Callable[[Actor, date, datetime], Sequence[Count]]
Asking = Callable[[Actor, date], Iterable[Asked]]
_ROWS: dict[str, Rows] = {}
_MORNINGS: dict[str, Morning] = {}
_ASKING: dict[str, Asking] = {}


def register(*found: Rows) -> None:
    """Let the desk count and list these rows; `Waits` also stand on the desk of who may act."""
    _ROWS.update({one.code: one for one in found})


def waits() -> tuple[Waits, ...]:
    """Everything that may wait on a desk, in the order of registration."""
    return tuple(one for one in _ROWS.values() if isinstance(one, Waits))


def rows_of(code: str) -> Rows:
    """The rows of a code. Raises KeyError."""
    return _ROWS[code]


def register_morning(role: str, maker: Morning) -> None:
    """The first line of the morning of a role; called with actor, today, now."""
    _MORNINGS[role] = maker


def morning(actor: Actor, today: date, now: datetime) -> list[Count]:
    """The first line of the actor's roles, empty where no room says one."""
    return [
        count
        for role, maker in _MORNINGS.items()
        if role in actor.roles
        for count in maker(actor, today, now)
    ]


def register_asking(room: str, asking: Asking) -> None:
    """What a room asks of a leader; shown on the leader's page, never counted by leader."""
    _ASKING[room] = asking


def asked(actor: Actor, today: date) -> list[Asked]:
    """Everything a leader is asked for now, the longest waiting first."""
    found = [one for asking in _ASKING.values() for one in asking(actor, today)]
    return sorted(found, key=lambda one: (one.since or date.max, one.what))
