"""Minutes in revisions: drafted from what was recorded, written by two at once, issued, corrected."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from django.urls import reverse

from tests.cast import log_in
from yiteng.audit.models import Event
from yiteng.meetings import actions as meetings
from yiteng.meetings import queries as meeting_queries
from yiteng.meetings.tests.hall import held, running
from yiteng.minutes import actions, queries
from yiteng.minutes.models import Revision
from yiteng.minutes.text import read, written
from yiteng.papers.values import Heading, Text
from yiteng.rules.refusal import Refused

pytestmark = pytest.mark.django_db


def by(world, who="secretary") -> dict:
    return {"actor": world.actors[who], "at": world.now}


@pytest.fixture
def meeting(world):
    """Held; one decision: six cold stores."""
    return held(world, {})


@pytest.fixture
def draft(meeting) -> str:
    return queries.drafted(meeting_queries.with_parts(type(meeting).objects.all()).get())


def numbers(meeting) -> list[tuple]:
    return list(
        Revision.objects.filter(meeting=meeting).values_list("number", "base", "kind", "issued")
    )


def test_text_and_blocks_are_two_ways_to_write_the_same():
    blocks = (
        Text("会议听取了汇报。"),
        Heading(1, "议定事项"),
        Heading(2, "建六座冷库", "牵头单位：农业农村局。"),
        Heading(2, "修路"),
        Heading(1, "其他事项"),
        Heading(2, "情况通报", "已知悉。"),
    )
    text = written(blocks)
    assert text.splitlines() == [
        "会议听取了汇报。", "一、议定事项", "（一）建六座冷库。牵头单位：农业农村局。", "（二）修路",
        "二、其他事项", "（一）情况通报。已知悉。",
    ]  # fmt: skip
    assert read(text) == blocks


def test_the_first_draft_is_what_was_recorded(draft):
    assert draft.splitlines()[-2:] == [
        "一、议定事项",
        "（一）建六座冷库。牵头单位：农业农村局；完成时限：2023年9月30日；服务对象：两村果农。",
    ]


def test_two_people_write_different_sentences_and_both_are_kept(world, meeting, draft):
    """Both began with the draft; the secretary saved first."""
    one = draft + "\n会议要求，各镇抓紧落实。"
    other = draft.replace("六座冷库", "六座共享冷库")
    actions.save(meeting, one, base=0, **by(world))
    saved = actions.save(meeting, other, base=0, **by(world, "party_secretary"))
    assert (saved.merged, numbers(meeting)) == (
        1, [(1, 0, "draft", False), (2, 0, "draft", False)],
    )  # fmt: skip
    assert saved.revision.text == one.replace("六座冷库", "六座共享冷库")


def test_two_people_write_the_same_sentence_and_nothing_is_lost(world, meeting, draft):
    actions.save(meeting, draft.replace("六座", "八座"), base=0, **by(world))
    with pytest.raises(actions.Conflicting) as both:
        actions.save(meeting, draft.replace("六座", "十座"), base=0, **by(world, "party_secretary"))
    assert both.value.latest == 1
    assert "八座" in both.value.merged.text
    assert "十座" in both.value.merged.text
    assert numbers(meeting) == [(1, 0, "draft", False)]
    text = draft.replace("六座", "九座")
    actions.save(meeting, text, base=both.value.latest, **by(world, "party_secretary"))
    assert queries.latest(meeting).text == text


def test_a_double_click_saves_once(world, meeting, draft):
    text = draft + "\n散会。"
    actions.save(meeting, text, base=0, **by(world))
    with pytest.raises(Refused) as again:
        actions.save(meeting, text, base=0, **by(world))
    assert again.value.codes == ("minutes.same",)


@pytest.mark.parametrize(
    ("text", "code"), [("  \n ", "minutes.empty"), ("长" * 60_001, "minutes.long")]
)
def test_a_text_nobody_can_issue_is_refused(world, meeting, text, code):
    with pytest.raises(Refused) as refused:
        actions.save(meeting, text, base=0, **by(world))
    assert refused.value.codes == (code,)


def test_only_offices_write(world, meeting, draft):
    for key in ("li", "sun", "leader", "outsider"):
        with pytest.raises(Refused):
            actions.save(meeting, draft + "。", base=0, **by(world, key))


def test_minutes_begin_with_the_meeting(world):
    meeting = running(world)
    actions.save(meeting, "会议开始。", base=0, **by(world))
    assert numbers(meeting) == [(1, 0, "draft", False)]


def test_issuing_without_a_revision_issues_the_draft(world, meeting, draft):
    meetings.take(meeting, "minute", **by(world))
    assert numbers(meeting) == [(1, 0, "draft", True)]
    assert queries.latest(meeting).text == draft


def test_what_is_issued_stays_and_is_only_corrected_with_a_reason(world, meeting, draft):
    actions.save(meeting, draft + "\n散会。", base=0, **by(world))
    meeting = meetings.take(meeting, "minute", **by(world))
    fixed = draft + "\n会议于十一时结束。"
    with pytest.raises(Refused) as late:
        actions.save(meeting, fixed, base=1, **by(world))
    assert late.value.codes == ("minutes.issued",)
    with pytest.raises(Refused) as silent:
        actions.correct(meeting, fixed, base=1, reason=" ", **by(world))
    assert silent.value.codes == ("minutes.why",)
    actions.correct(meeting, fixed, base=1, reason="结束时间漏记", **by(world))
    assert numbers(meeting) == [(1, 0, "draft", True), (2, 1, "correction", False)]
    assert Revision.objects.get(issued=True).text == draft + "\n散会。"


def test_before_issue_there_is_nothing_to_correct(world, meeting, draft):
    with pytest.raises(Refused) as early:
        actions.correct(meeting, draft + "。", base=0, reason="错字", **by(world))
    assert early.value.codes == ("minutes.not_issued",)


def test_every_revision_and_the_issue_stand_in_the_trail(world, meeting, draft):
    actions.save(meeting, draft + "\n散会。", base=0, **by(world))
    meetings.take(meeting, "minute", **by(world))
    events = Event.objects.filter(subject_type="minutes.revision").order_by("number")
    assert list(events.values_list("action", flat=True)) == ["add", "issue"]
    assert "散会" not in "".join(events.values_list("data", flat=True))


def test_the_word_file_says_what_the_latest_revision_says(client, world, meeting, draft):
    actions.save(meeting, draft + "\n（二）路由水利局来修。\n散会。", base=0, **by(world))
    log_in(client, world, "secretary")
    answer = client.get(reverse("meetings:minutes_word", args=[meeting.pk]))
    lines = [p.text for p in docx.Document(BytesIO(answer.content)).paragraphs]
    assert "（二）路由水利局来修。" in lines
    assert "散会。" in lines
    assert "出席：部门210、镇街100" in lines or any(x.startswith("出席：") for x in lines)


def test_the_pages_show_what_stands_and_what_changed(client, world, meeting, draft):
    log_in(client, world, "li")
    base = f"/minutes/{meeting.pk}/"
    assert "纪要尚未起草" in client.get(base).content.decode()
    actions.save(meeting, draft, base=0, **by(world))
    actions.save(meeting, draft.replace("六座", "八座"), base=1, **by(world))
    assert "第2稿，尚未印发" in client.get(base).content.decode()
    page = client.get(f"{base}2/").content.decode()
    assert "<del>六</del><ins>八</ins>" in page
    assert client.get(f"{base}1/2/").content.decode().count("<ins>") == 1
    assert client.get(f"{base}9/").status_code == 404
    assert client.get(f"{base}write/").status_code == 403


def test_the_page_of_a_conflict_keeps_both_texts_and_lets_one_settle_them(
    client, world, meeting, draft
):
    actions.save(meeting, draft.replace("六座", "八座"), base=0, **by(world, "party_secretary"))
    log_in(client, world, "secretary")
    address = f"/minutes/{meeting.pk}/write/"
    answer = client.post(address, {"text": draft.replace("六座", "十座"), "base": "0"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "其他人改了同样的句子" in page
    assert page.count("建八座冷库") >= 2
    assert page.count("建十座冷库") >= 2
    assert 'name="base" value="1"' in page
    client.post(address, {"text": draft.replace("六座", "九座"), "base": "1"})
    assert queries.latest(meeting).text == draft.replace("六座", "九座")


def test_the_pages_ask_as_often_for_three_revisions_as_for_one(
    client, world, meeting, draft, django_assert_num_queries
):
    log_in(client, world, "secretary")
    actions.save(meeting, draft + "\n1", base=0, **by(world))
    address = f"/minutes/{meeting.pk}/"
    client.get(address)
    with django_assert_num_queries(12):
        client.get(address)
    for n in (1, 2):
        actions.save(meeting, f"{draft}\n{n + 1}", base=n, **by(world))
    with django_assert_num_queries(12):
        client.get(address)


def test_another_county_sees_nothing(client, world, meeting, draft):
    actions.save(meeting, draft, base=0, **by(world))
    log_in(client, world, "outsider")
    for path in ("", "1/", "1/1/"):
        assert client.get(f"/minutes/{meeting.pk}/{path}").status_code == 404
