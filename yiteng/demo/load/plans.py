"""The plan of 2023 and days without meetings; applications take up its lines before submission."""

from __future__ import annotations

from datetime import timedelta

from yiteng.demo.content import plans as content
from yiteng.demo.content.sources import INVENTED
from yiteng.demo.load.keys import Keys, morning, words
from yiteng.plans import actions
from yiteng.plans.models import PlannedMeeting, QuietDays, YearPlan


def load(keys: Keys) -> None:
    """Write the plan, have the leader approve it, set the days without meetings."""
    office, at = keys.actors["secretary_gov"], morning(content.APPROVED) - timedelta(days=10)
    place = {"county": keys.areas[content.COUNTY]}
    marks = {"source": words(INVENTED), "invented": True}
    plan = actions.open_plan(YearPlan(year=content.YEAR, **place, **marks), actor=office, at=at)
    rows = [
        PlannedMeeting(
            plan=plan, title=one.title, month=one.month, unit=keys.units[one.unit],
            theme=keys.themes[one.theme], scale=one.scale, days=one.days, people=one.people, **marks,
        )
        for one in content.LINES
    ]  # fmt: skip
    saved = actions.add_planned(rows, actor=office, at=at)
    keys.planned = {
        line.application: row
        for line, row in zip(content.LINES, saved, strict=True)
        if line.application
    }
    leader = keys.actors["leader_gov"]
    actions.take(plan, "approve", actor=leader, at=morning(content.APPROVED))
    for line, row in zip(content.LINES, saved, strict=True):
        if line.dropped:
            actions.take_off(
                row, line.dropped, actor=office, at=morning(content.APPROVED) + timedelta(days=60)
            )
    title, weekday, since, source = content.QUIET
    quiet = QuietDays(title=title, weekday=weekday, starts_on=since, source=source, invented=True, **place)  # fmt: skip
    actions.set_quiet([quiet], actor=office, at=morning(since))


def take_up(keys: Keys) -> None:
    """Each application takes up its line, or says why it stands in none; before it is submitted."""
    for key, application in keys.applications.items():
        actor, at = keys.applicants[key], morning(application.opened_on)
        if key in keys.planned:
            actions.take_up(keys.planned[key], application, actor=actor, at=at)
        elif key in content.REASONS:
            actions.explain(application, content.REASONS[key], actor=actor, at=at)
