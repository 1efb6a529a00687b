"""Presets set dates on assigning; legal and promised limits stand side by side; a county sets its own."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from tests.cast import NOW, World, log_in
from yiteng.commitments.actions import Draft, draft, redraft, set_clock, take
from yiteng.commitments.models import ClockSetting, Commitment, RunningClock
from yiteng.commitments.tests.cases import JUNE, active, drafts
from yiteng.rules.deadlines import end_of_day
from yiteng.rules.refusal import Refused
from yiteng.verification.actions import answer_many, ask
from yiteng.workflow.clock import SHANGHAI
from yiteng.workflow.entrances import take_back

pytestmark = pytest.mark.django_db


def request(world: World, **changes: object) -> Commitment:
    """A firm's request, received on the evening of Friday 31 March 2023 at 20:00."""
    values = {
        "county": world.county, "kind": "enterprise_request", "level": "district",
        "theme": world.themes["industry"], "title": "账户解封", "lead_unit": world.units["li"],
        "served_type": "firm", "served_name": "某企业", "origin": "request", "origin_ref": "电话",
        "received_at": datetime(2023, 3, 31, 20, tzinfo=SHANGHAI), **changes,
    }  # fmt: skip
    return draft(Draft(Commitment(**values)), actor=world.sun, at=NOW)


def clocks(row: Commitment) -> dict[str, tuple[str, datetime]]:
    return {c.code: (c.basis, c.due_at) for c in row.clocks.all()}


def at(day: int, hour: int, month: int = 4) -> datetime:
    return datetime(2023, month, day, hour, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("clock", "due"),
    [
        ("same_day", at(1, 20)),
        ("done", end_of_day(date(2023, 4, 7))),
        ("one_unit", end_of_day(date(2023, 4, 14))),
    ],
)
def test_the_promised_limit_sets_the_date(world: World, clock: str, due: datetime) -> None:
    row = take(request(world, clock=clock), "issue", actor=world.sun, at=at(31, 21, 3))
    assert (row.due_at, row.original_due_at) == (due, due)
    assert clocks(row)[clock] == ("promised", due)
    assert clocks(row)["answer"] == ("step", at(31, 21, 3))
    assert clocks(row)["plan"] == ("step", at(1, 20))


def test_months_and_a_taken_back_assignment(world: World) -> None:
    (row,) = drafts(world, due_at=None, clock="done")
    row = take(row, "issue", actor=world.sun, at=NOW)
    assert row.due_at == end_of_day(date(2024, 1, 31))
    row = take_back(row, actor=world.sun, at=NOW)
    assert (row.due_at, RunningClock.objects.count()) == (None, 0)


def test_a_draft_without_date_and_limit_is_not_assigned(world: World) -> None:
    (row,) = drafts(world, due_at=None)
    with pytest.raises(Refused) as refused:
        take(row, "issue", actor=world.sun, at=NOW)
    assert refused.value.codes == ("commitment.no_due",)


def test_what_is_promised_is_never_later_than_the_law(world: World) -> None:
    row = request(world, clock="several", legal_clock="licence")
    with pytest.raises(Refused) as refused:
        take(row, "issue", actor=world.sun, at=NOW)
    assert refused.value.codes == ("commitment.after_legal",)
    row = take(request(world, clock="one_unit", legal_clock="licence"), "issue",
               actor=world.sun, at=NOW)  # fmt: skip
    assert clocks(row)["licence"] == ("legal", end_of_day(date(2023, 4, 28)))
    assert row.due_at == end_of_day(date(2023, 4, 14))


def test_steps_meet_their_clocks_and_a_click_taken_back_runs_them_again(world: World) -> None:
    row = take(request(world, clock="done"), "issue", actor=world.sun, at=at(31, 20, 3))
    row = take(row, "sign", actor=world.li, at=at(31, 20, 3))
    assert row.clocks.get(code="answer").met_at == at(31, 20, 3)
    row = take(row, "progress", actor=world.li, at=at(31, 22, 3), inputs={"note": "方案已定"})
    assert row.clocks.get(code="plan").met_at == at(31, 22, 3)
    take_back(row, actor=world.li, at=at(31, 22, 3))
    assert row.clocks.get(code="plan").met_at is None


