"""Pages of surveys: from the workbook to the finding, as people click through it."""

from __future__ import annotations

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import ExifTags, Image

from tests.cast import log_in
from yiteng.files.store import root
from yiteng.research.models import Finding
from yiteng.surveys.actions import findings
from yiteng.surveys.models import Attachment, FormVersion, Submission, Survey
from yiteng.surveys.tests.workbooks import book, given, opened, survey, whole


@pytest.fixture
def li(world, client):
    log_in(client, world, "li")
    return client


def text(answer) -> str:
    return answer.content.decode()


def sent(content: bytes, name: str = "问卷.xlsx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def staged(answer) -> str:
    return re.search(r'name="staged" value="([^"]+)"', text(answer)).group(1)


def filled(world, **more) -> dict[str, object]:
    """A web form as a browser posts it."""
    answers = given(world)
    return {**answers, "fruit": answers["fruit"].split(), "instance": "uuid:web-1", "blocks": "3",
            **more}  # fmt: skip


def photo(size: int = 40) -> SimpleUploadedFile:
    """A JPEG that says where it was taken."""
    held = io.BytesIO()
    exif = Image.Exif()
    exif[ExifTags.IFD.GPSInfo] = {1: "N", 2: (36.0, 30.0, 0.0), 3: "E", 4: (117.0, 48.0, 0.0)}
    exif[ExifTags.Base.Make] = "某手机"
    Image.new("RGB", (size, size), "red").save(held, "JPEG", exif=exif)
    return SimpleUploadedFile("IMG_1.jpg", held.getvalue())


def test_a_survey_is_prepared_looked_at_and_opened(world, li):
    answer = li.post("/surveys/new/", {"title": "冷库调查", "purpose": "摸底", "area": ""})
    held = Survey.objects.get()
    assert answer["Location"] == f"/surveys/{held.pk}/form/"
    looked = li.post(f"/surveys/{held.pk}/form/", {"workbook": sent(whole())})
    page = text(looked)
    assert "工作簿没有问题" in page and "还缺〔缺什么〕，约〔缺多少吨〕吨" in page
    assert FormVersion.objects.count() == 0
    li.post(f"/surveys/{held.pk}/form/", {"staged": staged(looked)})
    assert FormVersion.objects.get().number == 1
    li.post(f"/surveys/{held.pk}/step/", {"step": "start", "seen": "1"})
    held.refresh_from_db()
    assert held.state == "open"


def test_a_wrong_workbook_is_told_cell_by_cell_and_nothing_is_kept(world, li):
    held = survey(world)
    bad = book(survey=[["type", "name", "label", "required"], ["image", "p", "照片", "yes"]])
    answer = li.post(f"/surveys/{held.pk}/form/", {"workbook": sent(bad)})
    page = text(answer)
    assert answer.status_code == 409
    assert "表“survey”、第 2 行、“D”列" in page and "不得强制上传照片或位置" in page
    assert FormVersion.objects.count() == 0


def test_another_s_file_is_not_taken(world, li):
    mine, other = survey(world), survey(world)
    looked = li.post(f"/surveys/{mine.pk}/form/", {"workbook": sent(whole())})
    answer = li.post(f"/surveys/{other.pk}/form/", {"staged": staged(looked)})
    assert (answer.status_code, FormVersion.objects.count()) == (409, 0)


def test_the_template_itself_is_a_form(world, li):
    held = survey(world)
    template = li.get("/surveys/template/").content
    looked = li.post(f"/surveys/{held.pk}/form/", {"workbook": sent(template)})
    assert "工作簿没有问题" in text(looked)


def test_answers_come_in_on_the_web_once(world, li):
    form = opened(world)
    for _click in (1, 2):
        answer = li.post(f"/surveys/{form.survey_id}/answer/", filled(world))
        assert answer.status_code == 302
    (row,) = Submission.objects.all()
    assert (row.channel, row.answers["fruit"], row.post_title) == (
        "web", "apple pear", "农业农村局联络员")  # fmt: skip


def test_what_does_not_fit_is_said_at_its_question_and_stays_typed(world, li):
    form = opened(world)
    answer = li.post(f"/surveys/{form.survey_id}/answer/", filled(
        world, has="y", tons="-3", day="", **{"need.1": "分拣线", "amount.1": "许多"}))  # fmt: skip
    page = text(answer)
    assert "这一题要填" in page and "要大于 0" in page and "“许多”不是数字" in page
    assert 'value="-3"' in page and "分拣线" in page
    assert Submission.objects.count() == 0


def test_more_rows_keep_what_was_typed_and_ask_nothing(world, li):
    form = opened(world)
    answer = li.post(f"/surveys/{form.survey_id}/answer/", filled(world, more="1", day=""))
    page = text(answer)
    assert 'name="need.6"' in page and 'name="need.7"' not in page and "这一题要填" not in page
    assert Submission.objects.count() == 0


def test_a_photo_loses_its_position(world, li):
    form = opened(world)
    li.post(f"/surveys/{form.survey_id}/answer/", filled(world, photo=photo()))
    held = Attachment.objects.select_related("file").get()
    assert held.name == "photo.jpg"
    with Image.open(root() / held.file.path) as stored:
        assert dict(stored.getexif()) == {}


def test_a_photo_keeps_its_position_alone_where_the_form_asks(world, li):
    held = survey(world)
    rows = [["type", "name", "label", "yiteng_why", "yiteng_place"],
            ["image", "photo", "塌方处", "找得到地点", "yes"]]  # fmt: skip
    looked = li.post(f"/surveys/{held.pk}/form/", {"workbook": sent(book(survey=rows))})
    li.post(f"/surveys/{held.pk}/form/", {"staged": staged(looked)})
    li.post(f"/surveys/{held.pk}/step/", {"step": "start"})
    li.post(f"/surveys/{held.pk}/answer/",
            {"instance": "uuid:p", "blocks": "3", "photo": photo()})  # fmt: skip
    stored = Attachment.objects.select_related("file").get().file
    with Image.open(root() / stored.path) as image:
        exif = image.getexif()
        assert set(exif) == {ExifTags.IFD.GPSInfo}
        assert exif.get_ifd(ExifTags.IFD.GPSInfo)[2] == (36.0, 30.0, 0.0)


def test_a_photo_too_large_is_a_sentence(world, li):
    form = opened(world)
    large = SimpleUploadedFile("大.jpg", b"\xff\xd8\xff" + b"0" * (40 * 1024 * 1024))
    answer = li.post(f"/surveys/{form.survey_id}/answer/", filled(world, photo=large))
    assert "“大.jpg”超过 20 MB" in text(answer)
    assert Submission.objects.count() == 0


def test_paper_shows_boxes_lines_and_conditions(world, li):
    form = opened(world)
    page = text(li.get(f"/surveys/{form.survey_id}/paper/"))
    assert "仅当：“村里有冷库吗” = 有" in page
    assert page.count('class="tick square"') == 2 and page.count("还缺什么") == 3
    assert "看清库容铭牌" in page


def test_the_inbox_approves_several_and_findings_stand_on_their_page(world, li):
    form = opened(world)
    for number in (1, 2, 3):
        li.post(f"/surveys/{form.survey_id}/answer/", filled(
            world, day=f"2023-03-0{number}", instance=f"uuid:{number}"))  # fmt: skip
    inbox = f"/surveys/{form.survey_id}/inbox/"
    keys = list(Submission.objects.order_by("id").values_list("pk", flat=True))
    assert text(li.get(inbox)).count('name="chosen"') == 3
    li.post(inbox, {"chosen": keys[:2]})
    assert Finding.objects.count() == 2
    page = text(li.get(f"/surveys/submissions/{keys[0]}/"))
    assert "已生成 1 条发现" in page and "村里没有冷库，果子没处存" in page


def test_who_sent_it_reads_what_became_of_it_but_follows_no_closed_door(world, client):
    form = opened(world)
    log_in(client, world, "clerk")
    client.post(f"/surveys/{form.survey_id}/answer/", filled(world))
    row = Submission.objects.get()
    findings.take(row, "approve", actor=world.li, at=world.now)
    for path in (f"/surveys/{form.survey_id}/", f"/surveys/submissions/{row.pk}/"):
        page = text(client.get(path))
        assert "/research/visits/" not in page
    assert "村里没有冷库，果子没处存" in page


def test_a_correction_is_shown_with_its_reason(world, li):
    form = opened(world)
    li.post(f"/surveys/{form.survey_id}/answer/", filled(world))
    row = Submission.objects.get()
    answers = {**filled(world), "has": "y", "tons": "60", "reason": "电话核实", "seen": "1"}
    assert li.post(f"/surveys/submissions/{row.pk}/answers/", answers).status_code == 302
    page = text(li.get(f"/surveys/submissions/{row.pk}/"))
    assert "更正记录" in page and "电话核实" in page and "冷库能存多少吨" in page


def test_a_correction_leaves_photos_as_they_came(world, li):
    form = opened(world)
    li.post(f"/surveys/{form.survey_id}/answer/", filled(world, photo=photo()))
    row = Submission.objects.get()
    assert 'name="photo"' not in text(li.get(f"/surveys/submissions/{row.pk}/answers/"))
    answers = {**filled(world), "has": "y", "tons": "60", "reason": "核实", "seen": "1"}
    li.post(f"/surveys/submissions/{row.pk}/answers/", answers)
    row.refresh_from_db()
    assert (row.answers["photo"], row.expected, Attachment.objects.count()) == (
        "photo.jpg", ["photo.jpg"], 1)  # fmt: skip


def test_a_step_is_refused_with_its_sentence(world, li, client):
    form = opened(world)
    li.post(f"/surveys/{form.survey_id}/answer/", filled(world))
    row = Submission.objects.get()
    answer = li.post(f"/surveys/submissions/{row.pk}/step/", {"step": "reject", "reason": ""})
    assert (answer.status_code, "请填写“理由”" in text(answer)) == (409, True)


def test_whoever_sends_does_not_judge(world, client):
    form = opened(world)
    log_in(client, world, "town")
    client.post(f"/surveys/{form.survey_id}/answer/", filled(world))
    row = Submission.objects.get()
    answer = client.post(f"/surveys/submissions/{row.pk}/step/", {"step": "approve"})
    assert (answer.status_code, "答卷由发起调查的单位审看" in text(answer)) == (409, True)


@pytest.mark.parametrize("many", [1, 3])
def test_the_inbox_costs_the_same_for_one_and_three(world, li, many, django_assert_num_queries):
    form = opened(world)
    for number in range(many):
        li.post(f"/surveys/{form.survey_id}/answer/", filled(world, instance=f"uuid:{number}"))
    li.get(f"/surveys/{form.survey_id}/inbox/")
    with django_assert_num_queries(QUERIES["inbox"]):
        li.get(f"/surveys/{form.survey_id}/inbox/")


@pytest.mark.parametrize("many", [1, 3])
def test_the_list_costs_the_same_for_one_and_three(world, li, many, django_assert_num_queries):
    for _ in range(many):
        opened(world)
    li.get("/surveys/")
    with django_assert_num_queries(QUERIES["list"]):
        assert text(li.get("/surveys/")).count("村级冷库调查") == many


def test_outsiders_and_administrators_find_nothing(world, client):
    form = opened(world)
    log_in(client, world, "outsider")
    paths = ("", "answer/", "paper/", "sheet/", "inbox/")
    assert {client.get(f"/surveys/{form.survey_id}/{p}").status_code for p in paths} == {404}
    log_in(client, world, "sysadmin")
    assert client.get("/surveys/").status_code == 403


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_page_opens_in_both_languages(world, li, language):
    form = opened(world)
    li.post(f"/surveys/{form.survey_id}/answer/", filled(world))
    row = Submission.objects.get()
    li.cookies["django_language"] = language
    one = f"{form.survey_id}/"
    pages = ("", "new/", one, f"{one}form/", f"{one}words/", f"{one}answer/", f"{one}paper/",
             f"{one}sheet/", f"{one}sheet/in/", f"{one}inbox/", f"submissions/{row.pk}/",
             f"submissions/{row.pk}/answers/")  # fmt: skip
    assert [li.get(f"/surveys/{page}").status_code for page in pages] == [200] * len(pages)


#: Queries of a warm page, session and account included.
QUERIES = {"inbox": 8, "list": 6}
