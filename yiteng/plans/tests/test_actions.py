"""The plan of a year, days without meetings, and what a sender is asked on submission."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from tests.cast import NOW
from yiteng.audit.models import Event
from yiteng.gate import actions as gate
from yiteng.gate.tests.papers import whole
from yiteng.limits import actions as limits
from yiteng.plans import actions
from yiteng.plans.models import PlannedMeeting, QuietDays, YearPlan
from yiteng.plans.queries import warned
from yiteng.plans.tests.year import approved, begun, line
from yiteng.rules.refusal import Refused
from yiteng.workflow.clock import SHANGHAI

FRIDAY = datetime(2023, 3, 31, 17, 0, tzinfo=SHANGHAI)


def refused(call) -> tuple[str, ...]:
    with pytest.raises(Refused) as caught:
        call()
    return caught.value.codes


def test_an_empty_plan_is_not_approved_and_a_county_has_one_a_year(world):
    plan = begun(world)
    assert refused(lambda: actions.take(plan, "approve", actor=world.leader, at=NOW)) == (
        "plan.empty",
    )
    assert refused(lambda: begun(world)) == ("plan.twice",)
    line(world, plan)
    assert actions.take(plan, "approve", actor=world.leader, at=NOW).approved_on == NOW.date()


def test_the_office_writes_the_plan_and_the_leader_approves_it(world):
    plan = begun(world)
    line(world, plan)
    other = YearPlan(county=world.county, year=2024)
    assert refused(lambda: actions.open_plan(other, actor=world.li, at=NOW)) == (
        "workflow.not_permitted",
    )
    assert refused(lambda: actions.take(plan, "approve", actor=world.secretary, at=NOW)) == (
        "lifecycle.not_permitted",
    )


def test_after_approval_a_line_says_why_it_comes_and_keeps_its_day(world):
    plan = approved(world)
    assert refused(lambda: line(world, plan, title="冷库现场会")) == ("plan.unexplained",)
    late = line(world, plan, title="冷库现场会", reason="二月霜冻")
    assert (late.added_on, late.reason) == (NOW.date(), "二月霜冻")


def test_a_line_taken_off_stays_and_says_why_and_is_taken_up_no_more(world):
    plan = approved(world)
    row = plan.meetings.get()
    assert refused(lambda: actions.take_off(row, " ", actor=world.secretary, at=NOW)) == (
        "plan.unexplained",
    )
    row = actions.take_off(row, "并入民生大会", actor=world.secretary, at=NOW)
    assert (row.dropped_on, row.reason, row.version) == (NOW.date(), "并入民生大会", 2)
    application = whole(world)
    assert refused(lambda: actions.take_up(row, application, actor=world.li, at=NOW)) == (
        "plan.not_open",
    )


def test_one_line_one_application_and_changing_ones_mind_frees_the_first(world):
    plan = approved(world)
    first = plan.meetings.get()
    second = line(world, plan, title="果业大会", reason="新增")
    mine, other = whole(world), whole(world)
    actions.take_up(first, mine, actor=world.li, at=NOW)
    assert refused(lambda: actions.take_up(first, other, actor=world.li, at=NOW)) == (
        "plan.not_open",
    )
    actions.take_up(second, mine, actor=world.li, at=NOW)
    assert list(PlannedMeeting.objects.order_by("id").values_list("application", flat=True)) == [
        None, mine.pk,
    ]  # fmt: skip
    assert refused(lambda: actions.take_up(first, mine, actor=world.wang, at=NOW)) == (
        "application.not_applicant",
    )


def test_a_meeting_told_on_friday_for_monday_is_submitted_only_with_a_reason(world):
    application = whole(world, wanted_on=date(2023, 4, 3))
    assert refused(lambda: gate.submit([application], actor=world.li, at=FRIDAY)) == (
        "application.load_unexplained",
    )
    actions.explain(application, "霜冻预警，周一须部署", actor=world.li, at=FRIDAY)
    (submitted,) = gate.submit([application], actor=world.li, at=FRIDAY)
    assert submitted.state == "submitted"
    changed = actions.explain(application, "霜冻预警提前", actor=world.li, at=FRIDAY)
    assert (changed.words, changed.version) == ("霜冻预警提前", 2)
    trail = Event.objects.filter(subject_type="plans.explanation").values_list("action", flat=True)
    assert list(trail) == ["add", "amend"]


def test_an_emergency_is_never_warned_about(world):
    urgent = whole(world, wanted_on=date(2023, 4, 1), meeting_type="emergency")
    assert warned([urgent], {urgent.pk: NOW.date()}) == {urgent.pk: []}


def test_days_without_meetings_say_which_days_and_end_without_undoing_the_past(world):
    nowhere = QuietDays(county=world.county, title="无会日", source="区委办通知")
    assert refused(lambda: actions.set_quiet([nowhere], actor=world.secretary, at=NOW)) == (
        "plan.which_days",
    )
    row = QuietDays(county=world.county, title="无会日", weekday=2, source="区委办通知")
    (row,) = actions.set_quiet([row], actor=world.secretary, at=NOW)
    row = actions.end_quiet(row, actor=world.secretary, at=NOW)
    assert row.rule.holds(date(2023, 3, 29)) is True
    assert row.rule.holds(date(2023, 4, 5)) is False


def test_the_second_district_wide_meeting_of_a_unit_is_warned_about(world):
    from yiteng.gate.tests.papers import approved as granted

    limits.change("gate.finding_days", Decimal(730), reason="试", actor=world.sun, at=world.now)
    granted(world, wanted_on=date(2023, 5, 10))
    second = whole(world, wanted_on=date(2023, 6, 14))
    found = warned([second], {second.pk: NOW.date()})[second.pk]
    assert [(one.code, one.params["n"]) for one in found] == [("load.quota", 1)]
