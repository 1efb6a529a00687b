"""The register of the two reports' figures: which query computes each, with what.

The figures themselves, their words and dates stand in data/facts.csv as the reports print them;
here stands only how the software computes each one, and why two of them differ.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_QUARTER = {"from": "2023-01-01", "to": "2023-03-31", "scale": "district"}
_FARM = {"kind": "agriculture_project", "theme": "agriculture"}
_PLANNED = {"code": "investment", "status": "planned"}
_SHIMA, _NANSHA = "370304108000", "370304108212"
_ITEM = {"kind": "livelihood_item"}
_ZHENGCHANG = {"kind": "enterprise_request", "firm": "山东正昌煤矿机械有限公司"}
_WANQIAO = {"kind": "long_standing_problem", "firm": "山东万乔集团"}
_KANGBEI, _JINJIAN = "淄博康贝医疗器械有限公司", "淄博金箭医疗器械有限公司"
_WARDS = {"kind": "psychiatric", "level": "one"}
_CARE = {"kind": "long_term_care", "level": "one"}
_COST = {"kind": "psychiatric", "level": "one", "reference": "three"}


@dataclass(frozen=True, slots=True)
class How:
    """How one figure is computed; value_type: number, date or text."""

    query: str
    params: Mapping[str, Any] = field(default_factory=dict)
    what_zh: str = ""
    value_type: str = "number"
    explanation: str = ""
    explanation_zh: str = ""
    pinned: str = ""


HOW: dict[str, How] = {
    "B01": How("meetings.held", _QUARTER, "召开大会"),
    "B02": How("meetings.themes", _QUARTER, "大会涉及的方面"),
    "B03": How("gate.tests", {}, "会议“四不开”的条数"),
    "B04": How("gate.first_month", _QUARTER, "六场大会开始谋划的月份", "text"),
    "B05": How("commitments.count", _FARM, "特色农业项目"),
    "B06": How("commitments.sum", {**_FARM, **_PLANNED}, "特色农业项目计划总投资"),
    "B07": How("commitments.count", {**_FARM, "area": _SHIMA}, "石马镇策划的特色农业项目"),
    "B08": How("commitments.sum", {**_FARM, **_PLANNED, "area": _SHIMA}, "石马镇项目计划总投资"),
    "B09": How("commitments.sum",
               {**_FARM, "code": "greenhouses", "status": "planned", "area": _NANSHA},
               "南沙井村计划建设的现代化大棚"),
    "B10": How("measures.count", {"theme": "industry"}, "《促进产业高质量发展十四条措施》条数"),
    "B11": How("measures.position", {"theme": "industry", "words": "产业联盟"},
               "组建产业联盟是第几条"),
    "B12": How("meetings.length", {**_QUARTER, "theme": "industry"}, "产业发展大会会期"),
    "B13": How("alliances.members", {"industry": "pump", "on": "2023-02-26"},
               "泵类产业联盟成员企业"),
    "B14": How("alliances.days", {"industry": "pump", "theme": "industry", "words": "产业联盟"},
               "从措施发布到联盟成立的天数"),
    "B15": How("commitments.count", {**_ITEM, "level": "district"}, "区级民生实事"),
    "B16": How("commitments.count", {**_ITEM, "level": "town"}, "镇级民生实事"),
    "B17": How("commitments.count", {**_ITEM, "level": "village"}, "村级民生实事"),
    "B18": How("commitments.places", {**_ITEM, "published": True, "of": "town"},
               "民生实事覆盖的镇（街道）"),
    "B19": How("commitments.places", {**_ITEM, "of": "village"}, "民生实事覆盖的村（社区）",
               explanation="The list of June 2023 has 296 villages and communities and each has "
                           "an item; the report of March 2023 says 290. Both are shown.",
               explanation_zh="2023年6月的区划名单有296个村（社区），每个都有民生实事；"
                              "2023年3月的报道写290个。两个数都照实列出。",
               pinned="296"),
    "B20": How("commitments.count", {"kind": "alliance", "theme": "culture_tourism"},
               "文旅发展大会宣布成立的产业联盟"),
    "B21": How("commitments.count", {"kind": "tourist_map", "published": True}, "发布的旅游地图"),
    "B22": How("enterprises.opened", {"kind": "errand_team"}, "首个政务“跑团”开跑", "date"),
    "B23": How("enterprises.opened", {"kind": "lifecycle_centre"},
               "企业全生命周期服务中心启用", "date"),
    "B24": How("commitments.hours", {**_ZHENGCHANG, "stage": "solved"},
               "从企业求助到账户解封的小时数"),
    "B25": How("commitments.cliff", _ZHENGCHANG, "企业款项的截止日", "date"),
    "B26": How("commitments.sum", {**_ZHENGCHANG, "code": "value_at_stake", "status": "actual"},
               "面临重做的试验费用"),
    "B27": How("commitments.sum", {**_WANQIAO, "code": "yearly_output", "status": "expected"},
               "场地腾清后有望增加的年产值"),
    "B28": How("enterprises.indicator", {"firm": _JINJIAN, "code": "output_growth"},
               "金箭医疗计划的产值年增长"),
    "B29": How("enterprises.indicator", {"firm": _KANGBEI, "code": "revenue_growth"},
               "康贝医疗营收同比增长"),
    "B30": How("research.destinations", {}, "会后赴外招商的城市"),
    "B31": How("meetings.span", _QUARTER, "六场大会前后历时"),
    "B32": How("meetings.least_attended", _QUARTER, "每场大会参会人数"),
    "B33": How("meetings.documents", _QUARTER, "报道点名的大会文件"),
    "B34": How("meetings.directions", {**_QUARTER, "theme": "culture_tourism"},
               "文旅发展大会提出的方向"),
    "B35": How("research.first_year", {}, "新一届班子开始大兴调查研究的年份"),
    "B36": How("enterprises.indicator", {"firm": _KANGBEI, "code": "listing_years"},
               "康贝医疗计划上市年限"),
    "Z01": How("reach.capacity", {"kind": "dialysis", "facility": "杨寨"}, "调试成功的血液透析机"),
    "Z02": How("reach.facilities",
               {"kind": "dialysis", "level": "one", "scope": "city", "designated": True},
               "全市拥有血液透析服务的一级医院"),
    "Z03": How("reach.facilities", _WARDS, "设立精神病专科的卫生院"),
    "Z04": How("reach.people", {**_WARDS, "what": "inpatients"}, "享受慢性病待遇的精神疾病住院人数"),
    "Z05": How("reach.cost", _COST, "卫生院人均日住院费用"),
    "Z06": How("reach.cost", {"kind": "psychiatric", "level": "three"}, "三级医院人均日住院费用"),
    "Z07": How("reach.cost_difference", _COST, "人均日住院费用节约"),
    "Z08": How("reach.saving", {**_COST, "from": "2022-01-01", "to": "2022-12-31"},
               "一年节约费用",
               explanation="200 beds × 365 days × 140 yuan = 10.22 million of total cost in the "
                           "invented bed-days, above the “nearly ten million” of the report; the "
                           "fund's share is smaller. An estimate, not a settlement.",
               explanation_zh="按虚构床日测算：200张床×365天×140元＝1022万元，是总费用，"
                              "高于报道的“近千万元”；基金支付部分更少。此为费用节约测算，非结算。",
               pinned="10220000"),
    "Z09": How("reach.facilities", {**_CARE, "designated": True}, "开通职工长期护理保险的乡镇卫生院"),
    "Z10": How("reach.people", {**_CARE, "what": "beneficiaries"}, "就近享受服务的失能人员"),
    "Z11": How("reach.schemes", {"kind": "dialysis"}, "血液透析纳入慢性病支付的险种"),
}  # fmt: skip


#: The Chinese of the assumptions that facts.csv states in English.
ASSUMED = {
    "B07": "这14个包含在166个之内，是我们的理解",
    "B08": "同B07",
    "B09": "南沙井村未见于2023年名录，按南沙村委会（370304108212）认定",
    "B12": "哪两天召开报道未写明；文件落款为1月30日",
    "B24": "“16时多”至“23时多”：6至8小时之间",
    "B25": "谨慎理解：北京时间2023年3月3日零时之前",
    "Z01": "报道未印年份，据上下文为2023年",
    "Z02": "报道未印年份，据上下文为2023年",
}


def printed() -> list[dict[str, str]]:
    """The figures as the reports print them, one mapping a row of data/facts.csv."""
    path = Path(__file__).parent / "data" / "facts.csv"
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))
