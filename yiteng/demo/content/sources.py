"""Where the demo's content comes from, by the short names the other modules use."""

from __future__ import annotations

from typing import Final

from yiteng.rules.words import N_

REPORT_BOSHAN: Final = "report_boshan"
REPORT_ZICHUAN: Final = "report_zichuan"
GOVERNMENT_PAGE: Final = "boshan_gov_page"
AREA_LIST: Final = "nbs_2023"
READING: Final = "reading"
INVENTED: Final = "invented"

SOURCES: Final[dict[str, str]] = {
    REPORT_BOSHAN: "《坚持会议“4不开”的这个区连开6场大会》，大众日报淄博融媒体中心，2023年3月",
    REPORT_ZICHUAN: "《首个医保定点血液透析项目基层定点医院落地淄川》，大众日报淄博融媒体中心，"
    "3月26日（年份据上下文推定为2023年）",
    GOVERNMENT_PAGE: "博山区政府网页（boshan.gov.cn/art/2023/9/8/art_4528_2742978）",
    AREA_LIST: "统计用区划代码2023年版（截至2023-06-30）",
    READING: "据报道推定",
    INVENTED: "虚构，仅供演示",
}

_DATES: Final = (
    "all dates", "day", "date", "intention", "coaching", "applied", "complete", "reported",
    "city_reviewed", "agreement", "in_force", "opened", "assessment_due", "set_up", "founded",
)  # fmt: skip

#: What a field is called where a row says which of its fields are invented.
FIELDS: Final[dict[str, str]] = {
    **dict.fromkeys(_DATES, "日期"),
    "benchmark_day": "外出对标日期",
    "people": "人数",
    "by_group": "人数",
    "legal_form": "组织形式",
    "members": "成员名单",
    "venue": "会场",
    "hours": "时长",
    "hours_research": "时长",
    "decisions": "决定",
    "dossier": "目标、议题、处方和意见的细节",
    "leader": "带队岗位",
    "leads": "线索数",
    "capacity": "床位和容量",
    "visits": "现场查看",
    "city_number": "文号",
    "pay_ratio": "支付比例",
}


def cited() -> list[tuple[str, str]]:
    """What the imprint says of the demo: the reports and pages it rests on, and what is invented."""
    known = (REPORT_BOSHAN, REPORT_ZICHUAN, GOVERNMENT_PAGE)
    return [
        *((N_("Content of the demonstration"), SOURCES[key]) for key in known),
        (N_("Everything marked invented"), SOURCES[INVENTED]),
    ]
