"""What the road tells beside dates: objections, supporting units, other dates, limits of steps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from django.db.models import Q

from yiteng.commitments.models import Commitment, Request, Support
from yiteng.commitments.notices import CAUGHT_UP, in_hours, lead, notice, told
from yiteng.messaging.registry import Case
from yiteng.people.models import Unit
from yiteng.rules import messages as rules
from yiteng.rules.lights import CAUSES
from yiteng.rules.messages import Notice, To
from yiteng.rules.words import N_
from yiteng.workflow.flow import Change, Effect, Extension

_DAY = timedelta(days=1)
_STAFFING = To("commitments.speak", role="staffing")
_OFFICE = To("commitments.submit", role="secretary")


class Known:
    """What telling a step needs to know of its rows, each looked up once for all of them."""

    def __init__(self, changes: Sequence[Change]) -> None:
        self.rows: list[Commitment] = [c.row for c in changes]

    @cached_property
    def units(self) -> Mapping[int, Unit]:
        """The lead units; one query."""
        return Unit.objects.in_bulk({row.lead_unit_id for row in self.rows})

    @cached_property
    def unsigned(self) -> Mapping[int, list[int]]:
        """The supporting units that have not signed for their part, by row; one query."""
        found: dict[int, list[int]] = {}
        parts = Support.objects.filter(
            commitment__in=[row.pk for row in self.rows], signed_at=None, released_at=None
        ).order_by("id")
        for pk, unit in parts.values_list("commitment_id", "unit_id"):
            found.setdefault(pk, []).append(unit)
        return found


Whom = Callable[[Change, Known], Iterable[To]]


@dataclass(frozen=True, slots=True)
class Told:
    """What a step tells: of which kind, in which sentence, to whom."""

    kind: str
    sentence: str
    whom: Whom


def _supervision(change: Change, known: Known) -> Iterator[To]:
    """The supervision office of the lead unit's line."""
    yield _decides(known.units[change.row.lead_unit_id])


def _decides(unit: Unit) -> To:
    party = unit.line in rules.PARTY_LINES
    return To("commitments.settle", role="party_supervision" if party else "supervision")


def _both(change: Change, known: Known) -> Iterator[To]:
    """Who decides an objection: the supervision office, and the staffing office for its word."""
    yield from _supervision(change, known)
    yield _STAFFING


def _leads(change: Change, known: Known) -> Iterator[To]:
    yield lead(change.row)


def _objector(change: Change, known: Known) -> Iterator[To]:
    """The unit that objected, and whoever leads now."""
    before = change.before.get("lead_unit")
    yield To("commitments.do", unit=before or change.row.lead_unit_id)
    if before and before != change.row.lead_unit_id:
        yield lead(change.row)


def _part(change: Change, known: Known) -> Iterator[To]:
    """The supporting unit whose objection was decided."""
    settled = Request.objects.filter(commitment=change.row, kind="support").exclude(outcome="")
    yield To("commitments.do", unit=settled.latest("settled_at", "id").unit)


def _parts(change: Change, known: Known) -> Iterator[To]:
    """Every supporting unit that has not signed for its part."""
    for unit in known.unsigned.get(change.row.pk, ()):
        yield To("commitments.do", unit=unit)


def _date_setter(change: Change, known: Known) -> Iterator[To]:
    """The unit that set the date; for higher levels the supervision office puts it before them."""
    row = change.row
    if row.date_level == "unit" and row.date_unit:
        yield To("commitments.extend", unit=row.date_unit)
    else:
        yield from _supervision(change, known)


def _submits(change: Change, known: Known) -> Iterator[To]:
    yield _OFFICE


_DECIDED = Told("objection", N_("{number}: the objection is decided."), _objector)
_PART_DECIDED = Told("support", N_("{number}: your unit's objection is decided."), _part)
_PARTS_ASKED = Told("support", N_("{number}: your unit supports it; sign for its part or object."),
                    _parts)  # fmt: skip
_DATE_ASKED = Told("time", N_("{number}: {lead} asks for another date or a stop of the clock."),
                   _date_setter)  # fmt: skip
