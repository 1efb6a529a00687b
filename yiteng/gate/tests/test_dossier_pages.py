"""Pages of the dossier's newer fields: papers with files, folded fields, hints, where reasons lead."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.cast import log_in
from yiteng.files.models import Attachment
from yiteng.gate import actions, queries
from yiteng.gate.models import Goal, Opinion, Paper, Prescription
from yiteng.gate.tests.papers import opened, whole
from yiteng.limits import actions as limits
from yiteng.research import actions as research
from yiteng.research.tests.field import heard, visit

pytestmark = pytest.mark.usefixtures("alone")
TEXT = b"%PDF-1.4\n%%EOF"


def text(response) -> str:
    return response.content.decode()


def paper_form(application, **more):
    return {"item": application.items.get().pk, "title": "冷库布点方案", "received_on": "2023-02-03",
            "characters": "2500", "pages": "6", **more}  # fmt: skip


def test_a_paper_comes_with_its_file_and_only_readers_of_the_application_open_it(client, world):
    application = whole(world)
    log_in(client, world, "li")
    said = paper_form(application, file=SimpleUploadedFile("方案.pdf", TEXT, "application/pdf"))
    answer = client.post(f"/applications/{application.pk}/papers/new/", said, follow=True)
    assert "第 2 稿" in text(answer)
    paper = Paper.objects.get(version=2)
    (file,) = Attachment.objects.filter(parent_type="gate.paper", parent_id=paper.pk)
    assert file.url in text(answer)
    assert b"".join(client.get(file.url).streaming_content) == TEXT
    log_in(client, world, "outsider")
    assert client.get(file.url).status_code in (403, 404)


def test_a_refused_file_leaves_no_paper_behind(client, world):
    application = whole(world)
    log_in(client, world, "li")
    bad = SimpleUploadedFile("方案.exe", b"MZ\x90\x00", "application/octet-stream")
    answer = client.post(
        f"/applications/{application.pk}/papers/new/", paper_form(application, file=bad)
    )
    assert answer.status_code == 200
    assert Paper.objects.filter(version=2).count() == 0


def test_the_next_version_is_offered_with_its_item_and_title(client, world):
    application = whole(world)
    log_in(client, world, "li")
    page = text(client.get(f"/applications/{application.pk}/"))
    (link,) = re.findall(r'href="(/applications/\d+/papers/new/\?item=\d+&amp;title=[^"]+)"', page)
    form = text(client.get(link.replace("&amp;", "&")))
    assert 'value="冷库布点方案"' in form


def test_a_rarely_needed_field_is_folded_until_somebody_is_sent_to_it(client, world):
    application = whole(world)
    part = application.prescriptions.get()
    log_in(client, world, "li")
    url = f"/applications/{application.pk}/prescriptions/{part.pk}/"
    assert '<details class="fold" open>' not in text(client.get(url))
    page = text(client.get(f"{url}?at=duty"))
    (open_,) = re.findall(r'<details class="fold" open><summary>([^<]*)', page)
    assert open_ == "合法性、公平竞争、基层负担"
    assert 'id="id_duty"' in page


def test_every_reason_leads_to_a_field_that_is_there(client, world):
    application = whole(world)
    problem = queries.problems_of([application])[application.pk][0]
    by = {"actor": world.li, "at": world.now}
    actions.add_goals([Goal(application=application, title="召开动员会")], **by)
    actions.add_prescriptions(
        [Prescription(application=application, title="建库", problem=problem)], **by
    )
    actions.add_opinions(
        [Opinion(application=application, unit=world.units["sun"], asked_on=date(2022, 12, 1))],
        **by,
    )
    actions.describe(application, {"size_approval": "", "days": 2}, **by)
    log_in(client, world, "li")
    page = text(client.get(f"/applications/{application.pk}/"))
    (verdict,) = re.findall(r'id="verdict".*?</section>', page, re.S)
    links = set(re.findall(r'[■▲] <a href="([^"]+)"', verdict))
    assert len(links) >= 9
    for link in links:
        url, _, anchor = link.partition("#")
        assert anchor, link
        assert f'id="{anchor}"' in text(client.get(url)), link


def test_who_only_reads_is_led_to_the_place_on_the_page(client, world):
    application = whole(world)
    actions.describe(application, {"size_approval": ""}, actor=world.li, at=world.now)
    log_in(client, world, "secretary")
    page = text(client.get(f"/applications/{application.pk}/"))
    assert 'href="#words"' in page
    assert 'id="words"' in page


def test_vague_words_are_whispered_to_the_applicant_while_drafting_and_to_nobody_else(
    client, world
):
    application = whole(world)
    goal = application.goals.get()
    actions.change_part(goal, {"title": "大力新增冷库"}, actor=world.li, at=world.now)
    page = f"/applications/{application.pk}/"
    log_in(client, world, "li")
    assert "只给拟稿人看" in text(client.get(page))
    assert "只给拟稿人看" not in text(client.get(f"{page}form/"))
    log_in(client, world, "secretary")
    assert "只给拟稿人看" not in text(client.get(page))
    (row,) = actions.submit([application], actor=world.li, at=world.now)
    assert "大力" not in str(row.verdict_fixed)
    log_in(client, world, "li")
    assert "只给拟稿人看" not in text(client.get(page))


def test_an_answer_needs_its_day(client, world):
    application = opened(world)
    log_in(client, world, "li")
    said = {"unit": world.units["wang"].pk, "agrees": "True"}
    page = text(client.post(f"/applications/{application.pk}/opinions/new/", said))
    assert "请写明答复日期。" in page
    assert not application.opinions.exists()
    said["agrees"] = ""
    client.post(f"/applications/{application.pk}/opinions/new/", said)
    assert application.opinions.get().agrees is None


def test_a_fixed_verdict_says_by_which_limits_it_was_judged_once_they_have_moved(client, world):
    (row,) = actions.submit([whole(world)], actor=world.li, at=world.now)
    log_in(client, world, "li")
    page = f"/applications/{row.pk}/"
    assert "当时执行的限值" not in text(client.get(page))
    limits.change("gate.people", Decimal(120), reason="本区批准", actor=world.sun, at=world.now)
    shown = text(client.get(page))
    assert "第 2 版规则" in shown
    assert "当时执行的限值： 全区性会议超过多少人须有批准记录：80，现为 120" in shown


def test_findings_that_speak_against_a_problem_stand_in_the_dossier_with_their_answer(
    client, world
):
    application = whole(world)
    problem = queries.problems_of([application])[application.pk][0]
    against = research.record_visit(
        visit(world), [heard("我家够用", "一村养殖户", against=True)], actor=world.li, at=world.now
    )
    research.found_in([(problem, list(against.findings.all()))], actor=world.li, at=world.now)
    log_in(client, world, "li")
    page = text(client.get(f"/applications/{application.pk}/"))
    assert "1 条调研发现与它相反：还没有说明" in page
    assert "有1条调研发现与“鲜果无处储存”相反，还没有作出说明。" in page