def test_a_stop_gives_each_clock_back_in_its_own_measure(world: World) -> None:
    """Stopped Saturday 10:00, started Monday 12:00: 50 hours, no workday but two days."""
    row = request(world, clock="one_unit")
    row = take(row, "issue", actor=world.sun, at=at(31, 20, 3))
    row = take(row, "sign", actor=world.li, at=at(31, 20, 3))
    row = take(row, "ask_suspension", actor=world.li, at=at(1, 9), inputs={"reason": "等法院"})
    row = take(row, "suspend", actor=world.sun, at=at(1, 10), inputs={"reason": "属实"})
    row = take(row, "resume", actor=world.sun, at=at(3, 12), inputs={"reason": "已定"})
    assert row.due_at == end_of_day(date(2023, 4, 14))
    plan = row.clocks.get(code="plan")
    assert (plan.due_at, plan.first_due_at) == (at(1, 20) + timedelta(hours=50), at(1, 20))
    row = take_back(row, actor=world.sun, at=at(3, 13))
    assert row.clocks.get(code="plan").due_at == at(1, 20)


def test_an_extension_moves_the_clock_that_sets_the_date(world: World) -> None:
    (row,) = active(world, due_at=None, clock="done")
    said = {"new_due": datetime(2024, 3, 1, 17, tzinfo=SHANGHAI), "reason": "设备晚到", "done": "已清洗",
            "affected": "46户"}  # fmt: skip
    row = take(row, "ask_extension", actor=world.li, at=NOW, inputs=said)
    row = take(row, "extend", actor=world.leader, at=NOW, inputs={})
    assert row.due_at == end_of_day(date(2024, 3, 1))
    main = row.clocks.get(main=True)
    assert (main.due_at, main.first_due_at) == (row.due_at, end_of_day(date(2024, 1, 31)))


def test_a_bad_answer_starts_the_clock_of_putting_right(world: World) -> None:
    (row,) = active(world)
    Commitment.objects.filter(pk=row.pk).update(state="verified", checked=True)
    row.refresh_from_db()
    ask(row, actor=world.sun, at=NOW)
    (row,) = answer_many([row], "no", actor=world.sun, at=NOW, words={row.pk: "不亮"})
    assert clocks(row) == {"correct": ("step", end_of_day(date(2023, 4, 21)))}


def test_a_date_set_by_hand_goes_before_the_limit(world: World) -> None:
    (row,) = drafts(world, due_at=None, clock="done")
    row = redraft(row, {"due_at": JUNE}, actor=world.sun, at=NOW)
    row = take(row, "issue", actor=world.sun, at=NOW)
    assert (row.due_at, row.clock, clocks(row)) == (JUNE, "", {})


def test_a_county_sets_its_own_amount_for_what_is_assigned_from_then_on(world: World) -> None:
    before = take(request(world, clock="done"), "issue", actor=world.sun, at=NOW)
    set_clock("enterprise_request", "done", unit="workdays", amount=3, reason="本区承诺",
              actor=world.sun, at=NOW)  # fmt: skip
    after = take(request(world, clock="done"), "issue", actor=world.sun, at=NOW)
    before.refresh_from_db()
    assert before.due_at == end_of_day(date(2023, 4, 7))
    assert after.due_at == end_of_day(date(2023, 4, 5))
    set_clock("enterprise_request", "plan", unit="hours", amount=0, reason="不另设",
              actor=world.sun, at=NOW)  # fmt: skip
    last = take(request(world, clock="done"), "issue", actor=world.sun, at=NOW)
    assert sorted(clocks(last)) == ["answer", "done"]


def test_what_comes_back_from_an_objection_starts_its_limit_anew_or_keeps_its_date(
    world: World,
) -> None:
    row = take(request(world, clock="done"), "issue", actor=world.sun, at=NOW)
    first = row.due_at

    def back(row: Commitment) -> Commitment:
        said = {"ground": "content", "reason": "写得不全"}
        row = take(row, "object", actor=world.li, at=NOW, inputs=said)
        word = {"stance": "uphold", "reason": "属实"}
        row = take(row, "speak", actor=world.secretary, at=NOW, inputs=word)
        row = take(row, "uphold", actor=world.sun, at=NOW, inputs={"reason": "重写"})
        return redraft(row, {"received_at": at(10, 9)}, actor=world.sun, at=NOW)

    row = take(back(row), "issue", actor=world.sun, at=at(10, 10))
    assert (row.due_at, row.original_due_at) == (end_of_day(date(2023, 4, 17)), first)
    set_clock("enterprise_request", "done", unit="days", amount=0, reason="不再承诺",
              actor=world.sun, at=NOW)  # fmt: skip
    row = take(back(row), "issue", actor=world.sun, at=at(11, 10))
    assert row.due_at == end_of_day(date(2023, 4, 17))


