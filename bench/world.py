"""The shape of the scratch province: which key is which, so that everybody can compute them."""

from __future__ import annotations

COUNTIES = 136
TOWNS = 11
VILLAGES = 33
DEPARTMENTS = 40
UNITS = DEPARTMENTS + TOWNS
THEMES = 6
CITY = 1
ROLES = ("supervision", "liaison", "town_office")
SURNAMES = "东西南北上下前后大小"
CROPS = ("猕猴桃", "桔梗", "草莓", "蓝莓", "中药材", "肉鸭", "黑山羊", "蜂蜜", "核桃", "樱桃")
WORKS = ("种植基地", "加工车间", "道路硬化", "饮水管网", "卫生室改造", "冷链仓库", "旅游步道", "灌溉机井",
         "养老驿站", "污水治理")  # fmt: skip


def county(k: int) -> int:
    """Key of county k (1 …)."""
    return k * 1000


def town(k: int, t: int) -> int:
    """Key of town t (0 …) of county k."""
    return k * 1000 + 1 + t


def village(k: int, t: int, v: int) -> int:
    """Key of village v (0 …) of town t."""
    return k * 1000 + 100 + t * VILLAGES + v


def unit(k: int, u: int) -> int:
    """Key of unit u: departments first, then the offices of the towns."""
    return k * 100 + 1 + u


def theme(k: int, i: int) -> int:
    """Key of theme i (0 …)."""
    return k * 10 + 1 + i


def post(k: int, role: str) -> int:
    """Key of the post, account and holding of a role in county k."""
    return k * 10 + ROLES.index(role)


def unit_of(k: int, role: str) -> int:
    """The unit of a role's post: supervision and the liaison sit in departments."""
    return unit(k, {"supervision": 0, "liaison": 7, "town_office": DEPARTMENTS}[role])


def shares(rows: int) -> list[int]:
    """How many commitments each county gets; the first ones one more where it does not divide."""
    each, rest = divmod(rows, COUNTIES)
    return [each + (k < rest) for k in range(COUNTIES)]
