"""Notice and minutes as official papers."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import docx
import pytest
from django.urls import reverse

from tests.cast import log_in
from yiteng.meetings import actions, papers, queries
from yiteng.meetings.models import Attendance, Meeting
from yiteng.meetings.tests.hall import held, planned, resolved
from yiteng.papers.build import build
from yiteng.papers.values import Heading, Listed


def seen(world, meeting: Meeting) -> Meeting:
    """The meeting as its page reads it."""
    return queries.meeting(world.secretary, meeting.pk)


def decided(world, texts: list[str]) -> Meeting:
    """Held, with these decisions taken while it ran and 310 who attended."""
    by = {"actor": world.secretary, "at": world.now}
    meeting = planned(world)
    for step in ("notify", "start"):
        meeting = actions.take(meeting, step, **by)
    for text in texts:
        resolved(world, meeting, text=text)
    meeting = actions.take(meeting, "end", **by)
    rows = [Attendance(group="部门", attended=210), Attendance(group="镇街", attended=100)]
    return actions.record_attendance(meeting, rows, **by)


def headings(paper) -> list[tuple[int, str]]:
    return [(b.level, b.text) for b in paper.body if isinstance(b, Heading)]


def test_the_notice_says_when_where_what_and_who(world):
    notice = papers.notice(seen(world, planned(world)))
    assert (notice.title, notice.head, notice.signed) == (
        "关于召开全区特色农业大会的通知", "区政府文件", "农业农村局",
    )  # fmt: skip
    assert headings(notice) == [
        (1, "会议时间"), (1, "会议地点"), (1, "议程"), (2, "冷库布点"), (1, "参会人员"),
        (1, "会议组织"),
    ]  # fmt: skip
    assert notice.body[1].rest == "2023年2月9日"
    assert notice.body[2].rest == "另行通知"


def test_a_notice_not_given_yet_has_no_date(world):
    assert papers.notice(seen(world, planned(world))).on is None
    assert papers.notice(seen(world, held(world))).on == date(2023, 3, 31)


def test_the_minutes_list_what_was_decided_and_who_was_there(world):
    meeting = decided(world, ["建六座冷库"])
    minutes = papers.minutes(seen(world, meeting))
    assert (minutes.head, minutes.title) == ("区政府会议纪要", "全区特色农业大会纪要")
    assert headings(minutes) == [(1, "议定事项"), (2, "建六座冷库")]
    duty = next(b for b in minutes.body if isinstance(b, Heading) and b.level == 2)
    assert duty.rest == "牵头单位：农业农村局；完成时限：2023年9月30日；服务对象：两村果农。"
    there = next(b for b in minutes.body if isinstance(b, Listed) and b.label == "出席")
    assert there.entries == ("部门210人", "镇街100人")


def test_forty_decisions_are_numbered_to_the_last(world):
    meeting = decided(world, [f"事项{n + 1}\n第二行" + "长" * 200 for n in range(40)])
    text = "\n".join(
        p.text for p in docx.Document(BytesIO(build(papers.minutes(seen(world, meeting))))).paragraphs
    )  # fmt: skip
    assert "（四十）事项40 第二行" in text


@pytest.mark.parametrize("name", ["notice_word", "minutes_word"])
def test_papers_are_downloaded_by_who_reads_the_meeting(world, client, name):
    url = reverse(f"meetings:{name}", args=[held(world).pk])
    for post, status in (("secretary", 200), ("clerk", 200), ("outsider", 404), ("sysadmin", 403)):
        log_in(client, world, post)
        assert (post, client.get(url).status_code) == (post, status)
