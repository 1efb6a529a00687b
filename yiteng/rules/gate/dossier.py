"""The dossier: all the tests may look at, frozen; slices build it from their rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from yiteng.rules.gate.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Goal:
    """An outcome. value with its unit and word (达, 近 …); baseline; due_on; owner: a unit."""

    key: str
    title: str
    value: Decimal | None = None
    unit: str = ""
    word: str = ""
    baseline: str = ""
    due_on: date | None = None
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """An agenda item: what is decided and by whom; presenter; minutes; its paper."""

    key: str
    title: str
    decides: str = ""
    decided_by: str = ""
    presenter: str = ""
    minutes: int = 0
    paper: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem: root cause, the evidence behind it, whether those concerned agree.

    agreed: ``unasked``, ``agreed`` or ``objected``; objection: its words, where there are any.
    stated: False while it is still being worded, or was dropped.
    """

    key: str
    title: str
    root_cause: str = ""
    evidence: Evidence = field(default_factory=Evidence)
    agreed: str = "unasked"
    objection: str = ""
    stated: bool = True


@dataclass(frozen=True, slots=True)
class Prescription:
    """A draft measure against a problem (its key): one lead that accepted, date, served, proof.

    horizon: ``year``, ``three`` or ``five``; money in yuan, None where none is needed.
    """

    key: str
    title: str
    problem: str = ""
    cause: str = ""
    lead: str = ""
    lead_accepted: bool = False
    due_on: date | None = None
    horizon: str = ""
    money: Decimal | None = None
    money_source: str = ""
    served: str = ""
    proof: str = ""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a unit concerned said when asked."""

    key: str
    unit: str
    agrees: bool
    words: str = ""


@dataclass(frozen=True, slots=True)
class Costs:
    """What the meeting costs: people in the room, days; hours people sit in it follow."""

    people: int = 0
    days: Decimal = Decimal(0)

    @property
    def hours(self) -> Decimal:
        """Hours people sit in the meeting: people × days × 8."""
        return self.people * self.days * 8


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything the four tests read. meeting_type and scale decide whether they apply."""

    meeting_type: str
    scale: str = "district"
    wanted_on: date | None = None
    goals: tuple[Goal, ...] = ()
    items: tuple[Item, ...] = ()
    problems: tuple[Problem, ...] = ()
    prescriptions: tuple[Prescription, ...] = ()
    opinions: tuple[Opinion, ...] = ()
    costs: Costs = field(default_factory=Costs)