@pytest.mark.parametrize(
    ("code", "unit", "amount", "reason", "codes"),
    [
        ("licence", "workdays", 21, "慢", ("clocks.law",)),
        ("licence", "days", 20, "慢", ("clocks.law",)),
        ("done", "days", 7, "", ("clocks.same", "clocks.reason")),
        ("done", "months", 25, "长", ("clocks.bounds",)),
    ],
)
def test_what_cannot_be_set_says_why(
    world: World, code: str, unit: str, amount: int, reason: str, codes: tuple[str, ...]
) -> None:
    with pytest.raises(Refused) as refused:
        set_clock("enterprise_request", code, unit=unit, amount=amount, reason=reason,
                  actor=world.sun, at=NOW)  # fmt: skip
    assert refused.value.codes == codes
    assert ClockSetting.objects.count() == 0


def test_the_pages_show_and_change_a_limit(world: World, client) -> None:
    log_in(client, world, "sun")
    assert "项时限均为预设值" in client.get("/commitments/clocks/").content.decode()
    path = "/commitments/clocks/enterprise_request/done/"
    typed = {"unit": "workdays", "amount": "5", "reason": "区里承诺"}
    assert client.post(path, typed).status_code == 302
    page = client.get(path).content.decode()
    assert ("整件事项：5个工作日" in page, "区里承诺" in page) == (True, True)
    assert client.get("/commitments/clocks/enterprise_request/none/").status_code == 404
    log_in(client, world, "li")
    assert client.post(path, typed).status_code == 200
    assert "修改限值" not in client.get(path).content.decode()


def test_the_page_of_a_commitment_shows_all_limits_side_by_side(world: World, client) -> None:
    row = request(world, clock="one_unit", legal_clock="licence", cliff_at=at(3, 0))
    log_in(client, world, "sun")
    drafted = client.get(row.url).content.decode()
    assert "各项时限对照" in drafted
    assert "我方时限晚于企业自身截止时刻。" in drafted
    row = take(row, "issue", actor=world.sun, at=NOW)
    page = client.get(row.url).content.decode()
    for words in ("承诺时限", "法定时限", "过程时限", "企业自身截止", "行政许可法第四十二条"):
        assert words in page, words


def test_a_request_is_drafted_with_a_limit_and_no_date(world: World, client) -> None:
    log_in(client, world, "sun")
    typed = {
        "title": "账户解封", "lead_unit": str(world.units["li"].pk), "level": "district",
        "origin": "request", "origin_ref": "电话", "received": "2023-03-31T20:00",
        "clock": "done", "legal_clock": "licence", "due": "", "risk": "normal",
        "served_name": "某企业", "area": "", "theme": "", "also_theme": "", "up": "",
        "checker_unit": "",
    }  # fmt: skip
    answer = client.post("/commitments/new/?kind=enterprise_request", typed)
    assert answer.status_code == 302, answer.content.decode()
    row = Commitment.objects.get()
    assert (row.due_at, row.clock, row.legal_clock) == (None, "done", "licence")


def test_a_draft_with_a_date_of_its_own_is_offered_the_limits_with_their_sources(
    world: World, client
) -> None:
    (row,) = drafts(world, kind="policy_task")
    log_in(client, world, "sun")
    address = f"/commitments/{row.pk}/words/"
    page = client.get(address).content.decode()
    assert "30个工作日 · 区内惯例：会议决定后30个工作日" in page and "由文件规定" in page
    kept = {"title": row.title, "lead_unit": row.lead_unit_id, "served_name": row.served_name,
            "origin_ref": row.origin_ref, "due_at": "2023-06-30T18:00"}  # fmt: skip
    assert client.post(address, {**kept, "clock": "report"}).status_code == 302
    row.refresh_from_db()
    assert (row.clock, row.due_at) == ("report", None)
    row = take(row, "issue", actor=world.sun, at=NOW)
    assert row.due_at == end_of_day(date(2023, 5, 12))
