"""What follows from a supervision: articles 18 to 23, each with its condition."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.cast import NOW, TODAY, World
from yiteng.audit.models import Event
from yiteng.oversight import after
from yiteng.oversight.actions import ask_review, decide_review
from yiteng.oversight.models import Consequence, Subject
from yiteng.oversight.tests.test_inspections import concluded, proposed, running
from yiteng.rules.inspection_after import KINDS
from yiteng.rules.refusal import Refused
from yiteng.verification.tests.test_pages import page, text

pytestmark = pytest.mark.django_db
WORDS = "建议在常务会议上口头提醒"


def codes(act: Callable[[], object]) -> tuple[str, ...]:
    """The codes of the refusals."""
    with pytest.raises(Refused) as refused:
        act()
    return refused.value.codes


def criticised(world: World) -> tuple[Subject, Consequence]:
    """A criticism proposed after the conclusion."""
    subject = concluded(world)
    row = subject.inspection
    return subject, after.propose(
        row, "criticise", WORDS, actor=world.sun, at=NOW, subject=subject
    )  # fmt: skip


def test_article_18_the_unit_mends_and_another_unit_checks(world: World) -> None:
    subject = concluded(world)
    assert codes(lambda: after.check_mended(subject, "done", "看过", actor=world.sun, at=NOW)) == (
        "after.not_said",)  # fmt: skip
    assert codes(lambda: after.say_mended(subject, "已补", actor=world.town, at=NOW)) == (
        "after.not_object",)  # fmt: skip
    subject = after.say_mended(subject, "三盏已补，甲镇一村可看", actor=world.li, at=NOW)
    assert codes(lambda: after.say_mended(subject, "再报", actor=world.li, at=NOW)) == (
        "after.waits",
    )
    later = NOW + timedelta(days=3)
    subject = after.check_mended(subject, "partly", "仍有一盏不亮", actor=world.sun, at=later)
    assert (subject.mend_result, subject.mend_checked_on, subject.mend_by) == (
        "partly", later.date(), "督查室主任")  # fmt: skip
    subject = after.say_mended(subject, "最后一盏已补", actor=world.li, at=later)
    assert (subject.mended_on, subject.mend_result) == (later.date(), "")
    subject = after.check_mended(subject, "done", "都亮", actor=world.sun, at=later)
    assert codes(lambda: after.say_mended(subject, "又补", actor=world.li, at=later)) == (
        "after.mended",
    )
    told = Event.objects.filter(action__in=("say_mended", "check_mended"))
    assert told.count() == 4, "each stands in the trail"


def test_article_18_nothing_to_mend_is_nothing_to_report(world: World) -> None:
    subject = concluded(world)
    Subject.objects.update(to_mend="")
    subject.refresh_from_db()
    assert codes(lambda: after.say_mended(subject, "已补", actor=world.li, at=NOW)) == (
        "after.nothing_to_mend",)  # fmt: skip


@pytest.mark.parametrize("kind", ["praise", "encourage", "criticise", "account"])
def test_article_21_nothing_is_carried_out_before_the_government_approves(
    world: World, kind: str
) -> None:
    subject = concluded(world)
    body = "discipline" if kind == "account" else ""
    one = after.propose(
        subject.inspection, kind, WORDS, actor=world.sun, at=NOW, subject=subject, body=body
    )  # fmt: skip
    assert codes(lambda: after.carry_out(one, "已办", actor=world.sun, at=NOW)) == (
        "after.not_approved",)  # fmt: skip
    one = after.decide(one, True, "常务会议纪要〔2023〕8号", actor=world.leader, at=NOW)
    one = after.carry_out(one, "4月6日常务会议上办理", actor=world.sun, at=NOW)
    assert (one.approved, one.decided_by, one.done_on) == (True, "区长", TODAY)
    assert codes(lambda: after.carry_out(one, "再办", actor=world.sun, at=NOW)) == ("after.done",)


def test_article_21_not_approved_is_never_carried_out(world: World) -> None:
    subject, one = criticised(world)
    one = after.decide(one, False, "区长批示", actor=world.leader, at=NOW)
    assert codes(lambda: after.carry_out(one, "已办", actor=world.sun, at=NOW)) == (
        "after.not_approved",)  # fmt: skip
    assert codes(lambda: after.decide(one, True, "再批", actor=world.leader, at=NOW)) == (
        "after.nothing",)  # fmt: skip
    assert WORDS not in text(page(world, "li", f"/oversight/units/{subject.pk}/"))


def test_article_21_rests_on_the_conclusion_and_waits_for_a_review(world: World) -> None:
    row = running(world)
    early = lambda: after.propose(  # noqa: E731
        row, "praise", WORDS, actor=world.sun, at=NOW, subject=row.subjects.get())  # fmt: skip
    assert codes(early) == ("after.no_conclusion",)


def test_article_17_comes_first(world: World) -> None:
    subject = ask_review(concluded(world), "数错了", actor=world.li, at=NOW)
    row = subject.inspection

    def say() -> Consequence:
        return after.propose(row, "criticise", WORDS, actor=world.sun, at=NOW, subject=subject)

    assert codes(say) == ("after.reviewing",)
    subject = decide_review(subject, "revoked", "确系数错", actor=world.legal, at=NOW)
    assert codes(say) == ("after.revoked",)
    assert codes(lambda: after.propose(row, "criticise", WORDS, actor=world.sun, at=NOW)) == (
        "after.no_unit",)  # fmt: skip


def test_articles_19_and_20_are_reported_to_the_government_without_approval(world: World) -> None:
    row = concluded(world).inspection
    for kind in ("rule", "study"):
        one = after.propose(row, kind, "建议修改验收办法第三条", actor=world.sun, at=NOW)
        one = after.carry_out(one, "已报区长，收文第12号", actor=world.sun, at=NOW)
        assert (one.done_on, one.approved) == (TODAY, None)


def test_article_23_a_clue_is_handed_over_at_once_and_says_nothing(world: World) -> None:
    row = running(world)
    said = {"actor": world.sun, "at": NOW}
    assert codes(lambda: after.propose(row, "clue", "线索一件", **said)) == ("after.body",)
    assert codes(lambda: after.propose(row, "clue", "电话13812345678", body="discipline", **said)) == (
        "privacy.number",)  # fmt: skip
    one = after.propose(row, "clue", "线索一件", body="discipline", **said)
    one = after.carry_out(one, "监委回执第3号", **said)
    assert (one.done_on, one.body) == (TODAY, "discipline")
    draft = proposed(world, values={"title": "另一件", "theme": None})
    assert codes(lambda: after.propose(draft, "clue", "线索", body="judicial", **said)) == (
        "after.not_begun",)  # fmt: skip


def test_the_pages_name_the_article_and_the_condition_and_the_unit_reads_what_was_approved(
    world: World,
) -> None:
    subject, one = criticised(world)
    row = subject.inspection
    address = f"/oversight/{row.pk}/"
    shown = text(page(world, "sun", f"{address}after/"))
    for kind in KINDS:
        assert kind.title in shown and kind.article in shown
    assert "waits for the government" in text(page(world, "sun", address))
    decision = f"/oversight/after/{one.pk}/decision/"
    assert "Article 21 (1)" in text(page(world, "leader", decision))
    assert page(world, "sun", decision).status_code == 403
    typed = {"approved": "yes", "ref": "常务会议纪要〔2023〕8号"}
    assert page(world, "leader", decision, typed).status_code == 302
    assert WORDS in text(page(world, "li", f"/oversight/units/{subject.pk}/"))
    after.propose(
        row, "clue", "线索一件", actor=world.sun, at=NOW, subject=subject, body="judicial"
    )
    assert "线索一件" not in text(page(world, "li", f"/oversight/units/{subject.pk}/"))
    assert page(world, "outsider", decision).status_code in (403, 404)


def test_the_pages_take_what_the_unit_mended_and_its_check(world: World) -> None:
    subject = concluded(world)
    unit = f"/oversight/units/{subject.pk}/"
    assert "Say what was mended" in text(page(world, "li", unit))
    assert page(world, "li", f"{unit}mended/", {"words": "已补三盏"}).status_code == 302
    assert "Check what was mended" in text(page(world, "sun", unit))
    typed = {"result": "done", "words": "夜间看过"}
    assert page(world, "sun", f"{unit}check/", typed).status_code == 302
    shown = text(page(world, "li", unit))
    assert "Mended as demanded" in shown and "夜间看过" in shown