_DATE_DECIDED = Told("time", N_("{number}: what was asked about its date is decided."), _leads)
#: Step → what it tells.
TOLD: Mapping[str, tuple[Told, ...]] = {
    "issue": (_PARTS_ASKED,),
    "object": (Told("objection", N_("{number}: {lead} objects."), _both),),
    "speak": (Told("objection", N_("{number}: an office gave its word on the objection."),
                   _supervision),),
    "uphold": (_DECIDED,), "reassign": (_DECIDED,), "redate": (_DECIDED,),
    "take_off": (_DECIDED,), "admit": (_DECIDED,), "dismiss": (_DECIDED,),
    "support_object": (Told("support", N_("{number}: a supporting unit objects to its part."),
                            _both),),
    "support_uphold": (_PART_DECIDED,), "support_dismiss": (_PART_DECIDED,),
    "support_answer": (Told("support", N_("{number}: a supporting unit answered for its part."),
                            _leads),),
    "ask_extension": (_DATE_ASKED,), "ask_suspension": (_DATE_ASKED,),
    "extend": (_DATE_DECIDED,), "refuse_extension": (_DATE_DECIDED,),
    "suspend": (_DATE_DECIDED,), "refuse_suspension": (_DATE_DECIDED,),
    "resume": (Told("time", N_("{number}: its clock runs again."), _leads),),
    "ask_coordination": (Told("time", N_("{number}: {lead} asks for a leader's coordination; "
                                         "put it before the leader."), _submits),),
    "recur": (_PARTS_ASKED,
              Told("due", N_("{number} has come back and is assigned anew; sign for it or object."),
                   _leads)),
}  # fmt: skip


def _of_step(step: str, n: int, change: Change, to: To, known: Known) -> Notice:
    row, one = change.row, TOLD[step][n]
    said = {"lead": known.units[row.lead_unit_id].name} if "{lead}" in one.sentence else {}
    return notice(row, one.kind, f"{step}:{row.pk}:{row.version}:{n}", to, one.sentence, said,
                  urgent=row.kind in in_hours())  # fmt: skip


def _teller(step: str) -> Effect:
    """The effect that tells what a step has to tell; a matter in hours is told at once."""

    def effect(changes: Sequence[Change]) -> None:
        found = [c for c in changes if c.row.lead_unit_id]
        known = Known(found)
        told(found, [_of_step(step, n, c, to, known)
                     for c in found for n, one in enumerate(TOLD[step])
                     for to in one.whom(c, known)])  # fmt: skip

    return effect


EXTENSION = Extension(on={step: _teller(step) for step in TOLD})


def limits_of_steps(case: Case) -> Iterator[Notice]:
    """Limits of steps and limits beside the promise, on the eve and when they are late, each once."""
    first = case.today - timedelta(days=case.limits["messages.again"] + CAUGHT_UP)
    last = case.today + timedelta(days=case.limits["messages.eve"] + 1)
    rows = Commitment.objects.filter(
        Q(step_on__range=(first, last)) | Q(red_on__range=(first, last)) & ~Q(red_by=""),
        county=case.county, lead_unit__isnull=False,
        state__in=("issued", "objected", "active", "suspended", "reported", "verified", "asked"),
    ).select_related("lead_unit")  # fmt: skip
    for row in rows.order_by("id").iterator(chunk_size=500):
        for late_on, cause in ((row.step_on, row.step_by), (row.red_on, row.red_by)):
            if late_on is not None and cause:
                yield from _of_limit(row, late_on - _DAY, cause, case)


def _of_limit(row: Commitment, due: date, cause: str, case: Case) -> Iterator[Notice]:
    since = row.starts_on or date.min
    mark = rules.last_mark(due, case.today, case.limits, since=since, marks=rules.STEP_MARKS)
    if mark is None:
        return
    said = {"due": due.isoformat(), "limit": CAUSES.get(cause, cause)}
    for to in _movers(row, cause):
        yield notice(row, "step", f"step:{row.pk}:{cause[:40]}:{due}:{mark.code}", to,
                     mark.sentence, said, about=due)  # fmt: skip


def _movers(row: Commitment, cause: str) -> Iterable[To]:
    """Who must move, by the limit: whoever decides, checks or submits; else the lead unit."""
    assert row.lead_unit is not None
    supervision = _decides(row.lead_unit)
    if cause == "objection":
        return (supervision, _STAFFING)
    if cause == "submit":
        return (_OFFICE,)
    if cause == "check":
        unit = row.checker_unit_id
        return (To("verification.check", unit=unit) if unit else supervision,)
    if cause == "review":
        return (supervision,)
    if cause == "resume":
        return (supervision, lead(row))
    if cause == "part":
        units = row.support.filter(signed_at=None, released_at=None).values_list("unit", flat=True)
        return (lead(row), *(To("commitments.do", unit=unit) for unit in units))
    return (lead(row),)
