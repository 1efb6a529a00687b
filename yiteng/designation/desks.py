"""What designation tells the desk: rows that wait, rows that are counted, two first lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from yiteng.designation import queries
from yiteng.designation.models import DesignationCase
from yiteng.designation.words import KINDS
from yiteng.people.visibility import visible
from yiteng.places.queries import workdays
from yiteng.rules.actor import Actor
from yiteng.rules.deadlines import SHANGHAI, add_months
from yiteng.rules.lifecycles.designation import PREPARING, RUNNING
from yiteng.rules.words import N_
from yiteng.web.desks import Count, Line, Rows, Waits, rows_of

Held = Callable[[date], Q]
_WEEK = timedelta(days=7)


def title_of(case: DesignationCase) -> str:
    """The facility and the care: 杨寨卫生院 · 血液透析."""
    return f"{case.facility.name} · {_(KINDS.get(case.kind, case.kind))}"


def _line(due: str) -> Callable[[DesignationCase], Line]:
    """A case as the desk shows it, with one of its dates."""

    def line(case: DesignationCase) -> Line:
        on = getattr(case, due) if due else None
        at = datetime.combine(on, time(23, 59, 59), SHANGHAI) if on else None
        town = case.facility.town.name if case.facility.town else ""
        return Line(title_of(case), case.url, town, due=on, due_at=at, invented=case.invented)

    return line


def _cases(held: Held) -> Callable[[Actor, date], QuerySet[DesignationCase]]:
    return lambda actor, today: queries.cases(actor).filter(held(today))


def _tomorrow(today: date) -> date:
    return workdays().next_workday(today + timedelta(days=1))


def _last_day(today: date) -> Q:
    """Their five workdays are over with the next workday, or over already."""
    return Q(state="applied", asked_on__isnull=True, missing_due__lte=_tomorrow(today))


def _visits(today: date) -> Q:
    """A visit is planned up to the end of this week and not recorded."""
    sunday = today + timedelta(days=6 - today.weekday())
    return Q(pk__in=DesignationCase.objects.filter(
        visits__held_on__isnull=True, visits__planned_on__lte=sunday).values("pk"))  # fmt: skip


def _water(today: date) -> Q:
    return Q(state__in=RUNNING, kind="dialysis", water_due__lte=today + _WEEK)


def _ending(today: date) -> Q:
    return Q(state__in=RUNNING, agreement_until__lte=add_months(today, 3))


def _assess(today: date) -> Q:
    return Q(state="operating", assess_by__lte=add_months(today, 1))


def _rows(code: str, title: str, held: Held, due: str = "") -> Rows:
    return Rows(f"designation_{code}", title, "designation.read", _cases(held), _line(due))


def _waits(code: str, title: str, action: str, held: Held, due: str, verb: str) -> Waits:
    return Waits(f"designation_{code}", title, action, _cases(held), _line(due), ("id",),
                 "outside", "", verb)  # fmt: skip


ROWS: tuple[Rows, ...] = (
    _waits("last_day", N_("Say once what an application lacks"), "designation.handle", _last_day,
           "missing_due", N_("Look")),
    _waits("evaluate", N_("Designations to be evaluated"), "designation.handle",
           lambda t: Q(state__in=("applied", "accepted")), "evaluation_due", N_("Evaluate")),
    _waits("complete", N_("Papers to be completed"), "designation.apply",
           lambda t: Q(state="supplement"), "", N_("Complete")),
    _waits("review", N_("Reported cases to be reviewed"), "designation.decide",
           lambda t: Q(state="reported"), "evaluation_due", N_("Review")),
    _waits("agree", N_("Public notice over, agreement to be recorded"), "designation.decide",
           lambda t: Q(state="reviewed", notice_ends__lt=t), "notice_ends", N_("Record")),
    _waits("announce", N_("Agreements to be published in the list"), "designation.decide",
           lambda t: Q(state="agreed"), "", N_("Publish")),
    _waits("renewal", N_("Renewal to be asked for"), "designation.apply",
           lambda t: Q(state="operating", renewal_asked_on__isnull=True,
                       renewal_by__lte=add_months(t, 1)), "renewal_by", N_("Ask")),
    _rows("applied", N_("Applications being looked at"), lambda t: Q(state="applied"),
          "missing_due"),
    _rows("visits", N_("Visits of this week"), _visits),
    _rows("water", N_("Water tests due"), _water, "water_due"),
    _rows("ending", N_("Agreements that end within three months"), _ending, "agreement_until"),
    _rows("assess", N_("Yearly assessments due"), _assess, "assess_by"),
    _rows("preparing", N_("Cases in preparation"), lambda t: Q(state__in=PREPARING)),
    _rows("running", N_("Services in operation"), lambda t: Q(state__in=RUNNING)),
)  # fmt: skip


def _count(code: str, words: str, actor: Actor, today: date, note: str = "") -> Count:
    found = rows_of(f"designation_{code}").rows(actor, today)
    return Count(words, found.order_by().count(), reverse("desk:rows", args=[f"designation_{code}"]),
                 note)  # fmt: skip


def branch(actor: Actor, today: date, now: datetime) -> Sequence[Count]:
    """Received, with those that must be told at once; visits, water, agreements."""
    pressing = visible(DesignationCase, actor).filter(_last_day(today)).count()
    note = _("%(n)s by the next workday: say once what is missing") % {"n": pressing}
    return [
        _count("applied", _("received"), actor, today, note if pressing else ""),
        _count("visits", _("to visit this week"), actor, today),
        _count("water", _("water tests due"), actor, today),
        _count("ending", _("agreements ending within three months"), actor, today),
    ]


def hospital(actor: Actor, today: date, now: datetime) -> Sequence[Count]:
    """How much is missing for each application in preparation, in words."""
    return missing(queries.prepared(actor, today), actor, today)


def missing(found: Sequence[queries.Status], actor: Actor, today: date) -> Sequence[Count]:
    """The director's line from what is judged already."""
    counts = []
    for status in found:
        words = _("still missing before applying for %(kind)s") % {
            "kind": _(KINDS.get(status.case.kind, ""))}  # fmt: skip
        named = _("; ").join(status.gaps[:6])
        counts.append(Count(words, len(status.gaps), status.case.url, named))
    return counts or [_count("running", _("in operation"), actor, today)]


def city(actor: Actor, today: date, now: datetime) -> Sequence[Count]:
    """To review, to sign, to publish."""
    return [
        _count("review", _("to review"), actor, today),
        _count("agree", _("agreements to record"), actor, today),
        _count("announce", _("to publish"), actor, today),
    ]


MORNINGS = {"insurance_branch": branch, "hospital_director": hospital, "city_reviewer": city}
