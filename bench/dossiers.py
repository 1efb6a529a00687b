"""A scratch district with a dossier of so many findings, and a history of measures beside it.

Written by the models, below the door: what is measured reads only.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from yiteng.gate.models import Application, Goal, Item, Opinion, Paper, Prescription
from yiteng.links.models import Link
from yiteng.measures.models import Measure, PolicyDocument
from yiteng.people.models import Unit
from yiteng.places.models import Area
from yiteng.research.models import Finding, Occasion, Problem

WANTED = date(2023, 2, 9)
PROBLEMS, MEASURES, TOWNS = 5, 400, 10
NOW = datetime(2023, 1, 9, 9, tzinfo=ZoneInfo("Asia/Shanghai"))


def application(findings: int) -> int:
    """Make the district and its dossier; returns the id of the application."""
    county, towns = _places()
    unit = Unit.objects.create(name="农业农村局", line="government", county=county)
    row = Application.objects.create(
        county=county, number="2022-001", title="全区特色农业大会", meeting_type="district", unit=unit,
        host=unit, organiser=unit, opened_on=WANTED - timedelta(90), wanted_on=WANTED,
        days=Decimal("0.5"), people=310, state="draft")  # fmt: skip
    problems = Problem.objects.bulk_create([
        Problem(county=county, title=f"产业问题第{n}件", statement="同上", root_cause="没有统一规划",
                agreed="agreed", unit=unit, state="stated")
        for n in range(PROBLEMS)
    ])  # fmt: skip
    seen = _findings(county, towns, unit, findings)
    links = [("problem", p.pk, "application", row.pk, "treats") for p in problems]
    links += [("finding", f.pk, "problem", problems[n % PROBLEMS].pk, "found_in")
              for n, f in enumerate(seen)]  # fmt: skip
    links += _measures(county, unit, problems)
    Link.objects.bulk_create([_link(county, *one) for one in links])
    _parts(row, unit, problems)
    return row.pk


def _places() -> tuple[Area, list[Area]]:
    county = Area.objects.create(level="county", kind="区", name="测量区")
    county.county = county
    county.save()
    towns = [Area.objects.create(level="town", kind="镇", name=f"第{n}镇", parent=county,
                                 county=county) for n in range(TOWNS)]  # fmt: skip
    return county, towns


def _findings(county: Area, towns: list[Area], unit: Unit, count: int) -> list[Finding]:
    visits = Occasion.objects.bulk_create([
        Occasion(county=county, town=towns[n % TOWNS], kind="visit", venue="village", unit=unit,
                 title=f"走访第{n}次", held_on=WANTED - timedelta(30 + n), place=f"第{n}村")
        for n in range(count // 4)
    ])  # fmt: skip
    return Finding.objects.bulk_create([
        Finding(county=county, town=towns[n % TOWNS], occasion=visits[n % len(visits)],
                statement=f"第{n}条调研发现：{'具体情况若干。' * 10}", said_by="村民",
                source_key=f"来源{n % 150}", method="interview",
                found_on=WANTED - timedelta(30 + n % 200))
        for n in range(count)
    ])  # fmt: skip


def _measures(county: Area, unit: Unit, problems: list[Problem]) -> list[tuple[Any, ...]]:
    paper = PolicyDocument.objects.create(
        county=county, title="历年措施", issued_on=date(2021, 1, 4)
    )
    rows = Measure.objects.bulk_create([
        Measure(county=county, document=paper, position=n, title=f"第{n}项产业扶持和冷库建设措施",
                lead=unit, state="issued", issued_on=date(2021, 1, 4) + timedelta(n))
        for n in range(MEASURES)
    ])  # fmt: skip
    return [("problem", problems[n % PROBLEMS].pk, "measure", row.pk, "answers")
            for n, row in enumerate(rows[:20])]  # fmt: skip


def _link(county: Area, up: str, up_id: int, down: str, down_id: int, role: str) -> Link:
    return Link(county_id=county.pk, up_type=up, up_id=up_id, down_type=down, down_id=down_id,
                role=role, up_fingerprint="0" * 64, made_by_post="联络员", made_at=NOW)  # fmt: skip


def _parts(row: Application, unit: Unit, problems: list[Problem]) -> None:
    Goal.objects.bulk_create([
        Goal(application=row, title=f"新增冷库第{n}批", value=6, unit="座", baseline="2 座",
             due_on=date(2023, 12, 31), owner=unit)
        for n in range(4)
    ])  # fmt: skip
    items = Item.objects.bulk_create([
        Item(application=row, title=f"第{n}个议题", decides="定下地点", decided_by="区政府",
             presenter="农业农村局", minutes=25, other_way="letter", other_why="要当面定")
        for n in range(8)
    ])  # fmt: skip
    Paper.objects.bulk_create([
        Paper(application=row, item=item, title=item.title, version=version, characters=2800,
              received_on=WANTED - timedelta(5))
        for item in items for version in (1, 2)
    ])  # fmt: skip
    Prescription.objects.bulk_create([
        Prescription(application=row, title=f"第{n}项冷库建设措施", problem=problems[n % PROBLEMS],
                     cause="没有统一规划", lead=unit, lead_accepted=True, due_on=date(2023, 9, 30),
                     horizon="year", level="district", money=0, served="果农", proof="投用记录",
                     legality_by="司法局", legality_basis="条例", competition="untouched", duty="none")
        for n in range(10)
    ])  # fmt: skip
    Opinion.objects.bulk_create([
        Opinion(application=row, unit=unit, asked_on=date(2023, 1, 3), agrees=True,
                given_on=date(2023, 1, 6)) for _ in range(6)
    ])  # fmt: skip
