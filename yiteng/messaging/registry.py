"""What the rooms above have to tell; each registers its part in ``AppConfig.ready()``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse

from yiteng.rules.actor import Actor
from yiteng.rules.messages import Notice
from yiteng.web import desks


@dataclass(frozen=True, slots=True)
class Case:
    """What a source is asked about: one county, the business day and moment, its limits."""

    county: int
    today: date
    now: datetime
    limits: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Waiting:
    """Things of one kind that wait for a post. title: message id; url: where they stand."""

    title: str
    count: int
    url: str = ""


Source = Callable[[Case], Iterable[Notice]]

#: Counting stops here.
MOST = 1000
_NIGHTLY: dict[str, Source] = {}
_URGENT: dict[str, Source] = {}


def nightly(name: str, source: Source) -> None:
    """Register notices that are due on a day; asked once a day, also for days that were missed."""
    _NIGHTLY[name] = source


def urgent(name: str, source: Source) -> None:
    """Register notices that cannot wait; asked every few minutes."""
    _URGENT[name] = source


def of_night(case: Case) -> Iterable[Notice]:
    """Every notice of the day."""
    return (notice for source in list(_NIGHTLY.values()) for notice in source(case))


def of_now(case: Case) -> Iterable[Notice]:
    """Every urgent notice of the moment."""
    return (notice for source in list(_URGENT.values()) for notice in source(case))


def waits_for(actor: Actor, today: date) -> list[Waiting]:
    """What waits for a post, as its desk counts it; one query a kind it may do at all."""
    found = []
    for kind in desks.waits():
        if actor.may(kind.action):
            rows = kind.rows(actor, today).order_by()
            found.append(Waiting(kind.title, len(rows.values_list("pk")[:MOST]),
                                 reverse("desk:rows", args=[kind.code])))  # fmt: skip
    return [one for one in found if one.count]
