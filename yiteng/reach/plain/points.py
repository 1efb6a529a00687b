"""Places and sites from CSV or GeoJSON: every row named, nothing missing passed over."""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from yiteng.reach.analysis.coordinates import to_wgs84

Floats = NDArray[np.float64]
#: What columns are called in Chinese tables.
CHINESE = {
    "编号": "id", "名称": "name", "经度": "lon", "纬度": "lat", "人数": "people", "镇": "town",
    "县": "county", "山区系数": "mountain", "供给": "supply", "容量": "capacity", "造价": "cost",
    "状态": "state", "路网节点": "node", "职工": "people_employees", "居民": "people_residents",
    "地点": "place", "机构": "site", "分钟": "minutes", "公里": "km", "道路": "road", "起点": "from",
    "终点": "to", "月份": "month", "级别": "level", "险种": "scheme", "支付方式": "payment",
    "床日": "days", "日均费用": "cost", "基金支付比": "fund_share",
}  # fmt: skip


class Unreadable(ValueError):
    """A file that cannot be used; the message names the file, the row and what to write."""


@dataclass(frozen=True)
class Points:
    """Places or sites: rows with their columns as text, positions as WGS-84 where there are any.

    converted: the system the positions came in, empty where they were WGS-84 or CGCS2000.
    """

    source: str
    rows: tuple[dict[str, str], ...]
    lonlat: Floats | None
    converted: str = ""

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def ids(self) -> list[str]:
        """The id of each row."""
        return [row["id"] for row in self.rows]

    def text(self, column: str) -> list[str]:
        """A column as text, empty where it is missing."""
        return [row.get(column, "") for row in self.rows]

    def numbers(self, column: str, default: float | None = None) -> Floats:
        """A column as numbers, not negative. Raises Unreadable for what is missing or no number."""
        if default is None and not any(column in row for row in self.rows):
            chinese = next((k for k, v in CHINESE.items() if v == column), column)
            raise Unreadable(f"{self.source}: no column {column} ({chinese}); add it")
        found = np.empty(len(self.rows))
        for k, row in enumerate(self.rows):
            given = row.get(column, "").replace(",", "")
            if not given and default is not None:
                found[k] = default
                continue
            try:
                found[k] = float(given)
            except ValueError:
                found[k] = math.nan
            if not (math.isfinite(found[k]) and found[k] >= 0):
                raise Unreadable(
                    f"{self.source}: {row['id']}: {column} is {given!r}; write a number, 0 for none"
                )
        return found

    def places(self) -> Floats:
        """The positions. Raises Unreadable where the file has none."""
        if self.lonlat is None:
            raise Unreadable(f"{self.source}: no lon and lat; give minutes or roads instead")
        return self.lonlat

    def among(self, kept: Sequence[int]) -> Points:
        """Only these rows, in this order."""
        lonlat = None if self.lonlat is None else self.lonlat[list(kept)]
        return Points(self.source, tuple(self.rows[k] for k in kept), lonlat, self.converted)


def read(path: Path, system: str = "WGS-84") -> Points:
    """Places or sites of a CSV or GeoJSON file, positions converted from ``system``.

    Raises Unreadable for a file without rows, an id missing or twice, or a position that is none.
    """
    rows = _features(path) if path.suffix.lower() in (".geojson", ".json") else table(path)
    if not rows:
        raise Unreadable(f"{path.name}: no rows")
    seen: set[str] = set()
    for number, row in enumerate(rows, 1):
        if not row.get("id"):
            raise Unreadable(f"{path.name}: row {number} has no id")
        if row["id"] in seen:
            raise Unreadable(f"{path.name}: the id {row['id']} stands twice")
        seen.add(row["id"])
    given = _positions(path.name, rows)
    converted = "" if system in ("WGS-84", "CGCS2000") or given is None else system
    lonlat = None if given is None else to_wgs84(given, system)
    return Points(path.name, tuple(rows), lonlat, converted)


def table(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file, UTF-8 or GB 18030, Chinese headings in English. Raises Unreadable."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Unreadable(f"{path.name}: cannot be read ({error.strerror})") from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030", errors="replace")
    reader = csv.DictReader(text.splitlines())
    return [
        {CHINESE.get(k.strip(), k.strip()): (v or "").strip() for k, v in row.items() if k}
        for row in reader
    ]


def _features(path: Path) -> list[dict[str, str]]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        features = found["features"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Unreadable(f"{path.name}: no GeoJSON FeatureCollection") from error
    return [_feature(path.name, feature) for feature in features]


def _feature(name: str, feature: dict[str, Any]) -> dict[str, str]:
    known = {
        CHINESE.get(k, k): "" if v is None else str(v)
        for k, v in (feature.get("properties") or {}).items()
    }
    known.setdefault("id", str(feature.get("id", "")))
    shape = feature.get("geometry")
    if shape:
        if shape.get("type") != "Point":
            raise Unreadable(f"{name}: {known['id']} is a {shape.get('type')}, not a Point")
        known["lon"], known["lat"] = (str(c) for c in shape["coordinates"][:2])
    return known


def _positions(name: str, rows: list[dict[str, str]]) -> Floats | None:
    if not any(row.get("lon") or row.get("lat") for row in rows):
        return None
    found = np.empty((len(rows), 2))
    for k, row in enumerate(rows):
        try:
            found[k] = float(row.get("lon", "")), float(row.get("lat", ""))
        except ValueError:
            found[k] = math.nan
        if not (abs(found[k, 0]) <= 180 and abs(found[k, 1]) <= 90):
            raise Unreadable(f"{name}: {row['id']} has no longitude and latitude")
    return found
