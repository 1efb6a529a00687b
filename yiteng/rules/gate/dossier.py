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
class Paper:
    """The latest version of a paper: its length in characters or pages, the day it came."""

    key: str
    title: str
    characters: int | None = None
    pages: int | None = None
    received_on: date | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """An agenda item: what is decided and by whom; presenter; minutes; its papers.

    other_way: ``department``, ``letter``, ``call`` or ``site``: what was tried or considered
    instead; other_why: why it does not do.
    """

    key: str
    title: str
    decides: str = ""
    decided_by: str = ""
    presenter: str = ""
    minutes: int = 0
    other_way: str = ""
    other_why: str = ""
    papers: tuple[Paper, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem: root cause, the evidence behind it, whether those concerned agree.

    agreed: ``unasked``, ``agreed`` or ``objected``; objection: its words, where there are any.
    stated: False while it is still being worded, or was dropped. claims: the area it is said of
    (``district``, ``town`` or ``village``); reached: in how many places of that area it was found.
    counter_answer: what is said to the findings that speak against it.
    """

    key: str
    title: str
    root_cause: str = ""
    evidence: Evidence = field(default_factory=Evidence)
    agreed: str = "unasked"
    objection: str = ""
    stated: bool = True
    claims: str = "district"
    reached: int = 0
    counter_answer: str = ""


@dataclass(frozen=True, slots=True)
class Past:
    """A similar measure of the past: title, where it stands, its address, the day it was issued.

    became: states of what carried it out (message ids), each with how many there are.
    """

    title: str
    ended: str = ""
    url: str = ""
    on: date | None = None
    became: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Prescription:
    """A draft measure against a problem (its key): one lead that accepted, date, served, proof.

    horizon: ``year``, ``three`` or ``five``; level as in measures; money in yuan, None where it
    was not said. lead_in_town: whether the lead is a unit of a town. competition and duty: codes
    of `burden`. past: similar measures; different: what is different this time.
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
    level: str = ""
    lead_in_town: bool = False
    legality_by: str = ""
    legality_basis: str = ""
    competition: str = ""
    competition_note: str = ""
    duty: str = ""
    duty_admission: str = ""
    burden_by: str = ""
    different: str = ""
    past: tuple[Past, ...] = ()


@dataclass(frozen=True, slots=True)
class Opinion:
    """A unit concerned that was asked: agrees is None until it answers; its words."""

    key: str
    unit: str
    agrees: bool | None
    words: str = ""
    asked_on: date | None = None


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
    """Everything the four tests read. meeting_type and scale decide whether they apply.

    length_reason: why it lasts longer than is usual; size_approval: the record that allows more
    people than is usual; summary: the application in short, read by hints only.
    """

    meeting_type: str
    scale: str = "district"
    wanted_on: date | None = None
    goals: tuple[Goal, ...] = ()
    items: tuple[Item, ...] = ()
    problems: tuple[Problem, ...] = ()
    prescriptions: tuple[Prescription, ...] = ()
    opinions: tuple[Opinion, ...] = ()
    costs: Costs = field(default_factory=Costs)
    length_reason: str = ""
    size_approval: str = ""
    summary: str = ""
