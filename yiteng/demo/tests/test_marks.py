"""What is invented says so: whole rows by their mark, single fields in the row's source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db.models import Model, Q

from yiteng.commitments.models import Commitment
from yiteng.enterprises.models import Enterprise
from yiteng.meetings.models import Meeting
from yiteng.people.models import Unit
from yiteng.places.models import Placed
from yiteng.reach.models import DailyCost, Facility, Service
from yiteng.research.models import Occasion

pytestmark = pytest.mark.django_db(databases=["default", "public"])

FIRMS = {
    "山东华成集团", "山东正昌煤矿机械有限公司", "山东万乔集团", "淄博金箭医疗器械有限公司",
    "淄博康贝医疗器械有限公司",
}  # fmt: skip
REAL = {
    "agriculture_project": 1, "alliance": 4, "enterprise_request": 1, "long_standing_problem": 1,
    "policy_task": 3, "tourist_map": 1,
}  # fmt: skip


def with_field(*names: str) -> Iterator[type[Model]]:
    for model in apps.get_models():
        if set(names) <= {field.name for field in model._meta.get_fields()}:
            yield model


def test_every_row_of_the_invented_town_is_marked(demo: Any) -> None:
    there = Q(town__invented=True) | Q(village__invented=True)
    models = [m for m in with_field("invented") if issubclass(m, Placed)]
    assert len(models) >= 10
    for model in models:
        assert not model._default_manager.filter(there, invented=False).exists(), model


def test_a_row_that_is_not_marked_names_its_source(demo: Any) -> None:
    for model in with_field("invented", "source"):
        if model is not Commitment:
            assert not model._default_manager.filter(invented=False, source="").exists(), model


def test_no_row_that_is_not_marked_calls_itself_invented(demo: Any) -> None:
    for model in with_field("invented", "source"):
        rows = model._default_manager.filter(invented=False, source__startswith="虚构")
        assert not rows.exists(), model


def test_only_the_firms_and_hospitals_of_the_reports_are_real(demo: Any) -> None:
    real = Enterprise.objects.filter(invented=False)
    assert {firm.name for firm in real} == FIRMS
    assert {firm.code for firm in real} == {None}
    codes = Enterprise.objects.filter(invented=True).values_list("code", flat=True)
    assert {code and code[2:8] for code in codes} == {"370399"}
    hospitals = Facility.objects.filter(invented=False).values_list("name", flat=True)
    assert set(hospitals) == {
        "杨寨卫生院", "双沟卫生院", "东坪卫生院", "峨庄卫生院", "淄博市中心医院"}  # fmt: skip


def test_only_the_commitments_the_reports_name_are_real(demo: Any) -> None:
    real = Commitment.objects.filter(invented=False)
    assert {kind: real.filter(kind=kind).count() for kind in REAL} == REAL
    assert real.count() == sum(REAL.values())


def test_a_real_row_says_which_of_its_fields_are_invented(demo: Any) -> None:
    real = Meeting.objects.filter(invented=False).order_by("held_on")
    partly = [row.source.partition("其中")[2] for row in real]
    same = "人数、会场、时长、决定"
    assert partly == [
        f"{same}为虚构", f"{same}、外出对标日期为虚构", *[f"{same}、日期为虚构"] * 3, f"{same}为虚构"
    ]  # fmt: skip
    for source in Occasion.objects.filter(invented=False).values_list("source", flat=True):
        assert "日期" in source.partition("其中")[2]
    for source in DailyCost.objects.values_list("source", flat=True):
        assert source.endswith("其中支付比例为虚构")


def test_no_key_of_the_content_shows_where_a_name_belongs(demo: Any) -> None:
    house = Service.objects.get(kind="dialysis", facility__name="杨寨卫生院")
    assert house.note == "合作医院：淄博市中心医院"
    assert not Unit.objects.filter(name__regex=r"^[a-z_0-9]+$").exists()
