"""Attendance by post: one page, one event, figures counted from it, the minutes name the posts."""

from __future__ import annotations

import pytest

from tests.cast import log_in
from yiteng.audit.queries import history
from yiteng.meetings import actions
from yiteng.meetings.models import Attendance, Seat
from yiteng.meetings.papers import minutes, notice
from yiteng.meetings.tests.hall import held, running
from yiteng.papers.values import Heading, Listed
from yiteng.people.models import Post
from yiteng.rules.refusal import Refused

CAST = ("li", "wang", "sun")


@pytest.fixture
def secretary(world, client):
    log_in(client, world, "secretary")
    return client


def by(world):
    return {"actor": world.secretary, "at": world.now}


def key(world, name: str) -> int:
    return Post.objects.filter(unit=world.units[name]).order_by("pk")[0].pk


def sat(world, name: str, came: str = "present", word: str = "", **more) -> Seat:
    return Seat(post_id=key(world, name), came=came, word=word, **more)


@pytest.mark.parametrize("many", [1, 3])
def test_the_page_costs_the_same_for_one_and_three(
    world, secretary, many, alone, django_assert_num_queries
):
    meeting = running(world)
    actions.record_posts(meeting, None, [sat(world, name) for name in CAST[:many]], **by(world))
    secretary.get(f"/meetings/{meeting.pk}/posts/")
    with django_assert_num_queries(14):
        page = secretary.get(f"/meetings/{meeting.pk}/posts/").content.decode()
    assert page.count('role="radiogroup"') == many
    assert page.count('value="present" checked') == many


def test_posts_are_found_by_words_without_losing_what_was_ticked(world, secretary):
    meeting = running(world)
    li = key(world, "li")
    answer = secretary.post(f"/meetings/{meeting.pk}/posts/", {
        "posts": [li], f"came-{li}": "present", "words": "水利", "find": "1"})  # fmt: skip
    page = answer.content.decode()
    assert (answer.status_code, Seat.objects.count()) == (200, 0)
    assert page.count('value="present" checked') == 1
    offered = page.partition('id="id_posts"')[2]
    assert "水利局联络员" in offered and "督查室主任" not in offered


def test_posts_that_run_the_installation_are_not_invited(world, secretary):
    meeting = running(world)
    page = secretary.get(f"/meetings/{meeting.pk}/posts/").content.decode()
    offered = page.partition('id="id_posts"')[2]
    assert "督查室主任" in offered
    assert not [t for t in ("系统管理员", "安全管理员", "审计管理员") if t in offered]


def test_all_posts_at_once_with_one_event(world, secretary):
    meeting = running(world)
    li, wang, sun = (key(world, name) for name in CAST)
    before = len(history("meetings.meeting", meeting.pk))
    answer = secretary.post(
        f"/meetings/{meeting.pk}/posts/",
        {
            "seen": meeting.version, "posts": [li, wang, sun], f"came-{li}": "present",
            f"came-{wang}": "substitute", f"word-{wang}": "副职", f"listens-{wang}": "1",
            f"came-{sun}": "excused", f"word-{sun}": "另有会议",
        },
    )  # fmt: skip
    assert answer["Location"] == f"/meetings/{meeting.pk}/#attendance"
    meeting.refresh_from_db()
    assert meeting.attended == 2
    events = history("meetings.meeting", meeting.pk)
    assert len(events) == before + 1
    assert [line[1:] for line in events[0].after["posts"]] == [
        ["present", "", False], ["substitute", "副职", True], ["excused", "另有会议", False],
    ]  # fmt: skip
    told = {row.unit_id: row for row in Attendance.objects.filter(from_posts=True)}
    assert sum(row.invited for row in told.values()) == 3
    assert told[world.units["wang"].pk].substitutes == 1
    assert told[world.units["sun"].pk].excused == 1


def test_who_is_no_longer_invited_is_taken_off(world, secretary):
    meeting = running(world)
    meeting = actions.record_posts(
        meeting, None, [sat(world, "li"), sat(world, "sun")], **by(world)
    )
    li, sun = key(world, "li"), key(world, "sun")
    secretary.post(
        f"/meetings/{meeting.pk}/posts/",
        {"seen": meeting.version, "posts": [li, sun], f"came-{li}": "out", f"came-{sun}": "absent"},
    )
    assert [(one.post_id, one.came) for one in Seat.objects.all()] == [(sun, "absent")]
    meeting.refresh_from_db()
    assert meeting.attended is None


