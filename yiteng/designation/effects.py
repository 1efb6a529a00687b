"""What each step writes beside the state: days and numbers, child rows, clocks, the service."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from django.db.models import Min

from yiteng.designation.facts import limits_of
from yiteng.designation.models import Assessment, Change, DesignationCase, Suggestion
from yiteng.designation.opening import note_services
from yiteng.places.queries import workdays
from yiteng.rules.deadlines import add_months
from yiteng.rules.designation import clocks
from yiteng.rules.lifecycles.designation import DESIGNATION
from yiteng.rules.workdays import WorkdayTable
from yiteng.workflow.flow import Change as Moved
from yiteng.workflow.flow import Effect


def dated(column: str) -> Effect:
    """Write the day of the step: the one typed as ``on``, else the business day."""

    def write(changes: Sequence[Moved]) -> None:
        for one in changes:
            setattr(one.row, column, one.case.inputs.get("on") or one.case.today)

    return write


def applied(changes: Sequence[Moved]) -> None:
    """Received: the clocks begin, those of an earlier application are over."""
    for one in changes:
        row = one.row
        row.applied_on = one.case.today
        row.asked_on = row.supplied_on = row.accepted_on = row.reported_on = None


def accepted(changes: Sequence[Moved]) -> None:
    """Accepted today; from the day of receipt where nothing was said in time."""
    for one in changes:
        row, facts = one.row, one.case.facts
        due = facts.get("missing_due")
        row.deemed = bool(due and one.case.today > due and not facts.get("told_once"))
        row.accepted_on = row.applied_on if row.deemed else one.case.today


def failed(changes: Sequence[Moved]) -> None:
    """Failed once more, on this day."""
    for one in changes:
        one.row.failed_on, one.row.failures = one.case.today, one.row.failures + 1


def begun_again(changes: Sequence[Moved]) -> None:
    """A new road after the bar: its count of failures begins anew."""
    for one in changes:
        one.row.failures, one.row.failed_on, one.row.applied_on = 0, None, None


def reviewed(changes: Sequence[Moved]) -> None:
    """The city's decision, its number, by which post; the public notice begins."""
    for one in changes:
        row, said = one.row, one.case.inputs
        row.reviewed_on, row.review_number = said["on"], said["number"]
        row.listed_on = said["listed_on"]
        row.reviewer, row.reviewer_post = one.case.actor.person, one.case.actor.post
        row.reviewer_title = one.case.actor.post_title


def agreed(changes: Sequence[Moved]) -> None:
    """The agreement, its number, by which post, and from when to when it holds."""
    limits = limits_of([one.row for one in changes])
    for one in changes:
        row, said = one.row, one.case.inputs
        row.agreed_on, row.agreement_number = said["on"], said["number"]
        row.agreement_title = one.case.actor.post_title
        row.agreement_from = said["starts_on"]
        row.agreement_until = clocks.agreement_until(said["starts_on"], limits[row.county_id])


def taken_over(changes: Sequence[Moved]) -> None:
    """An agreement from before this software: in force since, its number, its present year."""
    limits = limits_of([one.row for one in changes])
    for one in changes:
        row, said = one.row, one.case.inputs
        row.in_force_on, row.agreement_number = said["on"], said["number"]
        row.opened_on = row.opened_on or said["on"]
        row.agreement_from = said["starts_on"]
        row.agreement_until = clocks.agreement_until(said["starts_on"], limits[row.county_id])


def renewed(changes: Sequence[Moved]) -> None:
    """Another year after the present one."""
    limits = limits_of([one.row for one in changes])
    for one in changes:
        row, said = one.row, one.case.inputs
        start = row.agreement_until + timedelta(days=1)
        row.agreed_on, row.agreement_number = said["on"], said["number"]
        row.agreement_title, row.renewal_asked_on = one.case.actor.post_title, None
        row.agreement_until = clocks.agreement_until(start, limits[row.county_id])
        row.agreement_from = start


def suggested(changes: Sequence[Moved]) -> None:
    """Each line is a suggestion of its own."""
    Suggestion.objects.bulk_create([
        Suggestion(case=one.row, words=line.strip()[:500], made_on=one.case.today)
        for one in changes
        for line in str(one.case.inputs["suggestions"]).splitlines() if line.strip()
    ])  # fmt: skip


def assessed(changes: Sequence[Moved]) -> None:
    """The assessment of the year."""
    for one in changes:
        one.row.assessed_on = one.case.today
    Assessment.objects.bulk_create([
        Assessment(case=one.row, on=one.case.today, grade=one.case.inputs["grade"],
                   words=str(one.case.inputs["reason"])[:2000],
                   by_post=one.case.actor.post_title)
        for one in changes
    ])  # fmt: skip


