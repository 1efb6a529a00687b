"""What phones send: taken in once, in parts, refused with a sentence."""

from __future__ import annotations

import io

import pytest
from django.test import Client
from PIL import Image

from yiteng.audit.models import Event
from yiteng.files.store import root
from yiteng.surveys.actions import surveys
from yiteng.surveys.actions.findings import approve_many
from yiteng.surveys.models import Attachment, Submission
from yiteng.surveys.openrosa.tests.hall import (
    HEAD,
    admitted,
    filled,
    many_photos,
    picture,
    posted,
    simple,
)  # fmt: skip
from yiteng.surveys.tests.workbooks import whole


def send(client, held, raw, files=None):
    return client.post(held.at("submission?deviceID=1"), posted(raw, files), **HEAD)


def said(answer) -> str:
    return answer.content.decode().partition('">')[2].partition("</message>")[0].rpartition(">")[2]


def test_head_says_what_may_be_sent(world, client):
    answer = client.head(admitted(world).at("submission?deviceID=1"), **HEAD)
    assert (answer.status_code, answer["X-OpenRosa-Version"]) == (204, "1.0")
    assert answer["X-OpenRosa-Accept-Content-Length"] == "10000000"
    assert "Location" not in answer


def test_new_repeated_and_different(world, client):
    held = admitted(world)
    raw = simple(world, held.form)
    answers = [send(client, held, raw), send(client, held, raw),
               send(client, held, raw.replace(b"<amount>30<", b"<amount>31<"))]  # fmt: skip
    row = Submission.objects.get()
    assert [(a.status_code, said(a)) for a in answers] == [
        (201, f"已收到，编号 {row.pk}。"),
        (202, f"此前已收到，编号 {row.pk}；缺的附件已补上。"),
        (409, "同一编号下已有另一份答卷，以先收到的为准；请另填一份。"),
    ]
    assert bytes(row.raw) == raw


def test_the_answers_are_those_of_the_web_form(world, client):
    held = admitted(world, by="clerk")
    send(client, held, simple(world, held.form))
    row = Submission.objects.get()
    village = world.areas["village_1"]
    assert row.answers == {
        "day": "2023-03-20", "village": str(village.pk), "has": "n", "fruit": "apple pear",
        "need.1": "冷库", "amount.1": "30", "need.2": "分拣线", "amount.2": "2.5"}  # fmt: skip
    assert (row.channel, row.state, row.issues, row.village, row.phone, row.post_title) == (
        "phone", "received", [], village, held.phone, "一村文书")  # fmt: skip
    event = Event.objects.filter(subject_type="surveys.submission").get()
    assert (event.action, event.post_title) == ("open", "一村文书")
    assert approve_many([row], actor=world.li, at=world.now)[1] == 3


def test_answers_that_do_not_fit_come_in_with_their_issues(world, client):
    held = admitted(world)
    raw = simple(world, held.form).replace(b"<day>2023-03-20</day>", b"")
    assert send(client, held, raw).status_code == 201
    assert [i["key"] for i in Submission.objects.get().issues] == ["day"]


def test_more_turns_than_a_form_takes_are_said_and_stay_in_what_came_in(world, client):
    held = admitted(world, many_photos(world))
    raw = filled(held.form, "<pond><which>塘</which></pond>" * 51)
    assert send(client, held, raw).status_code == 201
    row = Submission.objects.get()
    assert (len(row.answers), [i["key"] for i in row.issues]) == (50, ["pond"])
    assert bytes(row.raw) == raw


def test_photos_by_the_name_of_their_part_without_their_place(world, client):
    """Django would make `现场&照片.jpg` of the file name."""
    held = admitted(world)
    name = "现场&amp;照片.jpg"
    raw = simple(world, held.form, photo=name.replace("&", "&amp;"))
    files = {name: picture(place=True), "audit.csv": b"event,node\n"}
    assert send(client, held, raw, files).status_code == 201
    kept = Attachment.objects.get()
    with Image.open(root() / kept.file.path) as image:
        assert (kept.name, dict(image.getexif().get_ifd(0x8825))) == (name, {})


def test_a_form_that_asks_for_the_place_keeps_it(world, client):
    held = admitted(world, many_photos(world))
    raw = filled(held.form, "<pond><which>东塘</which><dam>a.jpg</dam><spot>b.jpg</spot></pond>")
    send(client, held, raw, {"a.jpg": picture(place=True), "b.jpg": picture(place=True)})
    places = {}
    for one in Attachment.objects.all():
        with Image.open(io.BytesIO((root() / one.file.path).read_bytes())) as image:
            places[one.name] = bool(image.getexif().get_ifd(0x8825))
    assert places == {"a.jpg": False, "b.jpg": True}


def test_parts_complete_what_is_expected(world, client):
    held = admitted(world, many_photos(world))
    raw = filled(held.form, "<pond><dam>a.jpg</dam><inlet>b.jpg</inlet></pond>"
                            "<pond><dam>c.jpg</dam><inlet>a.jpg</inlet></pond>")  # fmt: skip
    first = send(client, held, raw, {"a.jpg": picture(), "b.jpg": picture()})
    again = send(client, held, raw, {"b.jpg": picture(), "c.jpg": picture(colour="red")})
    assert (first.status_code, again.status_code) == (201, 202)
    row = Submission.objects.get()
    assert row.expected == ["a.jpg", "b.jpg", "c.jpg"]
    assert sorted(row.attachments.values_list("name", flat=True)) == row.expected


