"""What designation tells the desk: rows that wait, rows that are counted, two first lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
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


def _told(today: date) -> Q:
    """A change was told and is not settled."""
    return Q(pk__in=DesignationCase.objects.filter(
        changes__told_on__isnull=False, changes__settled_on__isnull=True).values("pk"))  # fmt: skip


def _rows(code: str, title: str, held: Held, due: str = "") -> Rows:
    return Rows(f"designation_{code}", title, "designation.read", _cases(held), _line(due))


def _waits(code: str, title: str, action: str, held: Held, due: str, verb: str) -> Waits:
    by = (due, "id") if due else ("id",)
    return Waits(f"designation_{code}", title, action, _cases(held), _line(due), by, "outside",
                 "", verb, dates=by[:-1])  # fmt: skip


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
    _waits("tell_change", N_("Changes to be told"), "designation.apply",
           lambda t: Q(state__in=RUNNING, change_due__isnull=False), "change_due", N_("Tell")),
    _waits("settle_change", N_("Changes told, to be settled"), "designation.handle", _told,
           "", N_("Settle")),
    _rows("untold", N_("Changes not told yet"),
          lambda t: Q(state__in=RUNNING, change_due__isnull=False), "change_due"),
    _rows("applied", N_("Applications being looked at"), lambda t: Q(state="applied"),
          "missing_due"),
    _rows("visits", N_("Visits of this week"), _visits),
    _rows("water", N_("Water tests due"), _water, "water_due"),
    _rows("ending", N_("Agreements that end within three months"), _ending, "agreement_until"),
    _rows("assess", N_("Yearly assessments due"), _assess, "assess_by"),
    _rows("preparing", N_("Cases in preparation"), lambda t: Q(state__in=PREPARING)),
    _rows("running", N_("Services in operation"), lambda t: Q(state__in=RUNNING)),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a first line: its phrase with ``{n}`` where the number stands, and its link."""

    phrase: str
    n: int
    url: str
    note: str = ""

    @property
    def before(self) -> str:
        """The words before the number."""
        return self.phrase.partition("{n}")[0].strip()

    @property
    def after(self) -> str:
        """The words after the number: 件, 家, 项; nothing in English."""
        return self.phrase.partition("{n}")[2].strip()

    def count(self) -> Count:
        """As the desk shows it."""
        return Count(self.before, self.n, self.url, self.note)


def _part(code: str, phrase: str, actor: Actor, today: date, note: str = "") -> Part:
    found = rows_of(f"designation_{code}").rows(actor, today)
    url = reverse("desk:rows", args=[f"designation_{code}"])
    return Part(phrase, found.order_by().count(), url, note)


def branch(actor: Actor, today: date) -> list[Part]:
    """Received, with those that must be told at once; visits, water, agreements."""
    waiting = visible(DesignationCase, actor).filter(_last_day(today))
    days = list(waiting.values_list("missing_due", flat=True))
    late = sum(1 for day in days if day and day < today)
    said = []
    if late:
        said.append(_("{n} past the five workdays").format(n=late))
    if len(days) > late:
        said.append(_("{n} ends by the next workday: say once what is missing").format(
            n=len(days) - late))  # fmt: skip
    return [
        _part("applied", _("received {n}"), actor, today, _(", ").join(said)),
        _part("visits", _("to visit this week {n}"), actor, today),
        _part("water", _("water tests due {n}"), actor, today),
        _part("ending", _("agreements ending within three months {n}"), actor, today),
        _part("untold", _("changes not told yet {n}"), actor, today),
    ]


def hospital(actor: Actor, today: date) -> list[Part]:
    """How much is missing for each application in preparation, in words."""
    return missing(queries.prepared(actor, today), actor, today)


def missing(found: Sequence[queries.Status], actor: Actor, today: date) -> list[Part]:
    """The director's line from what is judged already."""
    parts = []
    for status in found:
        kind = _(KINDS.get(status.case.kind, ""))
        phrase = _("before applying for {kind} still missing {n}").replace("{kind}", kind)
        named = _(", ").join(status.gaps[:6])
        parts.append(Part(phrase, len(status.gaps), status.case.url, named))
    return parts or [_part("running", _("in operation {n}"), actor, today)]


def city(actor: Actor, today: date) -> list[Part]:
    """To review, to sign, to publish."""
    return [
        _part("review", _("to review {n}"), actor, today),
        _part("agree", _("agreements to record {n}"), actor, today),
        _part("announce", _("to publish {n}"), actor, today),
    ]


LINES = {"insurance_branch": branch, "hospital_director": hospital, "city_reviewer": city}


def morning(role: str) -> Callable[[Actor, date, datetime], Sequence[Count]]:
    """The first line of a role as the desk wants it."""
    return lambda actor, today, now: [part.count() for part in LINES[role](actor, today)]
