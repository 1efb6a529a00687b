"""What moves when an area or a unit becomes another; everything else stays with the old name.

A literal table: open work moves, what is done stays where it was done.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db.models import Q

from yiteng.rules.words import N_

_AT_WORK = ("draft", "issued", "objected", "active", "suspended", "reported", "verified", "asked")
_APPLYING = (
    "draft",
    "submitted",
    "reviewed",
    "approved",
    "approved_against",
    "returned",
    "postponed",
)


@dataclass(frozen=True, slots=True)
class Move:
    """Rows of a model that move. held: which of them are open; units: their columns that hold a unit.

    placed: whether they carry the keys of areas. shown: what a row is called where one chooses:
    a number or a title, never what it is about.
    """

    code: str
    title: str
    model: str
    held: Q = field(default_factory=Q)
    units: tuple[str, ...] = ()
    placed: bool = True
    shown: str = ""


MOVES: tuple[Move, ...] = (
    Move("commitments", N_("Open commitments"), "commitments.Commitment",
         Q(state__in=_AT_WORK), ("lead_unit", "checker_unit", "acceptor_unit"), shown="number"),
    Move("support", N_("Duties of supporting units"), "commitments.Support",
         Q(commitment__state__in=_AT_WORK), ("unit",), placed=False),
    Move("problems", N_("Problems not yet treated"), "research.Problem",
         Q(state__in=("draft", "stated")), ("unit",)),
    Move("surveys", N_("Surveys not closed"), "surveys.Survey",
         Q(state__in=("draft", "open")), ("unit",)),
    Move("submissions", N_("Submissions not decided"), "surveys.Submission",
         Q(state__in=("received", "has_issues", "edited")), ("unit",)),
    Move("applications", N_("Applications under way"), "gate.Application",
         Q(state__in=_APPLYING), ("unit", "host", "organiser", "other_owner")),
    Move("planned", N_("Meetings planned, not applied for"), "plans.PlannedMeeting",
         Q(application__isnull=True, dropped_on__isnull=True), ("unit",)),
    Move("meetings", N_("Meetings not yet held"), "meetings.Meeting",
         Q(state__in=("planned", "notified")), ("host", "organiser")),
    Move("measures", N_("Measures in force"), "measures.Measure",
         Q(state__in=("draft", "issued")), ("lead",)),
    Move("objections", N_("Objections to measures, to be decided"), "measures.Objection",
         Q(answered_at__isnull=True), ("unit",), placed=False),
    Move("circulars", N_("Circulars not issued"), "circulars.Circular",
         Q(state__in=("draft", "submitted", "approved")), ("unit",)),
    Move("designations", N_("Designations, applied for or in force"), "designation.DesignationCase",
         ~Q(state__in=("failed", "ended", "withdrawn")), ("unit",)),
    Move("facilities", N_("Care facilities"), "reach.Facility", units=("unit",), shown="name"),
    Move("enterprises", N_("Firms of the register"), "enterprises.Enterprise"),
    Move("points", N_("Service points"), "enterprises.ServicePoint"),
    Move("units", N_("Units that sit there"), "people.Unit", Q(valid_to__isnull=True),
         shown="name"),
    Move("below", N_("Units below it"), "people.Unit", Q(valid_to__isnull=True), ("parent",),
         placed=False, shown="name"),
    Move("posts", N_("Posts with their holders"), "people.Post", units=("unit",), placed=False,
         shown="title"),
)  # fmt: skip
#: The villages below a town that ends; whatever lies in a village goes where the village goes.
VILLAGES = Move("villages", N_("Villages below it"), "places.Area",
                Q(level="village", valid_to__isnull=True), shown="name")  # fmt: skip
