"""Applications, meetings, measures and campaigns of the demo. Pure data, no Django, no clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal


@dataclass(frozen=True)
class Goal:
    """A meeting's goal as a quantity, with the date by which it is to be reached."""

    text: str
    value: Decimal
    unit: str
    by: date
    source: str = "invented"


@dataclass(frozen=True)
class AgendaItem:
    """An item of the dossier and later of the agenda."""

    title: str
    result: str  # decide | issue | circulate | sign | discuss
    minutes: int
    presenter: str  # unit key


@dataclass(frozen=True)
class Prescription:
    """What is to be done about one problem: by whom, by when, with which money."""

    problem: str
    text: str
    lead: str  # unit key
    by: date
    money: int | None
    funding: str


@dataclass(frozen=True)
class Opinion:
    """What a unit said when asked before the meeting."""

    unit: str
    stance: str  # agree | agree_with_changes | object
    words: str
    day: date


@dataclass(frozen=True)
class Step:
    """A step of a life: verb, time, post, words. Extra values by name."""

    verb: str
    at: datetime
    post: str
    words: str = ""
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Application:
    """An application to meet, with its dossier; `outcome` tells how it ended."""

    key: str
    title: str
    theme: str
    scale: str  # district | town
    area: str
    unit: str
    post: str
    opened: date
    submitted: date
    planned: date
    people: int
    minutes: int
    goals: tuple[Goal, ...]
    items: tuple[AgendaItem, ...]
    problems: tuple[str, ...]
    prescriptions: tuple[Prescription, ...]
    opinions: tuple[Opinion, ...]
    outcome: str  # convened | returned | merged | convened_against | submitted
    steps: tuple[Step, ...]
    invented: bool
    source: str


@dataclass(frozen=True)
class Session:
    """A sitting or visit of a meeting; length in days."""

    title: str
    start: datetime
    end: datetime
    days: Decimal
    place: str
    outside: bool


@dataclass(frozen=True)
class IssuedDocument:
    """A document or map set a meeting issued."""

    key: str
    title: str
    kind: str  # measures | opinion | measures_interim | list | map
    day: date
    named: bool  # named by the report
    title_only: bool
    invented: bool
    source: str


@dataclass(frozen=True)
class Decision:
    """A decision: lead, date and a served party or a named acceptor."""

    key: str
    text: str
    lead: str
    due: date
    served: str
    acceptor: str  # post key
    measure: str | None


@dataclass(frozen=True)
class Meeting:
    """A conference held: sessions, attendance, what it issued and decided."""

    key: str
    application: str
    title: str
    theme: str
    scale: str
    area: str
    host: str
    organiser: str
    convener: str  # post key
    chair: str  # post key
    venue: str
    sessions: tuple[Session, ...]
    people: int
    by_group: tuple[tuple[str, int], ...]
    directions: tuple[str, ...]
    documents: tuple[IssuedDocument, ...]
    decisions: tuple[Decision, ...]
    hours_research: Decimal
    hours_delivery: Decimal
    invented: tuple[str, ...]  # fields that are invented
    source: str


@dataclass(frozen=True)
class Measure:
    """A numbered measure of a document, answering problems."""

    key: str
    document: str
    position: int
    title: str
    text: str
    problems: tuple[str, ...]
    level: str  # macro | micro
    horizon: str  # year | three_years | five_years
    lead: str
    theme: str
    issued: date
    invented: bool
    source: str


@dataclass(frozen=True)
class Campaign:
    """A campaign between a meeting and its items."""

    key: str
    title: str
    meeting: str
    measure: str
    lead: str
    start: date
    invented: bool
    source: str
