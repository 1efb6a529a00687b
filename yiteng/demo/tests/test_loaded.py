"""The demo as loaded: every figure of the two reports, whole trail, failings only in 示例镇."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db.models import Q

from yiteng.audit.verify import verify
from yiteng.commitments.models import Commitment, CommitmentQuantity, StagePlan, Tally
from yiteng.desk.facts.verdicts import facts
from yiteng.desk.models import PublishedFigure
from yiteng.enterprises.models import Indicator, Membership
from yiteng.gate.models import Application
from yiteng.measures.models import Measure
from yiteng.meetings.models import Document
from yiteng.people.models import Account
from yiteng.publication.models import FrozenList, Publication, Snapshot
from yiteng.reach.models import BedDays, CareCount, DailyCost
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


def _one_project_less() -> None:
    row = Commitment.objects.filter(kind="agriculture_project", town__invented=False).first()
    Commitment.objects.filter(pk=row.pk).update(kind="policy_task")


CHANGES = {
    "B05": _one_project_less,
    "B06": lambda: CommitmentQuantity.objects.filter(code="investment").update(value=1),
    "B10": lambda: Measure.objects.filter(position=14).update(document_id=1),
    "B13": lambda: Membership.objects.update(left_on=date(2023, 2, 1)),
    "B24": lambda: StagePlan.objects.filter(code="solved").update(reached_at=None),
    "B28": lambda: Indicator.objects.filter(code="output_growth").update(value="0.1"),
    "B33": lambda: Document.objects.filter(kind="policy").update(kind="list"),
    "Z05": lambda: DailyCost.objects.filter(level="one").update(cost=171),
    "Z08": lambda: BedDays.objects.filter(month=date(2022, 1, 1)).update(days=0),
    "Z10": lambda: CareCount.objects.filter(what="beneficiaries").update(value=1),
}


@pytest.mark.parametrize("code", CHANGES)
def test_a_figure_moves_when_its_rows_change(demo: Any, code: str) -> None:
    before = {f.figure.code: f.computed for f in facts(PublishedFigure.objects.all())}
    CHANGES[code]()
    after = {f.figure.code: f.computed for f in facts(PublishedFigure.objects.all())}
    assert after[code] != before[code]
    assert verdicts()[code] != "explained"


def test_the_trail_of_both_counties_is_whole(demo: Any) -> None:
    report = verify()
    assert report.ok
    assert len(report.chains) >= 2


def test_whatever_went_wrong_went_wrong_in_the_invented_town(demo: Any) -> None:
    wrong = Commitment.objects.filter(
        Q(light__in=("overdue", "stale")) | Q(no_count__gt=0)
        | Q(state__in=("objected", "suspended", "withdrawn"))
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


def test_tallies_agree_with_the_rows_they_count(demo: Any) -> None:
    rows = Commitment.objects.exclude(state__in=("draft", "merged", "withdrawn"))
    counted = sum(Tally.objects.filter(scope="area").values_list("count", flat=True))
    assert counted == rows.count() == 1290
    for light in ("overdue", "confirmed", "on_plan"):
        tallied = Tally.objects.filter(scope="area", light=light).values_list("count", flat=True)
        assert sum(tallied) == rows.filter(light=light).count()


def test_three_lists_are_frozen_with_28_88_and_880_items(demo: Any) -> None:
    lists = FrozenList.objects.order_by("id").values_list("level", "count")
    assert list(lists) == [("district", 28), ("town", 88), ("village", 880)]


def test_the_public_sees_what_passed_two_reviews_and_no_firms_request(demo: Any) -> None:
    published = Publication.objects.filter(state="published").count()
    assert Snapshot.objects.count() == published > 1000
    assert not Snapshot.objects.filter(kind="enterprise_request").exists()


def test_every_problem_is_stated_with_a_cause(demo: Any) -> None:
    assert Problem.objects.count() >= 19
    assert not Problem.objects.filter(root_cause="").exists()


def test_only_the_printed_log_ins_have_a_password(demo: list[dict[str, Any]]) -> None:
    usable = {a.login for a in Account.objects.all() if a.has_usable_password()}
    assert usable == {login["login"] for login in demo}
    assert len({login["password"] for login in demo}) == len(demo) == 24
