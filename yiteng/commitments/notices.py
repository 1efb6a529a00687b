"""What commitments have to tell: dates near and past, clocks in hours, a no; and to whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet

from yiteng.commitments.kinds import kinds
from yiteng.commitments.models import Commitment
from yiteng.messaging.actions import tell
from yiteng.messaging.registry import Case
from yiteng.people.models import Unit
from yiteng.rules import messages as rules
from yiteng.rules.messages import Notice, To
from yiteng.rules.words import N_
from yiteng.workflow.clock import SHANGHAI
from yiteng.workflow.flow import Change, Effect, Extension

#: So many days of missed nights are caught up; what is older stands on the desk anyway.
CAUGHT_UP = 31
_WORKING = ("issued", "active")
_DO = "commitments.do"


def reminders(case: Case) -> Iterator[Notice]:
    """Reminders before and after due dates to the lead, each mark once."""
    first = case.today - timedelta(days=case.limits["messages.again"] + CAUGHT_UP)
    last = case.today + timedelta(days=case.limits["messages.before"])
    rows = _working(case.county, due_at__range=(_begin(first), _begin(last + timedelta(days=1))))
    for row in rows.iterator(chunk_size=500):
        due = _day(row.due_at) or date.max
        since = _day(row.received_at) or row.starts_on or date.min
        mark = rules.last_mark(due, case.today, case.limits, since=since)
        if mark:
            yield notice(row, "due", f"due:{row.pk}:{due}:{mark.code}", lead(row), mark.sentence,
                          {"due": due.isoformat()}, about=due)  # fmt: skip


def upwards(case: Case) -> Iterator[Notice]:
    """What is overdue or without progress for so long that one level up is informed, by rule."""
    for rule in rules.UP:
        column = {"overdue": "red_on", "stale": "grey_on"}[rule.light]
        last = case.today - timedelta(days=case.limits[rule.days])
        asked = {f"{column}__range": (last - timedelta(days=CAUGHT_UP), last)}
        rows = _working(case.county, **asked)
        if rule.light == "stale":
            rows = rows.filter(state="active").exclude(red_on__lte=case.today)
        for row in rows.iterator(chunk_size=500):
            day = getattr(row, column)
            assert row.lead_unit is not None
            yield notice(row, "up", f"up:{rule.code}:{row.pk}:{day}", _up(row, row.lead_unit),
                          rule.sentence, {"unit": row.lead_unit.name, "day": day.isoformat()},
                          about=day)  # fmt: skip


def ending(case: Case) -> Iterator[Notice]:
    """Clocks in hours, and last moments of firms, that end within the limit."""
    until = case.now + timedelta(hours=case.limits["messages.cliff"])
    rows = _working(case.county, kind__in=in_hours())
    for row in rows.filter(cliff_at__range=(case.now, until)):
        yield _urgent(row, "cliff", row.cliff_at,
                      N_("{number}: the firm's own last moment is {moment}."))  # fmt: skip
    for row in rows.filter(due_at__range=(case.now, until)):
        yield _urgent(row, "hours", row.due_at, N_("{number} is due at {moment}."))


def in_hours() -> list[str]:
    """The kinds with a clock in hours."""
    return [k.code for k in kinds().values() if any(c.kind == "hours" for c in k.clocks)]


def _assigned(changes: Sequence[Change]) -> None:
    """A clock in hours begins with the assignment: whoever leads is told at once."""
    hourly = set(in_hours())
    found = [c for c in changes if c.row.kind in hourly and c.row.lead_unit_id]
    told(found, [
        notice(c.row, "hours", f"assigned:{c.row.pk}:{c.row.version}", lead(c.row),
                N_("{number} was assigned; its clock runs in hours."), {}, urgent=True, night=True)
        for c in found
    ])  # fmt: skip


def _said(kind: str, sentence: str, *, after: bool = False) -> Effect:
    """An effect that tells an answer which is no yes, however it came, at once.

    It goes to whoever led the work and one level up, in the transaction of the step itself: by
    link, code, slip, telephone, visit, proxy or a channel of its own alike. after: the answer to a
    question about an end, told where it says that the work was not done.
    """

    def effect(changes: Sequence[Change]) -> None:
        found = [
            c for c in changes
            if c.row.lead_unit_id and (not after or c.case.inputs.get("answer") == kind)
        ]  # fmt: skip
        units = Unit.objects.in_bulk({c.row.lead_unit_id for c in found})
        told(found, [
            notice(c.row, kind, f"{kind}:{c.row.pk}:{c.row.no_count}:{c.row.version}", to, sentence,
                    {}, urgent=True)
            for c in found for to in (lead(c.row), _up(c.row, units[c.row.lead_unit_id]))
        ])  # fmt: skip

    return effect


def _each(*effects: Effect) -> Effect:
    def effect(changes: Sequence[Change]) -> None:
        for one in effects:
            one(changes)

    return effect


def told(changes: Sequence[Change], notices: Iterable[Notice]) -> None:
    """Tell what a step has to tell, in its transaction; nothing where no row is concerned."""
    if changes:
        tell(notices, county=changes[0].row.county_id, at=changes[0].case.at)


_NO = _said("no", N_("{number}: the people served say it is not done."))
_PARTLY = _said("partly", N_("{number}: the people served say it is done in part."))
_AFTER = _each(
    _said("no", N_("{number}, ended: the people served say it is not done."), after=True),
    _said("partly", N_("{number}, ended: the people served say it is done in part."), after=True),
)
EXTENSION = Extension(
    on={"issue": _assigned, "reassign": _assigned, "answer_no": _NO, "answer_no_again": _NO,
        "outside_no": _NO, "outside_no_again": _NO, "answer_partly": _PARTLY,
        "answer_partly_again": _PARTLY, "answer_after": _AFTER}
)  # fmt: skip


def _working(county: int, **asked: object) -> QuerySet[Commitment]:
    """The rows at work whose clock runs."""
    return (
        Commitment.objects.filter(county=county, state__in=_WORKING, lead_unit__isnull=False)
        .filter(**asked)
        .select_related("lead_unit")
        .order_by("id")
    )


def notice(
    row: Commitment, kind: str, key: str, to: To, sentence: str, params: dict[str, str],
    *, about: date | None = None, urgent: bool = False, night: bool = False,
) -> Notice:  # fmt: skip
    """A notice about a row: its number in the sentence, its title inside only."""
    return Notice(kind, key, to, sentence, {"number": row.number, **params}, row.title, row.url,
                  about, urgent, night, row.invented)  # fmt: skip


def _urgent(row: Commitment, kind: str, moment: datetime | None, sentence: str) -> Notice:
    assert moment is not None
    local = moment.astimezone(SHANGHAI)
    return notice(row, kind, f"{kind}:{row.pk}:{local:%Y-%m-%dT%H:%M}", lead(row), sentence,
                   {"moment": f"{local:%Y-%m-%d %H:%M}"}, about=local.date(), urgent=True,
                   night=True)  # fmt: skip


def lead(row: Commitment) -> To:
    """Whoever works in the lead unit."""
    return To(_DO, unit=row.lead_unit_id)


def _up(row: Commitment, unit: Unit) -> To:
    role = rules.role_up(row.level, unit.line)
    return To("commitments.list", role=role, town=row.town_id if role == "town_office" else None)


def _begin(day: date) -> datetime:
    return datetime.combine(day, time(), SHANGHAI)


def _day(moment: datetime | None) -> date | None:
    return moment.astimezone(SHANGHAI).date() if moment else None
