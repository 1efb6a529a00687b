"""A guard: each published figure is computed from rows, so it moves when its rows change."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db.models import F

from yiteng.commitments.models import Commitment, CommitmentQuantity, StagePlan
from yiteng.demo.content.register import HOW
from yiteng.desk.facts.verdicts import fact
from yiteng.desk.models import PublishedFigure
from yiteng.enterprises.models import Alliance, Indicator, Membership, ServicePoint
from yiteng.gate.models import Application
from yiteng.measures.models import Measure
from yiteng.meetings.models import Direction, Document, Meeting, Session
from yiteng.reach.models import BedDays, CareCount, DailyCost, Designation, Service
from yiteng.research.models import Occasion
from yiteng.workflow.clock import SHANGHAI

pytestmark = pytest.mark.django_db(databases=["default", "public"])

Change = Callable[[], object]


def other_kind(**which: Any) -> Change:
    """One commitment of these becomes one of another kind."""

    def change() -> None:
        first = Commitment.objects.filter(**which).exclude(town__invented=True).first()
        assert first
        Commitment.objects.filter(pk=first.pk).update(kind="policy_task")

    return change


def drop(model: Any, **which: Any) -> Change:
    """One row of these is gone."""
    return lambda: model.objects.filter(pk=model.objects.filter(**which).first().pk).delete()


def put(model: Any, values: dict[str, Any], **which: Any) -> Change:
    """All of these say something else."""

    def change() -> None:
        assert model.objects.filter(**which).update(**values)

    return change


def amount(code: str, **which: Any) -> Change:
    """The amounts of a quantity are one more."""
    return put(CommitmentQuantity, {"value": F("value") + 1}, code=code, **which)


def items_of_one(area: str) -> Change:
    """All items of one town or village become something else."""

    def change() -> None:
        rows = Commitment.objects.filter(kind="livelihood_item", **{f"{area}__isnull": False})
        one = rows.exclude(town__invented=True).values_list(area, flat=True).first()
        rows.filter(**{area: one}).update(kind="policy_task")

    return change


LATER = date(2023, 5, 1)
DEAR = {"cost": Decimal(171)}
CHANGES: dict[str, Change] = {
    "B01": put(Meeting, {"held_on": LATER}, theme__code="conduct"),
    "B02": put(Meeting, {"theme_id": None}, theme__code="conduct"),
    "B04": put(Application, {"opened_on": date(2022, 10, 9)}, town=None),
    "B05": other_kind(kind="agriculture_project"),
    "B06": amount("investment"),
    "B07": other_kind(kind="agriculture_project", town__name="石马镇"),
    "B08": amount("investment", commitment__town__name="石马镇"),
    "B09": amount("greenhouses"),
    "B10": drop(Measure, position=14),
    "B11": put(Measure, {"position": 15}, title__contains="产业联盟"),
    "B12": put(Session, {"days": F("days") + 1}, meeting__theme__code="industry"),
    "B13": put(Membership, {"left_on": date(2023, 2, 1)}),
    "B14": put(Alliance, {"founded_on": LATER}, industry="pump"),
    "B15": other_kind(kind="livelihood_item", level="district"),
    "B16": other_kind(kind="livelihood_item", level="town"),
    "B17": other_kind(kind="livelihood_item", level="village"),
    "B18": items_of_one("town"),
    "B19": items_of_one("village"),
    "B20": other_kind(kind="alliance", theme__code="culture_tourism"),
    "B21": put(Commitment, {"published": False}, title__startswith="早餐地图"),
    "B22": put(ServicePoint, {"opened_on": LATER}, kind="errand_team"),
    "B23": put(ServicePoint, {"opened_on": LATER}, kind="lifecycle_centre"),
    "B24": put(StagePlan, {"reached_at": F("reached_at") + timedelta(hours=2)}, code="solved"),
    "B25": put(Commitment, {"cliff_at": datetime(2023, 3, 9, tzinfo=SHANGHAI)},
               kind="enterprise_request", town__invented=False),
    "B26": amount("value_at_stake"),
    "B27": amount("yearly_output"),
    "B28": put(Indicator, {"value": Decimal("0.1")}, code="output_growth"),
    "B29": put(Indicator, {"value": Decimal("0.1")}, code="revenue_growth"),
    "B30": put(Occasion, {"destination": "上海"}, kind="trip"),
    "B31": put(Meeting, {"held_on": date(2023, 3, 30)}, theme__code="culture_tourism"),
    "B32": put(Meeting, {"attended": 120}, theme__code="livelihood"),
    "B33": put(Document, {"kind": "list"}, kind="policy"),
    "B34": drop(Direction, meeting__theme__code="culture_tourism"),
    "B35": put(Occasion, {"held_on": date(2021, 12, 30)}, kind="symposium"),
    "B36": put(Indicator, {"value": 4}, code="listing_years"),
    "Z01": put(Service, {"capacity": 11}, kind="dialysis"),
    "Z02": put(Designation, {"approved_on": None, "in_force_on": None}, service__kind="dialysis"),
    "Z03": put(Service, {"kind": "dialysis"}, kind="psychiatric"),
    "Z04": put(CareCount, {"value": 1}, what="inpatients"),
    "Z05": put(DailyCost, DEAR, level="one"),
    "Z06": put(DailyCost, DEAR, level="three"),
    "Z07": put(DailyCost, DEAR, level="one"),
    "Z08": put(BedDays, {"days": 0}, month=date(2022, 1, 1)),
    "Z09": put(Service, {"kind": "dialysis"}, kind="long_term_care"),
    "Z10": put(CareCount, {"value": 1}, what="beneficiaries"),
    "Z11": put(Designation, {"scheme": "residents"}, service__kind="dialysis"),
}  # fmt: skip


def test_every_figure_but_the_four_rules_of_the_gate_rests_on_rows() -> None:
    assert set(HOW) - set(CHANGES) == {"B03"}


@pytest.mark.parametrize("code", CHANGES)
def test_a_figure_moves_when_its_rows_change(demo: Any, code: str) -> None:
    figure = PublishedFigure.objects.get(code=code)
    before = fact(figure).computed
    CHANGES[code]()
    after = fact(figure)
    assert after.computed != before
    assert after.verdict != "explained"
