"""Changes of important facts: thirty workdays to tell them, with light, warning and reason."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from tests.cast import log_in
from yiteng.designation import desks, queries
from yiteng.designation.actions import cases
from yiteng.designation.actions.daily import order_anew
from yiteng.designation.models import Change, DesignationCase
from yiteng.designation.tests.cases import at, facility, intended, walked
from yiteng.limits.models import Limit
from yiteng.rules.refusal import Refused
from yiteng.web.paging import pages

MOVED = date(2023, 3, 21)
#: The thirtieth workday after it, by weeks alone as in the cast.
LAST = date(2023, 5, 2)


def take(case, step, actor, day, **said):
    return cases.take(case, step, actor=actor, at=at(day), inputs=said)


def noted(world):
    case = walked(world, "enforce")
    return take(case, "note_change", world.branch, date(2023, 4, 3), what="address", on=MOVED)


def test_what_the_branch_notes_runs_on_the_desk_of_the_hospital_until_it_is_told(world):
    case = noted(world)
    row = Change.objects.get()
    assert (row.due, row.told_on, row.noted_by) == (LAST, None, world.branch.post_title)
    assert (case.change_on, case.change_due, case.presses_on) == (MOVED, LAST, LAST)
    lists = {code: desks.rows_of(f"designation_{code}") for code in ("tell_change", "untold")}
    for actor in (world.hospital, world.branch):
        assert [row.pk for row in lists["untold"].rows(actor, LAST)] == [case.pk]
    assert lists["tell_change"].line(case).due == LAST
    case = take(case, "ask_change", world.hospital, date(2023, 4, 10), what="address", on=MOVED)
    row.refresh_from_db()
    assert (Change.objects.count(), row.told_on, row.late_reason) == (1, date(2023, 4, 10), "")
    assert (case.change_on, case.change_due) == (None, None)
    waiting = desks.rows_of("designation_settle_change").rows(world.branch, LAST)
    assert [row.pk for row in waiting] == [case.pk]
    take(case, "settle_change", world.branch, date(2023, 4, 11), reason="材料齐全，已更新")
    assert not waiting.all().exists()


def test_the_clock_stands_on_the_case_with_its_light(world, client):
    case = noted(world)
    log_in(client, world, "hospital")
    (status,) = queries.statuses([case], LAST)
    (clock,) = [c for c in status.clocks if c.preset.code == "change"]
    assert (clock.ends, clock.soon(LAST), clock.passed(LAST)) == (LAST, True, False)
    assert clock.passed(date(2023, 5, 3))
    page = client.get(case.url).content.decode()
    assert "重大信息变更（第四十条）" in page and "申报" in page


def test_told_late_only_with_the_reason_which_is_kept(world):
    case = noted(world)
    late = date(2023, 5, 5)
    with pytest.raises(Refused) as caught:
        take(case, "ask_change", world.hospital, late, what="address", on=MOVED)
    assert caught.value.codes == ("designation.change_late",)
    with pytest.raises(Refused):  # a later day typed does not hide the one that was noted
        take(case, "ask_change", world.hospital, late, what="address", on=date(2023, 5, 4))
    why = "搬迁手续五月才办妥"
    take(case, "ask_change", world.hospital, late, what="address", on=MOVED, reason=why)
    row = Change.objects.get()
    assert (row.late(late), row.late_reason) == (True, why)


def test_a_change_told_in_time_keeps_no_reason_and_settling_leaves_what_is_only_noted(world):
    case = walked(world, "enforce")
    day = date(2023, 4, 3)
    case = take(case, "ask_change", world.hospital, day, what="account", on=MOVED, reason="无")
    case = take(case, "note_change", world.hospital, day, what="scale", on=day)
    assert case.change_on == day
    take(case, "settle_change", world.branch, day, reason="已更新")
    assert [(c.what, c.late_reason, bool(c.settled_on)) for c in Change.objects.order_by("id")] == [
        ("account", "", True), ("scale", "", False),
    ]  # fmt: skip


def test_a_clock_that_stands_keeps_its_place_by_its_provisional_end(world):
    """The evaluation is ordered by date like all clocks, also while papers are completed."""
    case = walked(world, "apply")
    asked = at(case.applied_on + timedelta(days=2))
    case = cases.take(
        case, "ask_supplement", actor=world.branch, at=asked, inputs={"reason": "缺表"}
    )
    assert case.presses_on == case.evaluation_due


def test_the_history_is_told_in_the_order_of_happening(world, client):
    case = walked(world, "enforce")
    log_in(client, world, "branch")
    page = client.get(case.url).content.decode()
    told = [int(n) for n in re.findall(r"第 (\d+) 笔录入", page)]
    days = re.findall(r"<li>(\d{4}-\d\d-\d\d)", page.partition('class="history"')[2])
    assert days == sorted(days, reverse=True) and len(days) == len(told)
    assert sorted(told) == list(range(1, len(told) + 1))


def test_the_board_is_ordered_by_its_clock_over_all_pages(world, client):
    late = walked(world, "enforce")
    early = walked(world, "apply", intended(world, facility=facility(world, "柳杨卫生院")))
    none = intended(world, facility=facility(world, "桐柳卫生院"))
    assert (early.presses_on < late.presses_on, none.presses_on) == (True, None)
    seen, key = [], ""
    for _page in range(3):
        page = pages(queries.cases(world.branch), by=queries.BY_CLOCK, size=1, get={"after": key})
        seen += [row.pk for row in page.rows]
        key = page.next_key
    assert (seen, key) == ([early.pk, late.pk, none.pk], "")
    log_in(client, world, "branch")
    said = client.get("/designation/").content.decode()
    first, second, third = (said.index(f'href="{case.url}"') for case in (early, late, none))
    assert first < second < third


def test_a_limit_that_is_changed_moves_the_order_with_the_next_day(world):
    case = walked(world, "enforce")
    before = case.presses_on
    assert order_anew(date(2023, 4, 1), at(date(2023, 4, 1))) == 0
    Limit.objects.create(county_id=case.county_id, code="designation.renewal", value=6,
                         reason="试", since=date(2023, 4, 1), changed_by_post="试")  # fmt: skip
    assert order_anew(date(2023, 4, 2), at(date(2023, 4, 2))) == 1
    assert DesignationCase.objects.get().presses_on < before
