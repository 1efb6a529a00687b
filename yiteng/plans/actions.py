"""Writing the plan of a year, setting days without meetings, saying why a limit is passed.

Rows are given unsaved, as model instances. All raise `Refused` where the actor's post has no
right or a check speaks against it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from yiteng.gate.models import Application
from yiteng.plans.models import Explanation, PlannedMeeting, QuietDays, YearPlan
from yiteng.rules.actor import Actor
from yiteng.rules.lifecycles.application import foreign_dossier
from yiteng.rules.lifecycles.plan import not_planned, unexplained
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_
from yiteng.workflow import door, entrances, trail
from yiteng.workflow.clock import SHANGHAI

PLANNED = (
    "plan", "title", "month", "unit", "theme", "scale", "days", "people", "added_on", "dropped_on",
    "reason", "application",
)  # fmt: skip
QUIET = ("title", "weekday", "week", "starts_on", "ends_on", "source")
EXPLAINED = ("application", "words", "post", "said_at")


def open_plan(plan: YearPlan, *, actor: Actor, at: datetime) -> YearPlan:
    """Open the plan of a year; a county has one a year."""
    twice = Refusal(
        "plan.twice", N_("The plan of {year} exists already."), {"year": plan.year}, field="year"
    )
    if YearPlan.objects.filter(county=plan.county_id, year=plan.year).exists():
        raise Refused([twice])
    try:
        with transaction.atomic():
            opened: YearPlan = entrances.open_one(plan, actor=actor, at=at, action="plans.write")
    except IntegrityError as error:
        raise Refused([twice]) from error
    return opened


def add_planned(
    rows: Sequence[PlannedMeeting], *, actor: Actor, at: datetime
) -> list[PlannedMeeting]:
    """Add meetings to a plan; after approval each says why and keeps the day it came."""
    for row in rows:
        row.county_id = row.plan.county_id
        if row.plan.state == "approved":
            if not row.reason.strip():
                raise Refused([unexplained()])
            row.added_on = at.astimezone(SHANGHAI).date()
    return entrances.add_many(rows, actor=actor, at=at, action="plans.write", audited=PLANNED)


def take_off(planned: PlannedMeeting, reason: str, *, actor: Actor, at: datetime) -> PlannedMeeting:
    """Take a meeting off the plan, with the reason; the line stays and says so."""
    if not reason.strip():
        raise Refused([unexplained()])
    if planned.application_id or planned.dropped_on:
        raise Refused([not_planned()])
    day = at.astimezone(SHANGHAI).date()
    said = {"dropped_on": day, "reason": reason.strip()}
    changed: PlannedMeeting = _change(planned, said, PLANNED, "plans.write", actor=actor, at=at)
    return changed


def take(plan: YearPlan, step: str, *, actor: Actor, at: datetime, **more: Any) -> YearPlan:
    """Any step of a plan: approve."""
    taken: YearPlan = door.perform(plan, step, actor=actor, at=at, **more)
    return taken


def take_up(
    planned: PlannedMeeting, application: Application, *, actor: Actor, at: datetime
) -> PlannedMeeting:
    """Say which line of the plan an application takes up; one line, one application."""
    _of_applicant(application, actor)
    with transaction.atomic():
        (fresh,) = PlannedMeeting.objects.select_for_update(of=("self",)).filter(pk=planned.pk)
        if fresh.dropped_on or fresh.application_id not in (None, application.pk):
            raise Refused([not_planned()])
        earlier = PlannedMeeting.objects.filter(application=application).exclude(pk=fresh.pk)
        for row in earlier:
            _change(row, {"application": None}, PLANNED, "gate.apply", actor=actor, at=at)
        said = {"application": application}
        taken: PlannedMeeting = _change(fresh, said, PLANNED, "gate.apply", actor=actor, at=at)
    return taken


def explain(application: Application, words: str, *, actor: Actor, at: datetime) -> Explanation:
    """Say why a limit is passed; kept, shown to the reviewer, changed only by the applicant."""
    _of_applicant(application, actor)
    said = {"words": words.strip(), "post": actor.post_title, "said_at": at}
    found = Explanation.objects.filter(application=application).first()
    if found is not None:
        changed: Explanation = _change(found, said, EXPLAINED, "gate.apply", actor=actor, at=at)
        return changed
    row = Explanation(
        application=application, county_id=application.county_id, town_id=application.town_id,
        **said,
    )  # fmt: skip
    saved: Explanation = entrances.add(
        row, actor=actor, at=at, action="gate.apply", audited=EXPLAINED
    )
    return saved


def set_quiet(rows: Sequence[QuietDays], *, actor: Actor, at: datetime) -> list[QuietDays]:
    """Set days without meetings, each with its source."""
    for row in rows:
        if row.weekday is None and row.week is None and not (row.starts_on and row.ends_on):
            raise Refused([_which_days()])
    return entrances.add_many(rows, actor=actor, at=at, action="plans.write", audited=QUIET)


def end_quiet(quiet: QuietDays, *, actor: Actor, at: datetime) -> QuietDays:
    """From today on they hold no more; what they said before stays true."""
    said = {"ends_on": at.astimezone(SHANGHAI).date()}
    ended: QuietDays = _change(quiet, said, QUIET, "plans.write", actor=actor, at=at)
    return ended


def _which_days() -> Refusal:
    return Refusal(
        "plan.which_days",
        N_("Say which days: a weekday, a week of the month, or the first and the last date."),
        field="weekday",
    )


def _of_applicant(application: Application, actor: Actor) -> None:
    if application.unit_id != actor.unit:
        raise Refused([foreign_dossier()])


def _change(
    row: Any,
    said: Mapping[str, Any],
    audited: Sequence[str],
    action: str,
    *,
    actor: Actor,
    at: datetime,
) -> Any:
    """Change columns of a row without a state, with the trail."""
    entrances.permit(actor, action)
    with transaction.atomic():
        before = trail.values(row, audited)
        for name, value in said.items():
            setattr(row, name, value)
        row.version += 1
        after = trail.values(row, audited)
        event = trail.entry(row, action="amend", actor=actor, at=at, before=before, after=after)
        trail.write([row], [event])
        row.save(update_fields=[*said, "version"])
    return row
