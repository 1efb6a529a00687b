"""One digest a day in working hours; what is due and not yet told is told once, never lost."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from tests.cast import NOW, World
from yiteng.audit.models import Event
from yiteng.commitments.actions import take
from yiteng.commitments.models import Commitment
from yiteng.commitments.notices import ending
from yiteng.commitments.tests.cases import active, issued
from yiteng.jobs.models import Outbox
from yiteng.jobs.running import run_due
from yiteng.messaging import jobs, watching
from yiteng.messaging.actions import set_address, tell
from yiteng.messaging.digest import digests
from yiteng.messaging.letters import limits_of
from yiteng.messaging.models import Letter, Message
from yiteng.messaging.registry import Case
from yiteng.messaging.tests.addresses import wants_mail
from yiteng.messaging.tests.post import Post, body, subject
from yiteng.people.models import Holding
from yiteng.rules.messages import Notice, To
from yiteng.rules.refusal import Refused
from yiteng.verification.actions import answer_many, ask
from yiteng.verification.tests.test_road import done, road
from yiteng.web import desks
from yiteng.workflow.clock import SHANGHAI, real_now

pytestmark = pytest.mark.django_db
DUE = datetime(2023, 4, 14, 18, tzinfo=SHANGHAI)


def at(day: int, hour: int = 10, month: int = 4) -> datetime:
    return datetime(2023, month, day, hour, tzinfo=SHANGHAI)


def keys(world: World, who: str = "li", kind: str = "due") -> list[str]:
    rows = Message.objects.filter(post=world.posts[who], kind=kind)
    return [
        ":".join(key.split(":")[2:]) for key in rows.order_by("id").values_list("key", flat=True)
    ]


def night(*days: int, month: int = 4) -> None:
    for day in days:
        jobs.day(date(2023, month, day), at(day, 1, month))


def wants(world: World, who: str = "li") -> None:
    wants_mail(world, who, since=at(1, month=3))


def test_each_mark_is_told_once_however_often_the_night_runs(world: World) -> None:
    active(world, due_at=DUE)
    night(1, 7, 7, 8, 13, 13)
    assert keys(world) == ["2023-04-14:before", "2023-04-14:eve"]


def test_a_missed_night_is_told_the_next_night_and_not_twice(world: World) -> None:
    active(world, due_at=DUE)
    night(9, 10)
    assert keys(world) == ["2023-04-14:before"]
    night(19, 20)
    assert keys(world) == ["2023-04-14:before", "2023-04-14:after"]
    night(29, 30)
    assert keys(world) == ["2023-04-14:before", "2023-04-14:after", "2023-04-14:again"]


def test_an_extended_date_reminds_anew_and_what_is_reported_is_left_alone(world: World) -> None:
    (row,) = active(world, due_at=DUE)
    night(8)
    Commitment.objects.filter(pk=row.pk).update(due_at=at(20, 18))
    night(13, 14)
    assert keys(world) == ["2023-04-14:before", "2023-04-20:before"]
    (other,) = active(world, due_at=DUE)
    Commitment.objects.filter(pk=other.pk).update(lead_unit=None)
    night(15)
    assert keys(world) == ["2023-04-14:before", "2023-04-20:before"]


def test_what_was_assigned_after_a_mark_is_not_reminded_of_it(world: World) -> None:
    active(world, due_at=at(3, 18))
    night(31, month=3)
    assert keys(world) == []
    night(2)
    assert keys(world) == ["2023-04-03:eve"]


def test_one_level_up_hears_by_rule_only_and_once(world: World) -> None:
    active(world, due_at=DUE, lead_unit=world.units["li"])
    night(15, 16, 17)
    assert keys(world, "town", "up") == []
    night(18, 19)
    assert len(keys(world, "town", "up")) == 1
    everybody = Message.objects.filter(kind="up").values_list("post__title", flat=True)
    assert list(everybody) == ["甲镇党政办主任"]
    assert Message.objects.filter(post=world.posts["sun"]).count() == 0


def test_a_district_matter_of_the_party_line_goes_to_the_party_supervision(world: World) -> None:
    active(world, due_at=DUE, level="district")
    (row,) = active(world, due_at=DUE, level="district")
    Commitment.objects.filter(pk=row.pk).update(lead_unit=world.units["secrecy"])
    night(18)
    assert len(keys(world, "sun", "up")) == 1
    assert len(keys(world, "party_sun", "up")) == 1


def test_a_no_is_mailed_at_once_to_the_doer_and_one_level_up(world: World, server: Post) -> None:
    wants(world), wants(world, "town")
    row = take(
        done(world, road(world)), "verify", actor=world.wang, at=NOW, inputs={"note": "看过"}
    )
    ask(row, actor=world.sun, at=NOW)
    (row,) = answer_many([row], "no", actor=world.sun, at=NOW, words={row.pk: "一半不亮，找张三"})
    told = Message.objects.filter(kind="no").values_list("post__title", flat=True)
    assert sorted(told) == ["农业农村局联络员", "甲镇党政办主任"]
    assert run_due(real_now()).failed == 0
    assert [subject(mail) for mail in server.taken] == [
        f"一藤急件：{row.number}：群众答“未办好”。"] * 2  # fmt: skip
    assert "张三" not in body(server.taken[0]) and row.title not in body(server.taken[0])
    run_due(real_now())
    assert len(server.taken) == 2


def test_at_night_a_no_waits_for_the_morning_and_a_clock_in_hours_does_not(
    world: World, server: Post
) -> None:
    wants(world)
    county, late = world.county.pk, at(5, 23)
    to = To("commitments.do", unit=world.units["li"].pk)
    tell([Notice("no", "no:1", to, "{number} x", {"number": "1"}, urgent=True),
          Notice("cliff", "cliff:1", to, "{number} y", {"number": "2"}, urgent=True, night=True)],
         county=county, at=late)  # fmt: skip
    start = real_now()
    waits = [job.not_before - start for job in Outbox.objects.order_by("id")]
    assert abs(waits[0] - timedelta(hours=8)) < timedelta(minutes=1)
    assert waits[1] < timedelta(minutes=1)


def test_clocks_in_hours_and_last_moments_are_told_before_they_end(world: World) -> None:
    cliff = at(5, 9)
    rows = issued(world, 2, kind="enterprise_request", cliff_at=cliff, due_at=at(20, 9))
    assert Message.objects.filter(kind="hours").count() == 2
    case = Case(world.county.pk, date(2023, 4, 4), at(4, 8), limits_of(world.county.pk))
    assert list(ending(case)) == []
    case = Case(world.county.pk, date(2023, 4, 4), at(4, 10), limits_of(world.county.pk))
    assert [(n.kind, n.params["number"], n.params["moment"]) for n in ending(case)] == [
        ("cliff", row.number, "2023-04-05 09:00") for row in rows]  # fmt: skip
    watching.look(at(4, 10))
    watching.look(at(4, 11))
    assert Message.objects.filter(kind="cliff").count() == 2


def test_a_digest_a_day_in_working_hours_says_numbers_and_no_matters(
    world: World, server: Post
) -> None:
    wants(world)
    (row,) = active(world, due_at=DUE)
    night(7)
    county = world.county.pk
    assert digests(county, at(7, 8)) == digests(county, at(7, 18)) == digests(county, at(8)) == 0
    assert [digests(county, at(7, 9)), digests(county, at(7, 15))] == [1, 0]
    assert run_due(real_now()).done >= 1
    (mail,) = server.taken
    letter = Letter.objects.get()
    assert mail["Message-ID"] == letter.message_id
    assert letter.message_id.endswith("@district.example>") and letter.sent_at is not None
    assert (mail.get_content_type(), mail["To"]) == ("text/plain", "li@district.example")
    assert subject(mail).startswith("一藤：")
    assert f"{row.number}应于2023-04-14办结" in body(mail)
    assert row.title not in body(mail) and "农业农村局联络员" in body(mail)


def test_what_came_too_late_for_a_digest_stands_in_the_next_one_only(
    world: World, server: Post, monkeypatch
) -> None:
    monkeypatch.setattr(desks, "_ROWS", {})
    wants(world)
    active(world, due_at=DUE)
    county = world.county.pk
    assert digests(county, at(7)) == 0
    night(8)  # a Saturday: told in the list, mailed on Monday
    assert [digests(county, at(day)) for day in (8, 9, 10, 11)] == [0, 0, 1, 0]


def test_without_mail_nothing_is_put_out_and_the_list_has_it(world: World) -> None:
    active(world, due_at=DUE)
    night(7)
    assert digests(world.county.pk, at(7)) == 0
    assert (Letter.objects.count(), len(keys(world))) == (0, 1)


def test_on_leave_nobody_is_mailed(world: World, server: Post) -> None:
    wants(world)
    Holding.objects.filter(account=world.accounts["li"]).update(on_leave=True)
    active(world, due_at=DUE)
    night(7)
    assert digests(world.county.pk, at(7)) == 0


def test_the_operator_may_allow_own_domains_only(world: World, settings) -> None:
    settings.MAIL_DOMAINS = ["gov.example"]
    with pytest.raises(Refused) as refused:
        set_address(world.accounts["li"], "li@district.example", actor=world.li, at=NOW)
    assert refused.value.codes == ("messaging.domain",)


def test_an_address_enters_the_trail_as_a_digest(world: World) -> None:
    set_address(world.accounts["li"], "li@district.example", actor=world.li, at=NOW)
    event = Event.objects.get(subject_type="messaging.address")
    assert event.action == "set" and "li@" not in event.data


def test_the_look_for_what_is_urgent_puts_in_the_next_look(world: World) -> None:
    jobs.day(date(2023, 4, 7), at(7, 1))
    jobs.day(date(2023, 4, 7), at(7, 1))
    looks = Outbox.objects.filter(kind="messaging.watch")
    assert looks.count() == 1
    run_due(real_now())
    assert looks.count() == 2
    assert looks.filter(done_at__isnull=True).count() == 1