def test_a_full_batch_of_collect_is_taken(world, client):
    """101 photos and the XML; Django's own limit is 100 files."""
    held = admitted(world, many_photos(world))
    names = [f"{n}.jpg" for n in range(101)]
    ponds = "".join(f"<pond><dam>{a}</dam><inlet>{b}</inlet><spot>{c}</spot></pond>" for a, b, c in
                    zip(names[::3], [*names[1::3], ""], [*names[2::3], ""], strict=False))  # fmt: skip
    photo = picture()
    assert (
        send(client, held, filled(held.form, ponds), dict.fromkeys(names, photo)).status_code == 201
    )
    assert Attachment.objects.count() == 101


def test_answers_to_an_older_version_are_taken(world, client):
    held = admitted(world)
    surveys.add_form(held.form.survey, whole("是哪一天"), actor=world.li, at=world.now)
    assert send(client, held, simple(world, held.form)).status_code == 201
    assert Submission.objects.get().form == held.form


def test_after_closing_nothing_new_is_taken_but_the_rest_of_what_came(world, client):
    held = admitted(world)
    raw = simple(world, held.form, photo="a.jpg")
    assert send(client, held, raw).status_code == 201
    surveys.take(held.form.survey, "close", actor=world.li, at=world.now)
    assert send(client, held, raw, {"a.jpg": picture()}).status_code == 202
    answer = send(client, held, simple(world, held.form, instance="uuid:2"))
    assert (answer.status_code, said(answer)) == (
        409, "“村级冷库调查”现在不收答卷，请联系调查单位。")  # fmt: skip
    assert (Submission.objects.count(), Attachment.objects.count()) == (1, 1)


BOMB = ('<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "' + "x" * 50 + '">'
        '<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><data>&b;</data>').encode()  # fmt: skip
OUTSIDE = b'<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/hostname">]><data>&a;</data>'


@pytest.mark.parametrize("raw", [BOMB, OUTSIDE, b"<data", b"", b"\xff\xfe\x00"])
def test_what_is_no_plain_xml_is_refused_with_a_sentence(world, client, raw):
    answer = send(client, admitted(world), raw)
    assert (answer.status_code, said(answer)) == (400, "答卷无法读取：不是规范的 XML。")


@pytest.mark.parametrize(
    ("change", "status", "words"),
    [
        ((b'version="1"', b'version="7"'), 404, "没有这个版本的问卷"),
        ((b'id="yt2023-0001"', b'id="other"'), 404, "这份答卷不属于本项调查"),
        ((b"<data ", b'<data encrypted="yes" '), 400, "这里不收加密的答卷"),
        ((b"uuid:1<", b"<"), 400, "答卷没有可识别的编号"),
        ((b"<orx:instanceID>", b"<orx:deprecatedID>uuid:0</orx:deprecatedID><orx:instanceID>"), 400,
         "请在收件箱中更正"),
    ],
)  # fmt: skip
def test_what_does_not_belong_here_is_refused_with_a_sentence(world, client, change, status, words):
    held = admitted(world)
    answer = send(client, held, simple(world, held.form).replace(*change))
    assert (answer.status_code, words in said(answer)) == (status, True)
    assert Submission.objects.count() == 0


def test_a_submission_has_exactly_one_form(world, client):
    held = admitted(world)
    none = client.post(held.at("submission"), {"a.jpg": io.BytesIO(b"x")}, **HEAD)
    two = posted(simple(world, held.form))
    two["xml_submission_file"] = [two["xml_submission_file"], io.BytesIO(b"<data/>")]
    answers = [none, client.post(held.at("submission"), two, **HEAD)]
    assert [a.status_code for a in answers] == [400, 400]


def test_a_broken_multipart_is_refused(world, client):
    answer = client.post(admitted(world).at("submission"), b"--x\r\nnonsense",
                         content_type="multipart/form-data; boundary=", **HEAD)  # fmt: skip
    assert (answer.status_code, said(answer)) == (400, "答卷传输不完整，请重新发送。")


def test_without_the_version_nothing_is_taken(world, client):
    held = admitted(world)
    answer = client.post(held.at("submission"), posted(simple(world, held.form)))
    assert (answer.status_code, Submission.objects.count()) == (400, 0)


def test_without_a_length_the_answer_is_411(world, client):
    """Django would read no file at all, and say nothing."""
    held = admitted(world)
    answer = client.post(held.at("submission"), posted(simple(world, held.form)),
                         CONTENT_LENGTH="", HTTP_TRANSFER_ENCODING="chunked", **HEAD)  # fmt: skip
    assert (answer.status_code, said(answer)) == (411, "报送缺少长度（Content-Length）。")


def test_what_is_too_large_is_refused_before_it_is_read(world, client):
    held = admitted(world)
    answer = client.post(held.at("submission"), posted(simple(world, held.form)),
                         CONTENT_LENGTH="40000001", **HEAD)  # fmt: skip
    assert (answer.status_code, said(answer)) == (413, "报送内容超过 40 MB，请把照片拍小一些。")


def test_a_photo_that_is_none_stops_the_whole(world, client):
    held = admitted(world)
    answer = send(client, held, simple(world, held.form, photo="a.jpg"), {"a.jpg": b"no picture"})
    assert (answer.status_code, "a.jpg" in said(answer)) == (400, True)
    assert Submission.objects.count() == 0


def test_a_post_nobody_holds_sends_nothing(world, client):
    from yiteng.people.models import Holding

    held = admitted(world)
    Holding.objects.filter(post=world.posts["li"]).update(on_leave=True)
    assert send(client, held, simple(world, held.form)).status_code == 403


def test_no_token_of_another_site_is_asked_for(world):
    held = admitted(world)
    strict = Client(enforce_csrf_checks=True)
    assert send(strict, held, simple(world, held.form)).status_code == 201
