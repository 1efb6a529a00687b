"""What waits for a post, each with the one action that moves it; one literal list."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet

from yiteng.commitments.models import Commitment, Request
from yiteng.commitments.queries.turned import came
from yiteng.desk import rows as line
from yiteng.gate.models import Application
from yiteng.gate.outcomes import come_back, to_note
from yiteng.gate.parties import to_review
from yiteng.measures import objecting
from yiteng.people.models import Unit
from yiteng.people.visibility import visible
from yiteng.publication import explaining
from yiteng.publication.models import Publication
from yiteng.rules.actor import Actor
from yiteng.rules.desk_order import Who
from yiteng.rules.lifecycles.commitment.checks_objection import NEEDS_STAFFING
from yiteng.rules.words import N_
from yiteng.web.desks import Finder, Waits

#: Which of a unit's rows, at a moment or at the beginning of a day.
Held = Callable[[date | datetime], Q]
_DUE = ("due_at", "id")
#: Our date and the firm's or the people's own: the first of the two does the harm.
_DATES = ("due_at", "cliff_at")


def _shown(found: QuerySet[Commitment]) -> QuerySet[Commitment]:
    return found.select_related("lead_unit", "town", "village").defer("content", "doers")


def mine(actor: Actor) -> QuerySet[Commitment]:
    """What the post's unit leads."""
    return _shown(Commitment.objects.filter(county_id=actor.county, lead_unit=actor.unit))


def seen(actor: Actor) -> QuerySet[Commitment]:
    """What the post sees."""
    return _shown(visible(Commitment, actor))


def _others(actor: Actor) -> QuerySet[Commitment]:
    return seen(actor).exclude(lead_unit=actor.unit)


def _asked(kind: str) -> Finder:
    """Requests of a kind the post may decide; a unit never moves its own date."""
    waiting = Request.objects.filter(outcome="", kind=kind)
    return lambda actor, today: _others(actor).filter(
        state="active", pk__in=waiting.values("commitment")
    )


def _our_dates(actor: Actor, today: date) -> QuerySet[Commitment]:
    asked = Q(requests__outcome="", requests__kind="extension", date_level="unit")
    return seen(actor).filter(asked, date_unit=actor.unit).exclude(lead_unit=actor.unit)


def _unspoken(actor: Actor) -> QuerySet[Commitment]:
    waiting = Request.objects.filter(kind="objection", outcome="")
    if "staffing" in actor.roles:
        waiting = waiting.filter(ground__in=NEEDS_STAFFING)
    else:
        waiting = waiting.exclude(ground__in=NEEDS_STAFFING).filter(spoken=None)
    waiting = waiting.exclude(spoken__unit=actor.unit)
    return seen(actor).filter(state="objected", pk__in=waiting.values("commitment"))


def _our_part(actor: Actor, today: date) -> QuerySet[Commitment]:
    unsigned = Q(support__unit=actor.unit, support__signed_at=None, support__released_at=None)
    found = Commitment.objects.filter(unsigned, county_id=actor.county)
    return _shown(found.filter(state__in=("issued", "active")))


def _work(code: str, title: str, step: str, verb: str, held: Held) -> Waits:
    """My unit's own work: whoever is served bears it if it is late."""

    def found(actor: Actor, at: date | datetime) -> QuerySet[Commitment]:
        return mine(actor).filter(held(at))

    return _row(code, title, "commitments.do", found, "outside", verb, step, within=found)


def _villages(held: Held) -> Callable[[Actor, date | datetime], QuerySet[Commitment]]:
    """What waits for the villages of a town, for which its office may enter."""

    def found(actor: Actor, at: date | datetime) -> QuerySet[Commitment]:
        if "town_office" not in actor.roles or not actor.town:
            return Commitment.objects.none()
        villages = Unit.objects.filter(town=actor.town, line="village", valid_to__isnull=True)
        rows = Commitment.objects.filter(held(at), town=actor.town, lead_unit__in=villages)
        return _shown(rows)

    return found


def _moving(at: date | datetime) -> Q:
    """In hand and late, near or silent since a missed stage."""
    return Q(state="active") & (came("red_on", at) | came("amber_on", at) | came("grey_on", at))


def _row(
    code: str, title: str, action: str, found: Finder, who: Who, verb: str, step: str = "",
    **more: Any,
) -> Waits:  # fmt: skip
    return Waits(
        code, title, action, found, line.commitment, _DUE, who, step, verb, dates=_DATES, **more
    )


def _entered(code: str, title: str, found: Any, verb: str) -> Waits:
    return Waits(code, title, "commitments.do", found, line.for_village, _DUE, "outside", "",
                 verb, dates=_DATES, within=found)  # fmt: skip


def _other(
    code: str, title: str, action: str, found: Finder, shown: Any, verb: str, day: str = ""
) -> Waits:
    by = (day, "id") if day else ("id",)
    return Waits(code, title, action, found, shown, by, "unit", "", verb, dates=by[:-1])


def _applications(state: str) -> Finder:
    return lambda actor, today: visible(Application, actor).filter(state=state)


def _publications(state: str) -> Finder:
    return lambda actor, today: visible(Publication, actor).filter(state=state)


def _soon(at: date | datetime) -> Q:
    return came("amber_on", at) & ~came("red_on", at)


