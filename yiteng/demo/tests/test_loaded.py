"""The demo as loaded: every figure of the two reports, whole trail, failings only in 示例镇."""

from __future__ import annotations

from typing import Any

import pytest
from django.db.models import F, Q

from yiteng.audit.verify import verify
from yiteng.commitments.models import Commitment, DeadlineEvent, Request, RunningClock, Tally
from yiteng.desk.facts.verdicts import facts
from yiteng.desk.models import PublishedFigure
from yiteng.gate.models import Application
from yiteng.people.models import Account
from yiteng.publication.models import FrozenList, Publication, Snapshot
from yiteng.research.models import Problem

pytestmark = pytest.mark.django_db(databases=["default", "public"])


def verdicts() -> dict[str, str]:
    return {f.figure.code: f.verdict for f in facts(PublishedFigure.objects.order_by("id"))}


def test_all_47_figures_are_equal_within_their_word_or_explained(demo: Any) -> None:
    found = verdicts()
    assert len(found) == 47
    assert {c for c, v in found.items() if v == "explained"} == {"B19", "Z08"}
    assert {c for c, v in found.items() if v == "within"} == {
        "B13", "B24", "B26", "B30", "B32", "Z04", "Z10"}  # fmt: skip
    assert "differs" not in found.values()


def test_the_trail_of_both_counties_is_whole(demo: Any) -> None:
    report = verify()
    assert report.ok
    assert len(report.chains) >= 2


def test_whatever_went_wrong_went_wrong_in_the_invented_town(demo: Any) -> None:
    wrong = Commitment.objects.filter(
        Q(light__in=("overdue", "stale")) | Q(no_count__gt=0)
        | Q(state__in=("objected", "suspended", "withdrawn", "merged"))
    )  # fmt: skip
    assert wrong.count() >= 10
    assert set(wrong.values_list("town__name", flat=True)) == {"示例镇"}
    returned = Application.objects.filter(state__in=("returned", "merged"))
    assert set(returned.values_list("town__name", flat=True)) == {"示例镇"}
    assert sorted(returned.values_list("state", flat=True)) == ["merged", *["returned"] * 3]


def test_the_second_no_the_suspended_clock_and_the_reopened_one_are_there(demo: Any) -> None:
    rows = Commitment.objects.filter(town__name="示例镇")
    assert rows.filter(no_count=2).count() == 2
    assert rows.filter(close_reason="review", light="contested").count() == 1
    assert rows.filter(state="suspended", light="suspended").count() == 1
    assert rows.filter(first_closed_at__isnull=False, state="active").count() == 1


def test_a_stop_gave_its_days_back_and_an_objection_to_the_time_was_upheld(demo: Any) -> None:
    found = DeadlineEvent.objects.filter(event__in=("resumed", "changed")).order_by("event")
    said = found.values_list("commitment__town__name", "event", "kind", "days")
    assert list(said) == [("示例镇", "changed", "", 0), ("示例镇", "resumed", "days", 7)]
    upheld = Request.objects.filter(kind="objection", outcome="upheld")
    assert list(upheld.values_list("ground", "commitment__town__name")) == [("time", "示例镇")]
    late = RunningClock.objects.filter(Q(met_at__gt=F("due_at")) | Q(met_at=None, ends="sign"))
    assert not late.exclude(commitment__town__name="示例镇").exists()


def test_a_merged_matter_whose_people_were_told_and_asked_is_invented(demo: Any) -> None:
    row = Commitment.objects.get(state="merged")
    assert (row.invented, row.town.name, row.merged_into.town.name) == (True, "示例镇", "示例镇")
    asked = row.questions.get(about="merged")
    said = row.answers.get()
    assert "一并维修" in asked.told and asked.answered_at is not None
    assert (said.answer, said.channel, said.speaker, said.invented) == (
        "partly", "phone", "representative", True)  # fmt: skip


def test_tallies_agree_with_the_rows_they_count(demo: Any) -> None:
    rows = Commitment.objects.exclude(state__in=("draft", "merged", "withdrawn"))
    counted = sum(Tally.objects.filter(scope="area").values_list("count", flat=True))
    assert counted == rows.count() == 1291
    for light in ("overdue", "confirmed", "on_plan"):
        tallied = Tally.objects.filter(scope="area", light=light).values_list("count", flat=True)
        assert sum(tallied) == rows.filter(light=light).count()


def test_three_lists_are_frozen_with_28_88_and_880_items(demo: Any) -> None:
    """The reports' three, and the invented town's own with its two events."""
    lists = FrozenList.objects.order_by("id").values_list("level", "count")
    assert list(lists) == [
        ("district", 28), ("town", 88), ("village", 880), ("village", 13)]  # fmt: skip


def test_the_public_sees_what_passed_two_reviews_and_no_firms_request(demo: Any) -> None:
    published = Publication.objects.filter(state="published", node_type="commitment").count()
    assert Snapshot.objects.exclude(section="care").count() == published > 1000
    assert Snapshot.objects.filter(section="care", invented=True).count() == 474
    assert not Snapshot.objects.filter(kind="enterprise_request").exists()


def test_every_problem_is_stated_with_a_cause(demo: Any) -> None:
    assert Problem.objects.count() >= 19
    assert not Problem.objects.filter(root_cause="").exists()


def test_only_the_printed_log_ins_have_a_password(demo: list[dict[str, Any]]) -> None:
    usable = {a.login for a in Account.objects.all() if a.has_usable_password()}
    assert usable == {login["login"] for login in demo}
    assert len({login["password"] for login in demo}) == len(demo) > 25
