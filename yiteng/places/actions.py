"""Loading areas and the table of workdays from the shipped lists; repeatable without harm."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

from django.db import transaction

from yiteng.audit.actions import Entry
from yiteng.places.following import changed
from yiteng.places.models import Area, AreaCode, Population, Workday
from yiteng.places.queries import MCA, NBS, NOTICE
from yiteng.rules.actor import Actor
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_
from yiteng.workflow.trail import write

DATA = Path(__file__).parent / "data"
CITY = ("370300000000", "淄博市")
NBS_FROM, MCA_FROM = date(2023, 6, 30), date(2026, 9, 1)
_NOT_PERMITTED = Refusal("places.not_permitted", N_("Your post has no right to do this."))


def load_zibo() -> int:
    """Load Zibo's 8 counties, 88 towns and 2 931 villages; what is there already stays.

    Returns how many areas were made.
    """
    with transaction.atomic():
        if AreaCode.objects.filter(system="nbs", code=CITY[0]).exists():
            return 0
        city = _save([Area(level="city", kind="市", name=CITY[1])], [CITY[0]])[0]
        towns_csv = list(_rows("zibo_towns.csv"))
        counties = _counties(city, towns_csv)
        towns = _towns(counties, towns_csv)
        villages = _villages(counties, towns)
    return 1 + len(counties) + len(towns) + len(villages)


def add_town(county: Area, name: str, villages: Iterable[str], *, code: str) -> list[Area]:
    """Add an invented town with invented villages (the demo's 示例镇), never an official one.

    code: six figures of the county and three of the town from an unassigned range.
    Returns the town followed by its villages; the same where it is there already.
    """
    full = f"{code}000"
    found = AreaCode.objects.filter(system="demo", code=full).first()
    if found:
        return [found.area, *Area.objects.filter(parent=found.area).order_by("order")]
    names = list(villages)
    with transaction.atomic():
        town = Area.objects.create(
            level="town",
            kind="镇",
            name=name,
            parent=county,
            county=county,
            order=999,
            invented=True,
        )
        town.town = town
        town.save(update_fields=["town"])
        made = Area.objects.bulk_create([
            Area(level="village", kind="村", name=n, parent=town, county=county, town=town,
                 order=i, invented=True) for i, n in enumerate(names)
        ])  # fmt: skip
        AreaCode.objects.bulk_create(
            AreaCode(area=a, system="demo", code=c, source="虚构 (demo)")
            for a, c in zip((town, *made), (full, *(f"{code}{200 + i}" for i in range(len(names)))),
                            strict=True)
        )  # fmt: skip
    return [town, *made]


def note_populations(rows: Sequence[Population], *, actor: Actor, at: datetime) -> int:
    """Note how many people an area has, or are insured in a scheme, as of when and from where.

    Counts only; a later count stands beside the earlier one. Raises Refused for an empty source.
    """
    if not actor.may("places.people"):
        raise Refused([_NOT_PERMITTED])
    if any(not row.source.strip() for row in rows):
        raise Refused(
            [Refusal("places.no_source", N_("A count of people names its source."), field="source")]
        )
    with transaction.atomic():
        Population.objects.bulk_create(rows)
        write([row.area for row in rows], [
            Entry(row.area.county_id or 0, "places.area", row.area.pk, "population", actor, at, {},
                  {"count": row.count, "scheme": row.scheme, "as_of": row.as_of.isoformat()})
            for row in rows
        ])  # fmt: skip
    return len(rows)


def set_workday(day: date, worked: bool, name: str, *, actor: Actor, at: datetime) -> Workday:
    """Set one day of the table of workdays: a holiday or a make-up workday. Raises Refused."""
    if not actor.may("places.workdays"):
        raise Refused([_NOT_PERMITTED])
    with transaction.atomic():
        old = Workday.objects.filter(date=day).first()
        before = {"is_workday": old.is_workday, "name": old.name} if old else {}
        row, _ = Workday.objects.update_or_create(
            date=day, defaults={"is_workday": worked, "name": name, "source": actor.post_title}
        )
        write(
            [row],
            [
                Entry(
                    0,
                    "places.workday",
                    row.pk,
                    "set",
                    actor,
                    at,
                    before,
                    {"date": day.isoformat(), "is_workday": worked, "name": name},
                )
            ],
        )
        if not old or old.is_workday != worked:
            changed(day, name, at)
    return row


def load_workdays() -> int:
    """Enter the holidays and make-up workdays of the shipped years; edited days stay."""
    rows = [
        Workday(
            date=date.fromisoformat(r["date"]),
            is_workday=r["is_workday"] == "1",
            name=r["name"],
            source=NOTICE,
        )
        for r in _rows("workdays.csv")
    ]
    before = Workday.objects.count()
    Workday.objects.bulk_create(rows, ignore_conflicts=True)
    return Workday.objects.count() - before


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as handle:
        yield from csv.DictReader(handle)


def _save(areas: list[Area], codes: list[str]) -> list[Area]:
    made = Area.objects.bulk_create(areas, batch_size=1000)
    AreaCode.objects.bulk_create(
        [AreaCode(area=a, system="nbs", code=c, valid_from=NBS_FROM, source=NBS)
         for a, c in zip(made, codes, strict=True)], batch_size=1000)  # fmt: skip
    return made


def _counties(city: Area, rows: list[dict[str, str]]) -> dict[str, Area]:
    names = {r["county_code"]: r["county"] for r in rows}
    made = _save(
        [
            Area(level="county", kind=name[-1], name=name, parent=city, order=i)
            for i, name in enumerate(names.values())
        ],
        [f"{c}000000" for c in names],
    )
    for area in made:
        area.county = area
    Area.objects.bulk_update(made, ["county"])
    return dict(zip(names, made, strict=True))


def _towns(counties: dict[str, Area], rows: list[dict[str, str]]) -> dict[str, Area]:
    made = _save(
        [Area(level="town", kind=r["type"], name=r["town"], parent=counties[r["county_code"]],
              county=counties[r["county_code"]], order=i) for i, r in enumerate(rows)],
        [f"{r['town_code_nbs2023']}000" for r in rows],
    )  # fmt: skip
    for area in made:
        area.town = area
    Area.objects.bulk_update(made, ["town"])
    AreaCode.objects.bulk_create(
        AreaCode(area=a, system="mca", code=r["town_code_mca2026"], valid_from=MCA_FROM, source=MCA)
        for a, r in zip(made, rows, strict=True) if r["town_code_mca2026"]
    )  # fmt: skip
    return {r["town_code_nbs2023"]: a for r, a in zip(rows, made, strict=True)}


def _villages(counties: dict[str, Area], towns: dict[str, Area]) -> list[Area]:
    rows = list(_rows("zibo_villages.csv"))
    return _save(
        [Area(level="village", kind=r["type"], name=r["village"], parent=towns[r["town_code"]],
              county=counties[r["county_code"]], town=towns[r["town_code"]], order=i)
         for i, r in enumerate(rows)],
        [r["village_code"] for r in rows],
    )  # fmt: skip
