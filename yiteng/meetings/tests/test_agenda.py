"""The agenda until the notice: items added, moved, taken off; papers in editions; the pack."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile

from tests.cast import log_in
from yiteng.files.actions import receive
from yiteng.files.models import Attachment
from yiteng.gate.actions.files import PAPER as GATE_PAPER
from yiteng.gate.models import Opinion
from yiteng.gate.models import Paper as GatePaper
from yiteng.gate.tests.papers import approved
from yiteng.meetings import actions, points, queries
from yiteng.meetings.models import AgendaItem, Meeting, Pack, Paper
from yiteng.meetings.summary import contents
from yiteng.meetings.tests.hall import convened, planned, running
from yiteng.rules.refusal import Refused

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def by(world) -> dict:
    return {"actor": world.secretary, "at": world.now}


def three(world) -> Meeting:
    """Planned, with three items: 冷库布点, 分拣线, 用地."""
    meeting = planned(world)
    rows = [AgendaItem(meeting=meeting, title=t, minutes=30) for t in ("分拣线", "用地")]
    actions.add_agenda(rows, **by(world))
    return meeting


def titles(meeting: Meeting) -> list[str]:
    return list(meeting.agenda.filter(off_reason="").values_list("title", flat=True))


def page(world, meeting: Meeting) -> Meeting:
    return queries.meeting(world.secretary, meeting.pk)


def test_items_move_by_a_button_and_stay_at_the_ends(world, client):
    meeting = three(world)
    log_in(client, world, "secretary")
    last = meeting.agenda.get(title="用地")
    for way in ("up", "up", "up"):
        client.post(f"/meetings/{meeting.pk}/items/{last.pk}/move/", {"way": way})
    assert titles(meeting) == ["用地", "冷库布点", "分拣线"]
    client.post(f"/meetings/{meeting.pk}/items/{last.pk}/move/", {"way": "down"})
    assert titles(meeting) == ["冷库布点", "用地", "分拣线"]


def test_an_item_is_taken_off_with_a_reason_and_stays_readable(world, client):
    meeting = three(world)
    item = meeting.agenda.get(title="用地")
    with pytest.raises(Refused) as refused:
        actions.take_off(item, reason=" ", **by(world))
    assert refused.value.codes == ("meeting.off_why",)
    log_in(client, world, "secretary")
    url = f"/meetings/{meeting.pk}/items/{item.pk}/off/"
    client.post(url, {"off_reason": "电话已商定", "seen": item.version})
    assert titles(meeting) == ["冷库布点", "分拣线"]
    shown = client.get(f"/meetings/{meeting.pk}/").content.decode()
    assert "电话已商定" in shown


def test_after_the_notice_the_agenda_stays(world):
    meeting = three(world)
    item = meeting.agenda.first()
    meeting = actions.take(meeting, "notify", **by(world))
    for attempt in (
        lambda: actions.add_agenda([AgendaItem(meeting=meeting, title="其他")], **by(world)),
        lambda: actions.move(item, up=False, **by(world)),
        lambda: actions.take_off(item, reason="改期", **by(world)),
        lambda: actions.change(item, {"minutes": 5}, **by(world)),
    ):
        with pytest.raises(Refused) as refused:
            attempt()
        assert refused.value.codes == ("meeting.agenda_fixed",)


def test_minutes_stand_beside_the_length_of_the_meeting(world):
    meeting = page(world, three(world))
    length = points.length(meeting)
    assert (length.wanted, length.held, length.over) == (120, 240, 0)
    rows = [AgendaItem(meeting=meeting, title="参观", minutes=200)]
    actions.add_agenda(rows, **by(world))
    assert points.length(page(world, meeting)).over == 80


def test_papers_of_the_application_come_over_with_their_files(world):
    application = approved(world)
    (file,) = [receive(ContentFile(PDF, name="方案.pdf"))]
    paper = GatePaper.objects.get()
    Attachment.objects.create(
        county_id=world.county.pk, parent_type=GATE_PAPER, parent_id=paper.pk, name=file.name,
        media_type=file.media_type, size=file.size, sha256=file.sha256, path=file.path,
        post=world.li.post, post_title=world.li.post_title, at=world.now,
    )  # fmt: skip
    actions.convene([application], **by(world))
    copied = Paper.objects.get()
    assert (copied.title, copied.edition, copied.characters) == ("冷库布点方案", 1, 2600)
    held = Attachment.objects.get(parent_type="meetings.paper")
    assert (held.parent_id, held.sha256) == (copied.pk, file.sha256)


def test_a_new_edition_keeps_the_one_before(world, client):
    meeting = convened(world)
    item = meeting.agenda.get()
    log_in(client, world, "secretary")
    typed = {"title": "冷库布点方案", "characters": "2400",
             "file": ContentFile(PDF, name="方案.pdf")}  # fmt: skip
    client.post(f"/meetings/{meeting.pk}/items/{item.pk}/paper/", typed)
    (point,) = points.points(page(world, meeting), None)
    assert [(e.row.edition, e.row.characters, e.latest) for e in point.papers] == [
        (2, 2400, True), (1, 2600, False),
    ]  # fmt: skip
    file = Attachment.objects.get(parent_type="meetings.paper")
    found = {}
    for post in ("clerk", "outsider"):
        log_in(client, world, post)
        found[post] = client.get(file.url).status_code
    assert found == {"clerk": 200, "outsider": 404}


def test_the_frozen_pack_stays_and_later_papers_are_late(world):
    meeting = planned(world)
    pack = actions.freeze(meeting, **by(world))
    assert (pack.edition, len(pack.fingerprint)) == (1, 64)
    item = meeting.agenda.get()
    later = {"actor": world.secretary, "at": world.now + timedelta(hours=1)}
    actions.add_papers(
        [Paper(meeting=meeting, item=item, title="冷库布点方案", characters=2400)], **later
    )
    (point,) = points.points(page(world, meeting), pack)
    assert [(e.row.edition, e.late) for e in point.papers] == [(2, True), (1, False)]
    pack.refresh_from_db()
    assert [p["edition"] for p in pack.contents["agenda"][0]["papers"]] == [1]


def test_a_pack_is_frozen_again_only_for_a_change_and_with_a_reason(world):
    meeting = planned(world)
    actions.freeze(meeting, **by(world))
    with pytest.raises(Refused) as refused:
        actions.freeze(meeting, **by(world))
    assert refused.value.codes == ("meeting.pack_same",)
    actions.change(meeting.agenda.get(), {"minutes": 45}, **by(world))
    with pytest.raises(Refused) as refused:
        actions.freeze(meeting, **by(world))
    assert refused.value.codes == ("meeting.pack_why",)
    assert actions.freeze(meeting, reason="改了时长", **by(world)).edition == 2


def test_a_pack_is_not_frozen_once_the_meeting_runs(world):
    with pytest.raises(Refused) as refused:
        actions.freeze(running(world), **by(world))
    assert refused.value.codes == ("meeting.pack_late",)
    assert Pack.objects.count() == 0


def test_the_summary_says_problem_measure_and_opinion(world):
    held = contents(planned(world))
    (problem,), (measure,), (opinion,) = held["problems"], held["measures"], held["opinions"]
    assert problem["findings"] == len(problem["said"])
    assert (measure["lead"], measure["due_on"], measure["money"], measure["served"]) == (
        "农业农村局", "2023-09-30", "6000000", "两村果农",
    )  # fmt: skip
    assert (opinion["unit"], opinion["agrees"]) == ("水利局", True)


def test_who_may_open_the_pack(world, client):
    meeting = planned(world)
    found = {}
    for post in ("secretary", "clerk", "outsider", "sysadmin"):
        log_in(client, world, post)
        found[post] = client.get(f"/meetings/{meeting.pk}/pack/").status_code
    assert found == {"secretary": 200, "clerk": 200, "outsider": 404, "sysadmin": 403}


def test_units_concerned_hand_in_papers_themselves(world, client):
    """The applicant's unit and a unit that was asked for its opinion; nobody else."""
    meeting = convened(world)
    application = meeting.application
    Opinion.objects.filter(application=application, unit=world.units["wang"]).delete()
    Opinion.objects.create(application=application, unit=world.units["branch"], position=9)
    item = meeting.agenda.get()
    for key, status in (("li", 302), ("branch", 302), ("wang", 200)):
        log_in(client, world, key)
        typed = {"title": f"{key}的材料", "file": ContentFile(PDF, name="材料.pdf")}
        sent = client.post(f"/meetings/{meeting.pk}/items/{item.pk}/paper/", typed)
        assert (key, sent.status_code) == (key, status)
    assert "材料由办公室和相关单位提交" in sent.content.decode()
    came = Paper.objects.exclude(by_post="政府办秘书").values_list("title", "by_post")
    assert list(came) == [("li的材料", "农业农村局联络员"), ("branch的材料", "医保分局科长")]
    shown = {}
    for key in ("li", "wang"):
        log_in(client, world, key)
        shown[key] = "添加材料" in client.get(f"/meetings/{meeting.pk}/").content.decode()
    assert shown == {"li": True, "wang": False}
