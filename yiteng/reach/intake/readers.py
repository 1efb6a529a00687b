"""Rows of a workbook as values, beside what is held; what cannot be read says why."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from yiteng.places.models import Area
from yiteng.reach.analysis.coordinates import to_wgs84
from yiteng.reach.intake import road_rows, values
from yiteng.reach.intake.held import Held, Values
from yiteng.reach.intake.sheets import Row
from yiteng.reach.intake.values import Unread
from yiteng.reach.models import Facility
from yiteng.reach.queries.facilities import KINDS, LEVELS, PAYMENTS, SCHEMES
from yiteng.rules.words import N_

_DEGREE = Decimal("0.000001")
#: Name of what a row is about, its key, its values, the row that is held.
Read = tuple[str, tuple[Any, ...], Values, Any]


class Cells(dict[str, str]):
    """Cells of a row that remember which was looked at last: that is the one that could not be read."""

    last = ""

    def __getitem__(self, code: str) -> str:
        self.last = code
        return super().__getitem__(code)


class Readers(Held):
    """One reader for each kind of sheet."""

    def read(self, row: Row) -> Read:
        """A row as values beside what is held. Raises Unread."""
        cells = Cells(row.cells)
        try:
            found: Read = getattr(self, f"_read_{row.layout.code}")(cells)
        except Unread as unread:
            unread.column = row.layout.heads.get(cells.last, "")
            raise
        return found

    def _point(self, cells: dict[str, str]) -> Values:
        lon = values.number(cells["lon"], "73", "136", 9)
        lat = values.number(cells["lat"], "3", "54", 9)
        x, y = to_wgs84([(float(lon), float(lat))], self.system)[0]
        return {"lon": Decimal(str(x)).quantize(_DEGREE), "lat": Decimal(str(y)).quantize(_DEGREE)}

    def _area(self, cells: dict[str, str]) -> Area:
        found = self.villages.get((cells["town"], cells["village"]))
        if found is None:
            raise Unread(
                N_("There is not exactly one village {village} in {town}."),
                village=cells["village"],
                town=cells["town"],
            )
        return found

    def _house(self, name: str) -> Facility:
        found = self.houses.get(name)
        if found is None:
            raise Unread(N_("There is not exactly one facility {name}."), name=name)
        return found

    def _town(self, name: str) -> Area:
        if name not in self.towns:
            raise Unread(N_("There is no town {name}."), name=name)
        return self.towns[name]

    def _read_villages(self, cells: dict[str, str]) -> Read:
        area = self._area(cells)
        return f"{cells['town']}{area.name}", (area,), self._point(cells), self.points.get(area.pk)

    def _read_facilities(self, cells: dict[str, str]) -> Read:
        house = self._house(cells["facility"])
        return house.name, (house,), self._point(cells), house

    def _read_nodes(self, cells: dict[str, str]) -> Read:
        new, there = road_rows.node(self.roads, cells["node"], self._point(cells))
        return cells["node"], (cells["node"],), new, there

    def _read_edges(self, cells: dict[str, str]) -> Read:
        name, new, there = road_rows.section(self.roads, self.named, cells)
        return name, (name,), new, there

    def _read_factors(self, cells: dict[str, str]) -> Read:
        town = self._town(cells["town"])
        return (
            town.name,
            (town,),
            {"factor": values.number(cells["factor"], "1", "9", 2)},
            self.slow.get(town.pk),
        )

    def _read_minutes(self, cells: dict[str, str]) -> Read:
        area, house = self._area(cells), self._house(cells["facility"])
        new = {"minutes": values.number(cells["minutes"], "0", "999", 1)}
        return (
            f"{area.name} → {house.name}",
            (area, house),
            new,
            self.measured.get((area.pk, house.pk)),
        )

    def _read_costs(self, cells: dict[str, str]) -> Read:
        key = (values.choice(cells["kind"], KINDS), values.choice(cells["level"], LEVELS),
               values.choice(cells["scheme"], SCHEMES), values.choice(cells["payment"], PAYMENTS),
               values.day(cells["as_of"]))  # fmt: skip
        share = values.number(cells["fund_share"], "0", "1", 4) if cells["fund_share"] else None
        new = {"cost": values.number(cells["cost"], "0.01", "99999999", 2), "fund_share": share}
        name = " ".join(
            word
            for word in (cells["kind"], cells["level"], cells["scheme"], cells["payment"])
            if word
        )
        return name, key, new, self.costs.get(key)

    def _read_readmissions(self, cells: dict[str, str]) -> Read:
        kind, until = values.choice(cells["kind"], KINDS), values.quarter(cells["quarter"])
        new = {what: values.whole(cells[what]) for what in ("discharged", "readmitted")}
        if new["readmitted"] > new["discharged"]:
            raise Unread(N_("More were readmitted than discharged: {n}."), n=cells["readmitted"])
        name = f"{cells['kind']} {cells['quarter']}"
        return name, (kind, until), new, self.stays.get((kind, until))

    def _read_days(self, cells: dict[str, str]) -> Read:
        house, kind = self._house(cells["facility"]), values.choice(cells["kind"], KINDS)
        service = self.services.get((house.pk, kind))
        if service is None:
            raise Unread(N_("{name} does not offer {kind}."), name=house.name, kind=cells["kind"])
        month = values.month(cells["month"])
        scheme, payment = (
            values.choice(cells["scheme"], SCHEMES),
            values.choice(cells["payment"], PAYMENTS),
        )
        held = self.days.get((service.pk, month, scheme, payment))
        return (
            f"{house.name} {month:%Y-%m}",
            (service, month, scheme, payment),
            {"days": values.whole(cells["days"])},
            held,
        )
