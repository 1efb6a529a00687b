"""The sheets a workbook may have: their names, their heads, and which cells may be empty."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from yiteng.rules.words import N_


@dataclass(frozen=True, slots=True)
class Layout:
    """One kind of sheet: its name in the file, its heads by code, and which of them may be empty."""

    code: str
    name: str
    title: str
    heads: Mapping[str, str]
    free: frozenset[str] = frozenset()


_COST = {"kind": "服务", "level": "级别", "scheme": "险种", "payment": "支付方式", "cost": "日均费用",
         "fund_share": "基金支付比", "as_of": "截至日期"}  # fmt: skip
_DAYS = {"facility": "机构", "kind": "服务", "month": "月份", "scheme": "险种", "payment": "支付方式", "days": "床日"}  # fmt: skip
_AGAIN = {"kind": "服务", "quarter": "季度", "discharged": "出院人次", "readmitted": "三十日内再入院人次"}  # fmt: skip
LAYOUTS = (
    Layout("villages", "村居位置", N_("Positions of villages"),
           {"town": "镇", "village": "村居", "lon": "经度", "lat": "纬度"}),
    Layout("facilities", "机构位置", N_("Positions of facilities"),
           {"facility": "机构", "lon": "经度", "lat": "纬度"}),
    Layout("factors", "山区系数", N_("Mountain factors of towns"), {"town": "镇", "factor": "系数"}),
    Layout("minutes", "实测分钟", N_("Minutes that were measured"),
           {"town": "镇", "village": "村居", "facility": "机构", "minutes": "分钟"}),
    Layout("nodes", "路网节点", N_("Nodes of the roads"), {"node": "编号", "lon": "经度", "lat": "纬度"}),
    Layout("edges", "路段", N_("Sections of the roads"),
           {"start": "起点", "end": "终点", "minutes": "分钟", "km": "公里", "road": "道路等级"},
           frozenset({"minutes", "km", "road"})),
    Layout("costs", "日均费用", N_("Costs of a day"), _COST, frozenset({"scheme", "payment", "fund_share"})),
    Layout("days", "床日", N_("Bed-days"), _DAYS, frozenset({"scheme", "payment"})),
    Layout("readmissions", "再入院", N_("Discharges and readmissions by quarter"), _AGAIN),
)  # fmt: skip
BY_NAME = {layout.name: layout for layout in LAYOUTS}
