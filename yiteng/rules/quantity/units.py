"""Units: their codes, how they are written in Chinese and in English."""

from __future__ import annotations

#: code → (as written after a figure in Chinese, English plural; the code is the singular).
UNITS: dict[str, tuple[str, str]] = {
    "CNY": ("元", "yuan"),
    "person": ("人", "people"),
    "hour": ("小时", "hours"),
    "day": ("天", "days"),
    "workday": ("个工作日", "workdays"),
    "month": ("个月", "months"),
    "year": ("年", "years"),
    "bed-day": ("床日", "bed-days"),
    "bed": ("张床", "beds"),
    "meeting": ("场", "meetings"),
    "theme": ("个方面", "themes"),
    "rule": ("条规则", "rules"),
    "project": ("个项目", "projects"),
    "greenhouse": ("个大棚", "greenhouses"),
    "measure": ("条措施", "measures"),
    "position": ("位", "position"),
    "enterprise": ("家企业", "enterprises"),
    "item": ("件", "items"),
    "case": ("件", "cases"),
    "task": ("项任务", "tasks"),
    "town": ("个镇办", "towns"),
    "village": ("个村居", "villages"),
    "household": ("户", "households"),
    "alliance": ("个联盟", "alliances"),
    "map": ("张地图", "maps"),
    "city": ("个城市", "cities"),
    "document": ("份文件", "documents"),
    "direction": ("个方向", "directions"),
    "machine": ("台", "machines"),
    "facility": ("家机构", "facilities"),
    "scheme": ("种参保类型", "schemes"),
    "kilometre": ("公里", "kilometres"),
    "minute": ("分钟", "minutes"),
    "mu": ("亩", "mu"),
    "tonne": ("吨", "tonnes"),
    "square metre": ("平方米", "square metres"),
}

#: What people write → code. Counters that fit several things (家, 个) stay as written.
SPELLINGS: dict[str, str] = {
    **{written.removeprefix("个"): code for code, (written, _) in UNITS.items()},
    "元": "CNY",
    "块": "CNY",
    "块钱": "CNY",
    "圆": "CNY",
    "人民币": "CNY",
    "CNY": "CNY",
    "人": "person",
    "名": "person",
    "人次": "人次",
    "%": "ratio",
    "小时": "hour",
    "钟头": "hour",
    "天": "day",
    "日": "day",
    "工作日": "workday",
    "月": "month",
    "年": "year",
    "分钟": "minute",
    "床日": "bed-day",
    "户": "household",
    "公里": "kilometre",
    "千米": "kilometre",
    "亩": "mu",
    "吨": "tonne",
    "平方米": "square metre",
    "平米": "square metre",
}


def unit_code(written: str) -> str:
    """The code of a unit as people write it; parts of a rate one by one; unknown ones as written.

    >>> unit_code("元/人/天"), unit_code("家"), unit_code("个月")
    ('CNY/person/day', '家', 'month')
    """
    return "/".join(_one(part) for part in written.split("/"))


def unit_title(code: str, *, language: str = "zh", one: bool = False) -> str:
    """The unit as written after a figure. language: ``zh`` or ``en``; one: the figure is 1.

    >>> unit_title("month"), unit_title("month", language="en"), unit_title("CNY/year")
    ('个月', 'months', '元/年')
    """
    first, *rest = code.split("/")
    if language == "en":
        name = first if one and first != "CNY" else UNITS.get(first, ("", first))[1]
        return "/".join((name, *rest))
    per = (UNITS.get(part, (part, ""))[0].removeprefix("个") for part in rest)
    return "/".join((UNITS.get(first, (first, ""))[0], *per))


def _one(written: str) -> str:
    bare = written.removeprefix("个") or written
    return SPELLINGS.get(bare, bare)