def test_every_reason_at_once_and_nothing_typed_is_lost(world, secretary):
    meeting = running(world)
    li, wang, sun = (key(world, name) for name in CAST)
    answer = secretary.post(
        f"/meetings/{meeting.pk}/posts/",
        {
            "seen": meeting.version, "posts": [li, wang, sun], f"came-{li}": "asleep",
            f"came-{wang}": "substitute", f"came-{sun}": "excused", f"word-{li}": "字" * 61,
        },
    )  # fmt: skip
    page = answer.content.decode()
    assert answer.status_code == 409
    assert page.count('class="wrong"') == 3
    for field in (f"came-{li}", f"word-{li}", f"word-{wang}", f"word-{sun}"):
        assert f'<a href="#{field}">' in page
    assert "字" * 61 in page
    assert not Seat.objects.exists()


def refused(world, meeting, session, rows, **more) -> tuple[str, ...]:
    with pytest.raises(Refused) as why:
        actions.record_posts(meeting, session, rows, **{**by(world), **more})
    return why.value.codes


def test_what_is_refused(world):
    meeting = running(world)
    li = sat(world, "li")
    assert refused(world, meeting, None, [Seat(post_id=0)]) == ("meeting.seat_unknown",)
    assert refused(world, meeting, None, [li, sat(world, "li")]) == ("meeting.seat_unknown",)
    other = running(world).sessions.get()
    assert refused(world, meeting, other, [li]) == ("meeting.seat_unknown",)
    assert len(refused(world, meeting, None, [li], actor=world.li)) == 1
    assert len(refused(world, meeting, None, [li], seen=meeting.version - 1)) == 1
    meeting = actions.take(held(world, {}), "minute", **by(world))
    assert refused(world, meeting, None, [li]) == ("meeting.attendance_fixed",)


def test_no_unit_is_counted_twice(world, secretary):
    meeting, unit = running(world), world.units["li"]
    typed = Attendance(group="部门", unit=unit, attended=5)
    meeting = actions.record_attendance(meeting, [typed], **by(world))
    assert refused(world, meeting, None, [sat(world, "li")]) == ("meeting.seat_typed",)
    actions.remove(typed, **by(world))
    meeting = actions.record_posts(meeting, None, [sat(world, "li")], **by(world))
    again = Attendance(group="部门", unit=unit, attended=5)
    with pytest.raises(Refused) as why:
        actions.record_attendance(meeting, [again], **by(world))
    assert why.value.codes == ("meeting.seat_typed",)
    counted = meeting.attendance.get()
    for change in (
        lambda: actions.change(counted, {"attended": 9}, **by(world)),
        lambda: actions.remove(counted, **by(world)),
    ):
        with pytest.raises(Refused) as why:
            change()
        assert why.value.codes == ("meeting.from_posts",)


@pytest.mark.parametrize("name", ["li", "wang", "outsider"])
def test_only_who_runs_the_meeting_writes_it(world, client, name):
    meeting = running(world)
    log_in(client, world, name)
    path = f"/meetings/{meeting.pk}/posts/"
    assert client.get(path).status_code in (403, 404)
    assert client.post(path, {"posts": [key(world, "li")]}).status_code in (403, 404)
    assert not Seat.objects.exists()


def test_the_papers_name_the_posts_and_count_the_others(world):
    meeting = running(world)
    rows = [
        sat(world, "li"), sat(world, "wang", "substitute", "副职", listens=True),
        sat(world, "sun", "excused", "另有会议"),
    ]  # fmt: skip
    titles = [Post.objects.get(pk=row.post_id).title for row in rows]
    meeting = actions.record_posts(meeting, None, rows, **by(world))
    typed = Attendance(group="企业", invited=9, attended=8)
    meeting = actions.record_attendance(meeting, [typed], **by(world))
    lists = {b.label: b.entries for b in minutes(meeting).body if isinstance(b, Listed)}
    assert lists == {
        "出席": (titles[0], "企业8人"),
        "列席": (f"{titles[1]}（副职代）",),
        "请假": (titles[2],),
        "缺席": (),
    }
    (who,) = [b for b in notice(meeting).body if isinstance(b, Heading) and titles[0] in str(b)]
    assert "企业9" in str(who)
    assert "另有会议" not in str(minutes(meeting))


def test_posts_of_a_sitting_are_its_own(world, secretary):
    meeting = running(world)
    one = meeting.sessions.get()
    meeting = actions.record_posts(meeting, one, [sat(world, "li")], **by(world))
    assert secretary.get(f"/meetings/{meeting.pk}/posts/{one.pk}/").status_code == 200
    assert secretary.get(f"/meetings/{meeting.pk}/posts/{one.pk + 99}/").status_code == 404
    labels = [b.label for b in minutes(meeting).body if isinstance(b, Listed) and b.entries]
    assert labels == [f"出席（{one.title}）"]
    assert (
        f"/meetings/{meeting.pk}/posts/{one.pk}/"
        in secretary.get(f"/meetings/{meeting.pk}/").content.decode()
    )
