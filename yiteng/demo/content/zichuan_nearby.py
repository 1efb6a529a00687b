"""Zichuan's villages on the ground: points, insured people, mountain factors, two more hospitals.

Real: the 474 villages and communities and their towns (official list of 2023), and that 太河, 西河 and
岭子 are mountain towns. Invented: every coordinate (villages are strewn around an assumed middle of
their town by their code), every count of insured people, the mountain factors, the district's own
hospital and where anything stands. Nobody finds a real village by them.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256
from math import cos, pi, radians, sin, sqrt
from typing import Final

from yiteng.demo.content.areas import ZICHUAN
from yiteng.demo.content.zichuan import DENSITY

#: Assumed middle of each town: longitude, latitude, how far its villages lie in km.
MIDDLES: Final = {
    "370302001": (117.955, 36.645, 1.6),
    "370302002": (117.985, 36.655, 1.7),
    "370302004": (117.962, 36.668, 1.8),
    "370302005": (117.940, 36.628, 2.0),
    "370302102": (117.880, 36.575, 4.2),
    "370302104": (117.815, 36.615, 4.4),
    "370302111": (118.075, 36.515, 6.0),
    "370302112": (117.965, 36.565, 3.8),
    "370302113": (118.095, 36.640, 4.8),
    "370302114": (118.070, 36.705, 4.0),
    "370302115": (118.025, 36.635, 2.6),
    "370302116": (117.980, 36.725, 4.2),
    "370302117": (118.175, 36.470, 7.5),
}
#: Insured people of the towns whose density the report's case does not need: employees, residents.
OTHERS: Final = {
    "370302001": (21_300, 17_400),
    "370302002": (23_900, 16_200),
    "370302004": (17_600, 14_800),
    "370302005": (19_200, 15_500),
    "370302102": (9_400, 42_600),
    "370302104": (4_300, 29_700),
    "370302117": (2_900, 38_900),
}
MOUNTAINS: Final = {"370302117": "1.40", "370302111": "1.20", "370302104": "1.20"}
SCHEMES: Final = ("employees", "residents")


@dataclass(frozen=True)
class Ground:
    """A village: its code, an invented point, and invented insured people by scheme."""

    code: str
    lon: float
    lat: float
    employees: int
    residents: int


@dataclass(frozen=True)
class House:
    """An invented facility with dialysis that had opened before Yangzhai's, and where it stands."""

    key: str
    name: str
    level: str
    town: str
    machines: int


DISTRICT_HOSPITAL: Final = House("district", "淄川区区级医院（虚构）", "two", "370302002", 28)


def house_point(key: str, town: str) -> tuple[Decimal, Decimal] | None:
    """An invented point of a facility near the assumed middle of its town; None outside Zichuan."""
    if town not in MIDDLES:
        return None
    lon, lat, wide = MIDDLES[town]
    east, north = (wide * 0.7 * (_chance(key, side) - 0.5) for side in ("east", "north"))
    return (
        Decimal(f"{lon + east / (111.32 * cos(radians(lat))):.6f}"),
        Decimal(f"{lat + north / 110.57:.6f}"),
    )


def strewn(codes: tuple[str, ...]) -> list[Ground]:
    """The villages of these 12-digit codes, people of each town divided among its villages."""
    rows = []
    for town in sorted({code[:9] for code in codes if code.startswith(ZICHUAN)}):
        mine = sorted(code for code in codes if code.startswith(town))
        shares = [0.4 + _chance(code, "people") for code in mine]
        counted = [_divided(count, shares) for count in _insured(town)]
        for k, code in enumerate(mine):
            lon, lat = _point(town, code)
            rows.append(Ground(code, lon, lat, counted[0][k], counted[1][k]))
    return rows


def _insured(town: str) -> tuple[int, int]:
    known = {(row.area, row.scheme): row.insured for row in DENSITY}
    if town in OTHERS:
        return OTHERS[town]
    return known[town, SCHEMES[0]], known[town, SCHEMES[1]]


def _divided(count: int, shares: list[float]) -> list[int]:
    """Whole numbers in about these shares that add up to the count."""
    made = [int(count * share / sum(shares)) for share in shares]
    made[0] += count - sum(made)
    return made


def _point(town: str, code: str) -> tuple[float, float]:
    lon, lat, wide = MIDDLES[town]
    angle, far = 2 * pi * _chance(code, "angle"), wide * sqrt(_chance(code, "far"))
    east, north = far * cos(angle), far * sin(angle)
    return (round(lon + east / (111.32 * cos(radians(lat))), 6), round(lat + north / 110.57, 6))


def _chance(code: str, what: str) -> float:
    """A number from 0 to 1 that is always the same for the same village."""
    return int(sha256(f"{code}/{what}".encode()).hexdigest()[:8], 16) / 0xFFFFFFFF
