"""A post's feed: tentative, confirmed, called off; read back by another parser; closed in a click."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import vobject

from tests.cast import log_in
from yiteng.calendars import actions, feed
from yiteng.calendars.models import Feed
from yiteng.gate import actions as gate
from yiteng.gate.tests.papers import approved, reviewed, submitted
from yiteng.meetings import actions as meetings
from yiteng.meetings.tests.hall import planned, running
from yiteng.people.models import Holding
from yiteng.rules.calendar import of_application, of_meeting
from yiteng.workflow.clock import SHANGHAI

pytestmark = pytest.mark.django_db


def opened(world, key: str) -> str:
    """The address of a fresh feed of a post."""
    return f"/cal/{actions.renew(actor=world.actors[key], at=world.now)}.ics"


def entries(client, address: str) -> dict[str, object]:
    """The entries by UID without the host, as another parser reads them."""
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    read = vobject.readOne(answer.content.decode())
    return {one.uid.value.partition("@")[0]: one for one in getattr(read, "vevent_list", [])}


@pytest.fixture(autouse=True)
def on_the_day(settings):
    settings.TODAY = "2023-03-31"


def test_an_application_is_tentative_until_it_is_approved(client, world):
    row = submitted(world)
    address = opened(world, "li")
    entry = entries(client, address)[f"application-{row.pk}"]
    assert (entry.status.value, entry.summary.value) == ("TENTATIVE", "［待审］全区特色农业大会")
    assert (entry.dtstart.value, entry.dtend.value) == (row.wanted_on, row.wanted_on + timedelta(1))


def test_an_approved_one_is_confirmed_and_the_meeting_is_the_same_entry(client, world):
    row = approved(world)
    address = opened(world, "li")
    before = entries(client, address)[f"application-{row.pk}"]
    (meeting,) = meetings.convene([row], actor=world.secretary, at=world.now)
    meetings.plan(meeting, {"held_on": date(2023, 4, 9), "place": "会议中心"},
                  actor=world.secretary, at=world.now)  # fmt: skip
    found = entries(client, address)
    assert list(found) == [f"application-{row.pk}"]
    after = found[f"application-{row.pk}"]
    assert [before.status.value, after.status.value] == ["CONFIRMED", "CONFIRMED"]
    assert int(after.sequence.value) > int(before.sequence.value)
    assert (after.dtstart.value, after.location.value) == (date(2023, 4, 9), "会议中心")


def test_what_is_called_off_stays_and_says_so(client, world):
    meeting = planned(world)
    address = opened(world, "li")
    meetings.take(
        meeting, "cancel", actor=world.secretary, at=world.now, inputs={"reason": "并入下月"}
    )
    (entry,) = entries(client, address).values()
    assert (entry.status.value, entry.transp.value) == ("CANCELLED", "TRANSPARENT")
    assert "并入下月" not in entry.serialize()


@pytest.mark.parametrize(
    ("state", "status"),
    [("submitted", "TENTATIVE"), ("reviewed", "TENTATIVE"), ("approved", "CONFIRMED"),
     ("approved_against", "CONFIRMED"), ("returned", "CANCELLED"), ("postponed", "CANCELLED"),
     ("merged", "CANCELLED"), ("reshaped", "CANCELLED")],
)  # fmt: skip
def test_the_status_of_an_application(state, status):
    assert of_application(state) == status


@pytest.mark.parametrize(
    ("state", "status"), [("planned", "CONFIRMED"), ("cancelled", "CANCELLED")]
)
def test_the_status_of_a_meeting(state, status):
    assert of_meeting(state) == status


def test_a_meeting_of_days_stands_from_the_first_to_the_last(client, world):
    meeting = running(world)
    sitting = meeting.sessions.get()
    sitting.pk, sitting.on = None, date(2023, 2, 10)
    sitting.save()
    (entry,) = entries(client, opened(world, "li")).values()
    assert (entry.dtstart.value, entry.dtend.value) == (date(2023, 2, 9), date(2023, 2, 11))


def test_a_meeting_whose_hour_is_known_stands_at_its_hour(client, world):
    meeting = running(world)
    meeting.sessions.update(begins="09:00")
    (entry,) = entries(client, opened(world, "li")).values()
    begins, ends = entry.dtstart.value, entry.dtend.value
    assert [one.astimezone(SHANGHAI).isoformat() for one in (begins, ends)] == [
        "2023-02-09T09:00:00+08:00", "2023-02-09T13:00:00+08:00"]  # fmt: skip


def test_one_sitting_without_an_hour_makes_it_a_whole_day(client, world):
    meeting = running(world)
    meeting.sessions.update(begins="09:00")
    sitting = meeting.sessions.get()
    sitting.pk, sitting.begins = None, ""
    sitting.save()
    (entry,) = entries(client, opened(world, "li")).values()
    assert (entry.dtstart.value, entry.dtend.value) == (date(2023, 2, 9), date(2023, 2, 10))


def test_chinese_is_folded_without_a_split_character(client, world):
    row = submitted(world)
    type(row).objects.filter(pk=row.pk).update(title="关于，召开；全区特色农业发展大会" * 5)
    address = opened(world, "li")
    lines = client.get(address).content.split(b"\r\n")
    assert max(len(line) for line in lines) <= 75
    entry = entries(client, address)[f"application-{row.pk}"]
    assert entry.summary.value == "［待审］" + "关于，召开；全区特色农业发展大会" * 5


def test_a_post_reads_only_what_it_may_and_has_a_part_in(client, world):
    row = submitted(world)
    meeting = planned(world)
    mine = {f"application-{row.pk}", f"application-{meeting.application_id}"}
    assert entries(client, opened(world, "li")).keys() == mine
    assert entries(client, opened(world, "leader")).keys() == mine
    assert entries(client, opened(world, "wang")).keys() == set()
    assert entries(client, opened(world, "outsider")).keys() == set()


def test_nothing_of_the_review_is_in_the_feed(client, world):
    row = reviewed(world)
    text = client.get(opened(world, "li")).content.decode()
    assert row.opinion not in text
    for word in ("ATTENDEE", "ORGANIZER", "意见"):
        assert word not in text


def test_a_program_that_asks_again_is_told_nothing_changed(client, world):
    row = submitted(world)
    address = opened(world, "li")
    tag = client.get(address)["ETag"]
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 304
    gate.take(row, "review", actor=world.secretary, at=world.now,
              inputs={"opinion": "可以", "verdict": "pass"})  # fmt: skip
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 200


def test_an_address_is_renewed_and_closed_in_one_click(client, world):
    log_in(client, world, "li")
    first = _address(client.post("/cal/mine/"))
    second = _address(client.post("/cal/mine/"))
    assert [client.get(a).status_code for a in (first, second)] == [404, 200]
    client.post("/cal/mine/close/")
    assert client.get(second).status_code == 404
    assert Feed.objects.filter(revoked_at__isnull=True).count() == 0
    assert first.removeprefix("/cal/").removesuffix(".ics") not in "".join(
        Feed.objects.values_list("digest", flat=True)
    )


def _address(answer) -> str:
    page = answer.content.decode()
    return "/cal/" + page.partition("testserver/cal/")[2].partition("</code>")[0]


def test_who_left_the_post_reads_no_more(client, world):
    address = opened(world, "li")
    Holding.objects.filter(account=world.accounts["li"]).update(until=date(2023, 3, 30))
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("secret", ["x", "../mine/", "a" * 500, "中"])
def test_a_guessed_address_is_nothing(client, db, secret):
    assert client.get(f"/cal/{secret}.ics").status_code in (302, 404)


def test_a_feed_of_five_asks_as_often_as_one_of_two(client, world, django_assert_num_queries):
    submitted(world)
    planned(world)
    address = opened(world, "secretary")
    with django_assert_num_queries(7):
        assert len(entries(client, address)) == 2
    submitted(world)
    running(world)
    planned(world)
    with django_assert_num_queries(7):
        assert len(entries(client, address)) == 5


def test_only_reading_is_allowed(client, world):
    assert client.post(opened(world, "li")).status_code == 405
    assert feed.lines(world.li, world.today) == []
