"""What moves when an area or a unit becomes another; everything else stays with the old name.

A literal table: open work moves, what is done stays where it was done.
"""

from __future__ import annotations

from collections import Counter
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
    a number or a title, never what it is about. once: columns that, with the unit, may stand only
    once: a row whose successor has one already stays. quiet: bookkeeping of the program, moved by
    one statement, without an event for each row.
    """

    code: str
    title: str
    model: str
    held: Q = field(default_factory=Q)
    units: tuple[str, ...] = ()
    placed: bool = True
    shown: str = ""
    once: tuple[str, ...] = ()
    quiet: bool = False


MOVES: tuple[Move, ...] = (
    Move("commitments", N_("Open commitments"), "commitments.Commitment",
         Q(state__in=_AT_WORK), ("lead_unit", "checker_unit", "acceptor_unit", "date_unit"),
         shown="number"),
    Move("support", N_("Duties of supporting units"), "commitments.Support",
         Q(commitment__state__in=_AT_WORK), ("unit",), placed=False),
    Move("requests", N_("Open requests of supporting units"), "commitments.Request",
         Q(outcome="", unit__isnull=False), ("unit",), placed=False),
    Move("problems", N_("Problems not yet treated"), "research.Problem",
         Q(state__in=("draft", "stated")), ("unit",)),
    Move("surveys", N_("Surveys not closed"), "surveys.Survey",
         Q(state__in=("draft", "open")), ("unit",)),
    Move("submissions", N_("Submissions not decided"), "surveys.Submission",
         Q(state__in=("received", "has_issues", "edited")), ("unit",)),
    Move("applications", N_("Applications under way"), "gate.Application",
         Q(state__in=_APPLYING), ("unit", "host", "organiser", "other_owner")),
    Move("opinions", N_("Opinions asked for and not given"), "gate.Opinion",
         Q(agrees__isnull=True, application__state__in=_APPLYING), ("unit",), placed=False),
    Move("casefiles", N_("Case files asked for, not agreed"), "casefiles.CaseFile",
         Q(state="asked"), ("unit", "second_unit")),
    Move("planned", N_("Meetings planned, not applied for"), "plans.PlannedMeeting",
         Q(application__isnull=True, dropped_on__isnull=True), ("unit",)),
    Move("meetings", N_("Meetings not yet held"), "meetings.Meeting",
         Q(state__in=("planned", "notified")), ("host", "organiser")),
    Move("measures", N_("Measures in force"), "measures.Measure",
         Q(state__in=("draft", "issued")), ("lead",)),
    Move("objections", N_("Objections to measures, to be decided"), "measures.Objection",
         Q(answered_at__isnull=True), ("unit",), placed=False),
    Move("subjects", N_("Units under supervision, their review open"), "oversight.Subject",
         Q(decided_on__isnull=True) & ~Q(inspection__state__in=("closed", "stopped")), ("unit",),
         once=("inspection",)),
    Move("news", N_("What became of findings, not yet told"), "replies.News",
         Q(telling__isnull=True), ("unit",)),
    Move("publications", N_("Publications under review"), "publication.Publication",
         Q(state__in=("proposed", "secrecy_passed", "passed"))),
    Move("phones", N_("Phones in use"), "surveys.Phone", Q(revoked_at__isnull=True)),
    Move("deliveries", N_("Circulars received, not settled"), "circulars.Delivery",
         Q(state="waiting"), ("unit",), once=("circular",)),
    Move("circulars", N_("Circulars not issued"), "circulars.Circular",
         Q(state__in=("draft", "submitted", "approved")), ("unit",)),
    Move("designations", N_("Designations, applied for or in force"), "designation.DesignationCase",
         ~Q(state__in=("failed", "ended", "withdrawn")), ("unit",)),
    Move("facilities", N_("Care facilities"), "reach.Facility", units=("unit",), shown="name"),
    Move("enterprises", N_("Firms of the register"), "enterprises.Enterprise"),
    Move("alliances", N_("Industry alliances"), "enterprises.Alliance"),
    Move("points", N_("Service points"), "enterprises.ServicePoint"),
    Move("units", N_("Units that sit there"), "people.Unit", Q(valid_to__isnull=True),
         shown="name"),
    Move("below", N_("Units below it"), "people.Unit", Q(valid_to__isnull=True), ("parent",),
         placed=False, shown="name"),
    Move("heads", N_("Columns of ledgers, as remembered"), "ledgers.Heads", units=("unit",),
         placed=False, once=("kind",), quiet=True),
    Move("sheet_kinds", N_("Kinds of ledgers' sheets, as remembered"), "ledgers.SheetKind",
         units=("unit",), placed=False, once=("mark",), quiet=True),
    Move("origins", N_("Rows of ledgers already taken over"), "ledgers.Origin", units=("unit",),
         placed=False, once=("kind", "key"), quiet=True),
    Move("posts", N_("Posts with their holders"), "people.Post", units=("unit",), placed=False,
         shown="title"),
)  # fmt: skip
#: The villages below a town that ends; whatever lies in a village goes where the village goes.
VILLAGES = Move("villages", N_("Villages below it"), "places.Area",
                Q(level="village", valid_to__isnull=True), shown="name")  # fmt: skip

_DONE = N_("It was done there: the record keeps the name of its day.")
_SAID = N_("What was decided or written stays as it was worded; the work it led to moves.")
_FIGURE = N_("A figure of its day; new ones are noted with their source.")
_POST = N_("It belongs to a post, and the post moves with its unit.")
_ANEW = N_("Who is in charge is decided anew for the unit that takes over.")
_WITH = N_("It is reached through the row it belongs to, which moves.")
#: Everything else that names a unit, town or village stays, and why. A test holds the two tables
#: to all models there are: what is in neither would be lost in silence.
STAYS = {
    "research.Occasion": _DONE,
    "research.Finding": _DONE,
    "meetings.Attendance": _DONE,
    "oversight.Member": _DONE,
    "commitments.ObjectionWord.unit": _DONE,
    "verification.Answer.upper_unit": _DONE,
    "verification.Check.by_unit": _DONE,
    "sampling.Lot.by_unit": _DONE,
    "replies.Telling": _DONE,
    "ledgers.Import": _DONE,
    "ledgers.Made": _DONE,
    "messaging.Message": _DONE,
    "messaging.Printing": _DONE,
    "people.UnitChange": _DONE,
    "people.Charge": _ANEW,
    "reach.Intake": _DONE,
    "places.AreaChange": _DONE,
    "gate.Goal": _SAID,
    "gate.Prescription": _SAID,
    "meetings.Decision": _SAID,
    "measures.PolicyDocument": _SAID,
    "measures.Campaign": _SAID,
    "plans.YearPlan": _SAID,
    "plans.QuietDays": _SAID,
    "plans.Explanation": _SAID,
    "publication.FrozenList": _SAID,
    "places.AreaCode": _FIGURE,
    "places.Population": _FIGURE,
    "places.Position": _FIGURE,
    "reach.DailyCost": _FIGURE,
    "reach.Readmission": _FIGURE,
    "reach.TownTravel": _FIGURE,
    "reach.MeasuredMinutes": _FIGURE,
    "reach.RoadNetwork": _FIGURE,
    "reach.Scenario": _FIGURE,
    "desk.PublishedFigure": _FIGURE,
    "sampling.Draw": _FIGURE,
    "handover.Note": _POST,
    "verification.Opinion": _WITH,
    "designation.Partner": _WITH,
    "designation.ReceivedResult": _WITH,
    "designation.TownSheet": _FIGURE,
    "designation.CheckTable": _DONE,
}


def stays() -> list[tuple[str, int]]:
    """Why things stay with the old name, and for how many kinds of rows each reason holds."""
    return Counter(STAYS.values()).most_common()
