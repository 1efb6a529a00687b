"""The six tourist maps and their places.

Real (report on Boshan): six maps published by the culture-tourism conference, the breakfast map
among them. Invented: the titles of the other five, every place, the days of checking. Places carry
a town, never a coordinate.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from itertools import groupby

from yiteng.demo.content.areas import BOSHAN
from yiteng.demo.content.measures import TOURISM_DAY
from yiteng.demo.content.moments import end_of, on
from yiteng.demo.content.posts import liaison
from yiteng.demo.content.research import rows
from yiteng.demo.content.shapes import Item, MapPlace, Served, Stage, TouristMap
from yiteng.demo.content.sources import REPORT_BOSHAN


@cache
def tourist_maps() -> tuple[TouristMap, ...]:
    """Six maps, each place checked on a day before publication."""
    checker = liaison("culture_tourism_bureau")
    made = []
    for number, (key, group) in enumerate(groupby(rows("maps.csv"), key=lambda r: r["map"]), 1):
        places = list(group)
        made.append(
            TouristMap(
                key=key,
                title=places[0]["title"],
                item=f"TM{number}",
                published=TOURISM_DAY,
                places=tuple(
                    MapPlace(
                        row["place"],
                        row["kind"],
                        row["town"],
                        row["note"],
                        date(2023, 3, 6) + timedelta(days=(number + at) % 9),
                        checker,
                    )
                    for at, row in enumerate(places)
                ),
                invented=("places",) if key == "breakfast" else ("title", "places"),
                source=REPORT_BOSHAN,
            )
        )
    return tuple(made)


def _item(tourist_map: TouristMap) -> Item:
    return Item(
        key=tourist_map.item,
        kind="tourist_map",
        theme="culture_tourism",
        title=f"{tourist_map.title}编印和核对",
        content=f"点位{len(tourist_map.places)}处，逐个核对、注明日期，每季复核一次",
        area=BOSHAN,
        level="district",
        lead="culture_tourism_bureau",
        support=(("publicity", "版面审读"),),
        origin="meeting",
        origin_ref="M_CULTURE_TOURISM",
        measure="M29",
        issued=on("2023-03-17", "14:00"),
        due=end_of(date(2023, 6, 30)),
        served=Served("residents", "游客和居民", BOSHAN),
        proof="点位核对单，发布版",
        state="active",
        stages=(
            Stage("checked", date(2023, 3, 17), date(2023, 3, 17)),
            Stage("published", date(2023, 3, 17), TOURISM_DAY),
            Stage("rechecked", date(2023, 6, 20)),
        ),
        quantities=(),
        fields=(
            ("published_on", TOURISM_DAY.isoformat()),
            ("places", str(len(tourist_map.places))),
        ),
        invented="title" in tourist_map.invented,
        source=REPORT_BOSHAN,
    )


@cache
def map_items() -> tuple[Item, ...]:
    """One commitment a map: published, then checked again each quarter."""
    return tuple(_item(tourist_map) for tourist_map in tourist_maps())
