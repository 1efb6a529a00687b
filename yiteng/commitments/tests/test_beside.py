"""Limits beside the promise are in the light: of the law, the firm, the steps; by the settings."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from django.utils.translation import override

from tests.cast import NOW, World
from yiteng.commitments.actions import Draft, draft, take
from yiteng.commitments.daily import turn_lights
from yiteng.commitments.models import Commitment
from yiteng.commitments.page import todays_light
from yiteng.commitments.recounting import recount
from yiteng.commitments.tests.cases import active, issued
from yiteng.jobs.models import Outbox
from yiteng.jobs.running import run_due
from yiteng.limits.actions import change
from yiteng.rules.deadlines import end_of_day
from yiteng.web.sentences import fill
from yiteng.workflow.clock import SHANGHAI, business_today, real_now

pytestmark = pytest.mark.django_db
DECEMBER = end_of_day(date(2023, 12, 29))


def on(month: int, day: int, hour: int = 9) -> datetime:
    return datetime(2023, month, day, hour, tzinfo=SHANGHAI)


def lit(row: Commitment, month: int, day: int) -> tuple[str, str]:
    """The light of a day with its sentence, as the page says it."""
    light = todays_light(row, on(month, day))
    with override("zh-hans"):
        return light.code, fill(light.why, light.params)


def request(world: World, **more: object) -> Commitment:
    """A firm's request, promised for 20 April; the promise was moved to December since."""
    row = Commitment(
        county=world.county, kind="enterprise_request", level="district", title="许可",
        lead_unit=world.units["li"], served_type="firm", served_name="某企业", origin="request",
        origin_ref="电话", received_at=NOW, due_at=on(4, 20), **more)  # fmt: skip
    row = take(draft(Draft(row), actor=world.sun, at=NOW), "issue", actor=world.sun, at=NOW)
    Commitment.objects.filter(pk=row.pk).update(due_at=DECEMBER)  # moved since, beyond the limits
    recount(world.county.pk, NOW.date())
    row.refresh_from_db()
    return row


def set_to(world: World, code: str, value: int) -> None:
    change(code, Decimal(value), reason="本区约定", actor=world.sun, at=NOW)


def test_a_signature_that_is_late_is_in_the_light_with_its_sentence(world: World) -> None:
    (row,) = issued(world, due_at=DECEMBER)
    assert (row.step_on, row.step_by) == (date(2023, 4, 5), "sign")
    assert lit(row, 4, 4)[0] == "on_plan"
    assert lit(row, 4, 6) == ("step_late", "签收：已逾期2日。")
    row = take(row, "sign", actor=world.li, at=on(4, 6))
    assert (row.light, row.step_on) == ("on_plan", None)


def test_each_objection_has_the_clock_of_its_ground(world: World) -> None:
    for ground, late_on in (("time", date(2023, 4, 5)), ("content", date(2023, 4, 6))):
        (row,) = issued(world, due_at=DECEMBER)
        said = {"ground": ground, "reason": "请核"}
        row = take(row, "object", actor=world.li, at=NOW, inputs=said)
        assert (row.step_by, row.step_on) == ("objection", late_on)
    assert lit(row, 4, 7) == ("step_late", "异议裁定：已逾期2日。")


def test_a_check_and_a_coordination_that_wait_too_long(world: World) -> None:
    row, other = active(world, 2, due_at=DECEMBER)
    Commitment.objects.filter(pk=row.pk).update(state="reported", last_progress_on=NOW.date())
    recount(world.county.pk, NOW.date())
    row.refresh_from_db()
    assert (row.step_by, row.step_on) == ("check", date(2023, 4, 15))
    other = take(other, "ask_coordination", actor=world.li, at=NOW, inputs={"note": "请定权属"})
    assert (other.step_by, other.step_on) == ("submit", date(2023, 4, 5))


def test_the_legal_limit_and_the_firm_s_own_moment_turn_it_red(world: World) -> None:
    law = request(world, legal_clock="licence")
    assert (law.red_by, law.red_on) == ("legal", date(2023, 4, 29))
    assert lit(law, 4, 30) == ("overdue", "法定时限：已逾期2日。")
    firm = request(world, cliff_at=on(5, 10, 17))
    assert (firm.red_by, firm.red_on) == ("cliff", date(2023, 5, 11))
    assert lit(firm, 5, 5) == ("due_soon", "企业自己的截止时间：还剩5日。")
    assert todays_light(firm, on(5, 10, 18)).code == "overdue"


def test_how_severe_each_is_is_a_setting(world: World) -> None:
    set_to(world, "lights.step", 2)
    set_to(world, "lights.cliff", 0)
    set_to(world, "lights.legal", 1)
    row = request(world, legal_clock="licence", cliff_at=on(4, 20))
    assert (row.red_by, row.red_on) == ("First answer", date(2023, 4, 1))
    assert (row.step_by, row.step_on) == ("legal", date(2023, 4, 29))
    assert lit(row, 4, 3) == ("overdue", "首次答复：已逾期3日。")


def test_a_changed_setting_reaches_the_light_by_a_job_and_the_counts_stay_right(
    world: World,
) -> None:
    row, *_ = issued(world, 3, due_at=DECEMBER)
    turn_lights(date(2023, 4, 10))
    row.refresh_from_db()
    assert row.light == "step_late"
    Outbox.objects.all().delete()
    set_to(world, "lights.step", 0)
    assert list(Outbox.objects.values_list("kind", flat=True)) == ["commitments.lights"]
    run_due(real_now())
    assert set(Commitment.objects.values_list("step_on", flat=True)) == {None}
    assert recount(world.county.pk, business_today()) == 0


def test_a_recount_moves_what_turned_and_its_tallies(world: World) -> None:
    from yiteng.commitments.queries.counts import area_counts

    issued(world, 3, due_at=DECEMBER)
    assert recount(world.county.pk, date(2023, 4, 10)) == 3
    assert area_counts(world.county, date(2023, 4, 10)).lights() == {"step_late": 3}


def test_a_stopped_clock_has_no_limit_but_the_day_it_runs_again(world: World) -> None:
    row = request(world, legal_clock="licence")
    row = take(row, "sign", actor=world.li, at=NOW)
    row = take(row, "ask_suspension", actor=world.li, at=NOW, inputs={"reason": "等鉴定"})
    said = {"reason": "属实", "until": date(2023, 4, 20)}
    row = take(row, "suspend", actor=world.sun, at=NOW + timedelta(hours=1), inputs=said)
    assert (row.light, row.step_by, row.step_on) == ("suspended", "resume", date(2023, 4, 21))
    assert lit(row, 4, 22) == ("step_late", "恢复计时：已逾期2日。")