def change_noted(changes: Sequence[Moved]) -> None:
    """A change nobody has told yet: its clock begins on the day it happened."""
    for one in changes:
        what, day = one.case.inputs["what"], one.case.inputs["on"]
        Change.objects.create(case=one.row, what=what, happened_on=day, due=_change_due(one, day),
                              noted_by=one.case.actor.post_title)  # fmt: skip
        one.row.change_on = _untold(one)


def change_told(changes: Sequence[Moved]) -> None:
    """Told today, with its last day; one that was noted before is the one told."""
    for one in changes:
        what, day = one.case.inputs["what"], one.case.inputs["on"]
        held = Change.objects.filter(case=one.row, what=what, told_on__isnull=True).first()
        row = held or Change(case=one.row, what=what, happened_on=day)
        row.happened_on, row.told_on = min(row.happened_on, day), one.case.today
        row.due = _change_due(one, row.happened_on)
        if row.late(one.case.today):
            row.late_reason = str(one.case.inputs.get("reason") or "").strip()[:2000]
        row.save()
        one.row.change_on = _untold(one)


def change_settled(changes: Sequence[Moved]) -> None:
    """All changes that were told get their outcome; what is only noted waits on."""
    for one in changes:
        Change.objects.filter(case=one.row, settled_on__isnull=True, told_on__isnull=False).update(
            settled_on=one.case.today, outcome=str(one.case.inputs["reason"])[:2000]
        )


def _change_due(one: Moved, day: date) -> date:
    return clocks.change_due(day, limits_of([one.row])[one.row.county_id], workdays())


def _untold(one: Moved) -> date | None:
    """The day of the earliest change that nobody has told yet."""
    found = Change.objects.filter(case=one.row, told_on__isnull=True)
    first: date | None = found.aggregate(first=Min("happened_on"))["first"]
    return first


def asked_to_leave(word: str) -> Effect:
    """Remember what the hospital asked for."""

    def write(changes: Sequence[Moved]) -> None:
        for one in changes:
            one.row.leaving = word

    return write


def resumed(changes: Sequence[Moved]) -> None:
    """The suspension is over."""
    for one in changes:
        one.row.suspended_on, one.row.leaving = None, ""


def clocks_anew(changes: Sequence[Moved]) -> None:
    """Reckon the ends of all clocks anew from the days of the row."""
    limits, table = limits_of([one.row for one in changes]), workdays()
    for one in changes:
        row, held, dates = one.row, limits[one.row.county_id], one.row.dates
        applied_, listed = row.applied_on, row.listed_on
        row.missing_due = clocks.missing_due(applied_, held, table) if applied_ else None
        row.evaluation_due = (
            clocks.evaluation_due(dates, held, table, one.case.today) if applied_ else None
        )
        row.notice_ends = clocks.notice_ends(listed, held, table) if listed else None
        until = row.agreement_until
        row.renewal_by = clocks.renewal_by(until, held) if until else None
        since = clocks.assessed_since(dates)
        row.assess_by = add_months(since, 12) if since else None
        changed = row.change_on
        row.change_due = clocks.change_due(changed, held, table) if changed else None
        row.presses_on = presses_on(row, held, table, one.case.today)


def presses_on(
    row: DesignationCase, limits: clocks.Limits, table: WorkdayTable, today: date
) -> date | None:
    """When the clock that presses ends, by its provisional end where it stands; None for an ended case."""
    if DESIGNATION.state(row.state).ended:
        return None
    found = clocks.pressing(clocks.running(row.dates, limits, table, today))
    return None if found is None else found.ends


_DATED = {
    "ask_supplement": "asked_on",
    "supplement": "supplied_on",
    "report": "reported_on",
    "announce": "published_on",
    "test_interface": "tested_on",
    "commission": "commissioned_on",
    "open_doors": "opened_on",
    "enforce": "in_force_on",
    "ask_renewal": "renewal_asked_on",
    "suspend": "suspended_on",
    "end": "ended_on",
}
_MORE: Mapping[str, Effect] = {
    "apply": applied, "accept": accepted, "fail": failed, "begin_again": begun_again,
    "review": reviewed, "agree": agreed, "renew": renewed, "suggest": suggested,
    "assess": assessed, "note_change": change_noted, "ask_change": change_told, "settle_change": change_settled,
    "ask_suspend": asked_to_leave("suspension"), "ask_end": asked_to_leave("end"),
    "resume": resumed, "take_over": taken_over,
}  # fmt: skip
ON: Mapping[str, Effect] = {**{step: dated(column) for step, column in _DATED.items()}, **_MORE}
#: Run when rows are saved: the service and its designations follow the case.
AFTER: tuple[Callable[[Sequence[Moved]], None], ...] = (note_services,)