def _calm(at: date | datetime) -> Q:
    """Neither late nor near."""
    return ~came("red_on", at) & ~came("amber_on", at)


#: The ways to decide an objection; its ground says which of them are open.
SETTLING = ("uphold", "reassign", "redate", "admit", "take_off", "dismiss")

KINDS: tuple[Waits, ...] = (
    _row("coordinate", N_("A leader is asked to coordinate"), "commitments.coordinate",
         lambda a, t: seen(a).filter(state="active", submitted_on__isnull=False),
         "unit", N_("Record the coordination"), "coordinated", asks=("coordination",)),
    _row("submit", N_("Coordination asked for, to be put before a leader"), "commitments.submit",
         lambda a, t: seen(a).filter(state="active", coordination_since__isnull=False,
                                     submitted_on__isnull=True),
         "unit", N_("Put it before a leader"), "submit_coordination", asks=("coordination",)),
    _other("decide", N_("Applications to meet that await your decision"), "gate.decide",
           _applications("reviewed"), line.application, N_("Decide"), "wanted_on"),
    _row("objected", N_("Objections to decide"), "commitments.settle",
         lambda a, t: seen(a).filter(state="objected"), "unit", N_("Decide"), opens=SETTLING),
    _other("measure_objected", N_("Objections to measures, to be decided"), "measures.issue",
           lambda a, t: objecting.waiting(a).select_related("measure", "unit"), line.objection,
           N_("Decide"), "until"),
    _row("review", N_("A second no: the written conclusion"), "verification.review",
         lambda a, t: seen(a).filter(under_review=True), "outside", N_("Write the conclusion"),
         opens=("conclude", "send_back")),
    _work("overdue", N_("My unit's work that is overdue"), "progress", N_("Note progress"),
          lambda t: Q(state="active") & came("red_on", t)),
    _work("sign", N_("To be signed for"), "sign", N_("Sign for it"), lambda t: Q(state="issued")),
    _row("support", N_("Our supporting part, to be signed for"), "commitments.do", _our_part,
         "unit", N_("Sign for our part"), "support_sign"),
    _work("due", N_("My unit's work that is due soon"), "progress", N_("Note progress"),
          lambda t: Q(state="active") & _soon(t)),
    _work("stale", N_("A stage was missed and nothing noted since"), "progress",
          N_("Note progress"), lambda t: Q(state="active") & came("grey_on", t) & _calm(t)),
    _row("time", N_("Extensions asked for"), "commitments.time", _asked("extension"), "unit",
         N_("Decide"), "extend", also=("refuse_extension",), asks=("extension",)),
    _row("stop", N_("Stops of the clock asked for"), "commitments.time", _asked("suspension"),
         "unit", N_("Stop the clock"), "suspend", asks=("suspension",)),
    _row("extend", N_("Extensions of what our unit assigned"), "commitments.extend", _our_dates,
         "unit", N_("Decide"), "extend", also=("refuse_extension",), asks=("extension",)),
    _row("speak", N_("Objections that await another office's word"), "commitments.speak",
         lambda a, t: _unspoken(a), "unit", N_("Give a word"), "speak", asks=("objection",)),
    _row("villages_sign", N_("Our villages' work, to be signed for"), "commitments.do",
         _villages(lambda t: Q(state="issued")), "outside", N_("Sign for the village"), "sign"),
    _entered("villages", N_("Our villages' work that is late, near or silent"), _villages(_moving),
             N_("Enter for the village")),
    _row("check", N_("Reported done, to be checked"), "verification.check",
         lambda a, t: _others(a).filter(state="reported"), "outside", N_("Check"),
         opens=("verify",)),
    _row("ask", N_("Checked, people served to be asked"), "verification.ask",
         lambda a, t: _others(a).filter(state="verified", under_review=False)
         .exclude(served_name=""), "outside", N_("Ask them")),
    _other("submitted", N_("Applications to meet, to be reviewed"), "gate.review",
           lambda a, t: to_review(a).select_related("unit"), line.application, N_("Review"), "wanted_on"),
    _other("returned", N_("Applications returned or postponed, to be completed"), "gate.apply",
           lambda a, t: come_back(a).select_related("unit"), line.application, N_("Complete"),
           "wanted_on"),
    _other("noted", N_("Meetings approved against the opinion, for you to note"), "gate.read",
           lambda a, t: to_note(a).select_related("unit"), line.application, N_("Take note")),
    _other("secrecy", N_("Secrecy reviews"), "publication.secrecy",
           _publications("proposed"), line.publication, N_("Review")),
    _other("disclosure", N_("Disclosure reviews"), "publication.disclosure",
           _publications("secrecy_passed"), line.publication, N_("Review")),
    _other("publish", N_("Passed both reviews, to be published"), "publication.publish",
           _publications("passed"), line.publication, N_("Publish")),
    _row("explain", N_("Missed promises explained by their unit, to be made public"),
         "publication.propose", lambda a, t: explaining.waiting(a), "outside",
         N_("Propose for publication")),
    _row("strike", N_("Closed, to be struck off the list"), "commitments.close",
         lambda a, t: seen(a).filter(state="closed"), "own", N_("Strike off the list"),
         "strike_off"),
)  # fmt: skip
