"""Pages of answers: the phone line, the no's, opinions, own channels, figures, the table."""

from __future__ import annotations

import pytest

from tests.cast import NOW, World
from yiteng.commitments.actions import take
from yiteng.verification.actions import answer_many, ask, give_opinion
from yiteng.verification.models import Answer, Opinion, OwnChannel, Question
from yiteng.verification.queries import counts
from yiteng.verification.tests.test_answers import no, no_again, reported
from yiteng.verification.tests.test_pages import page, text

pytestmark = pytest.mark.django_db


def test_a_code_read_out_on_the_phone_leads_to_the_question_and_is_recorded_so(
    world: World,
) -> None:
    ticket = ask(reported(world), actor=world.sun, at=NOW)
    spoken = f"{ticket.code[:4]} {ticket.code[4:8]}-{ticket.code[8:]}"
    found = page(world, "sun", "/verification/phone/", {"code": spoken})
    question = Question.objects.get()
    assert (found.status_code, found.url) == (302, f"/verification/phone/{question.pk}/")
    said = {"answer": "yes", "words": "", "channel": "proxy", "speaker": "family"}
    assert page(world, "sun", found.url, said).status_code == 302
    answer = Answer.objects.get()
    assert (answer.answer, answer.channel, answer.speaker, answer.recorded_by_post) == (
        "yes", "proxy", "family", "督查室主任")  # fmt: skip


def test_a_wrong_code_says_so_and_no_needs_words(world: World) -> None:
    row = reported(world)
    ask(row, actor=world.sun, at=NOW)
    wrong = page(world, "sun", "/verification/phone/", {"code": "0000 0000 0000"})
    assert "No open question has this code." in text(wrong)
    question = Question.objects.get()
    said = {"answer": "no", "words": "", "channel": "phone", "speaker": "self"}
    assert "what is missing" in text(
        page(world, "sun", f"/verification/phone/{question.pk}/", said)
    )
    assert not Answer.objects.exists()


def test_whoever_is_judged_or_a_stranger_opens_no_question_by_its_code(world: World) -> None:
    ticket = ask(reported(world), actor=world.sun, at=NOW)
    assert page(world, "li", "/verification/phone/").status_code == 403
    other = page(world, "other_town", "/verification/phone/", {"code": ticket.code})
    assert "No open question has this code." in text(other)


def test_the_doer_and_one_level_up_read_the_same_no(world: World) -> None:
    row = no(world, reported(world))
    for who in ("li", "leader", "sun"):
        assert "一半不亮" in text(page(world, who, "/verification/no/")), who
    assert "一半不亮" not in text(page(world, "wang", "/verification/no/"))
    assert "told to 农业农村局 and, one level up, to 区政府" in text(page(world, "li", row.url))
    assert page(world, "sun", "/verification/no/?as=xlsx").status_code == 200


def test_a_review_hears_each_side_on_its_page(world: World) -> None:
    row = no(world, reported(world))
    row = take(row, "report", actor=world.li, at=NOW, inputs={"note": "已修"})
    row = no_again(world, take(row, "verify", actor=world.wang, at=NOW, inputs={"note": "看过"}))
    address = f"/verification/commitments/{row.pk}/opinion/"
    assert address in text(page(world, "legal", row.url))
    said = {"side": "legal", "words": "不违反承诺"}
    assert page(world, "legal", address, said).status_code == 302
    assert page(world, "li", address).status_code == 403
    assert "不违反承诺" in text(page(world, "leader", address))
    give_opinion(row, "line", "同意", actor=world.leader, at=NOW)
    assert Opinion.objects.count() == 2
    blocked = page(world, "sun", f"{row.url}step/", {"step": "conclude", "conclusion": "另改"})
    assert blocked.status_code == 409
    assert "The review still lacks the opinion of: Supervision office." in text(blocked)


def test_a_hotline_case_is_entered_with_its_number_and_linked(world: World) -> None:
    row = reported(world)
    address = f"/verification/commitments/{row.pk}/channel/"
    said = {"channel": "hotline", "number": "20230312-77", "address": "javascript:alert(1)"}
    assert "begins with http:// or https://" in text(page(world, "sun", address, said))
    said["address"] = "https://12345.example.cn/20230312-77"
    assert page(world, "sun", address, said).status_code == 302
    assert OwnChannel.objects.get().number == "20230312-77"
    shown = text(page(world, "sun", row.url))
    assert 'href="https://12345.example.cn/20230312-77" rel="noreferrer noopener"' in shown
    assert "Answered in its own channel: yes" in shown


def test_ends_nobody_confirmed_wait_to_be_told_and_asked_about(world: World) -> None:
    row = take(reported(world), "return", actor=world.wang, at=NOW, inputs={"reason": "少三盏"})
    row = take(row, "withdraw", actor=world.sun, at=NOW, inputs={"reason": "并入管网"})
    assert counts(world.sun)["ended"] == 1
    said = {"step": "ask_after", "told": "并入管网改造，不再单做"}
    slip = text(page(world, "sun", f"{row.url}step/", said))
    assert "并入管网改造，不再单做" in slip and "has it been done for you all the same?" in slip
    assert counts(world.sun)["ended"] == 0


def test_figures_say_n_rate_interval_and_silence(world: World) -> None:
    rows = [reported(world) for _ in range(3)]
    for row in rows:
        ask(row, actor=world.sun, at=NOW)
    ask(rows[0], actor=world.sun, at=NOW, step="ask_again")
    answer_many(rows[:1], "yes", actor=world.sun, at=NOW, channel="phone")
    Question.objects.filter(commitment=rows[1]).update(expires_at=NOW)
    shown = text(page(world, "sun", "/verification/figures/"))
    assert "1 of 3 questions answered, 1 silent" in shown
    assert "50%" in shown and "100% (21%–100%)" in shown
    assert page(world, "sun", "/verification/figures/?as=xlsx").status_code == 200


def test_the_table_by_risk_is_shown_with_its_reasons(world: World) -> None:
    shown = text(page(world, "li", "/verification/table/"))
    assert "A wrong report would cost dear before anybody notices." in shown
    assert "The lot decides whether another unit checks" in shown
