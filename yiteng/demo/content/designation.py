"""Designation: Yangzhai's road in full, agreements that were there before, 示例镇 where it goes wrong.

Real (report on Zichuan): that Yangzhai asked, was visited several times, was surveyed for rooms and the
density of insured people around it, was reported to and passed by the city; a partner station of 淄博市中心医院,
training, equipment bought with money raised; ten machines commissioned on March 15; wards at 双沟, 东坪 and
峨庄; eight township health centres open for employees' long-term care after several visits by the four heads of
a survey. Invented: every other day, number, figure of a check, visit, promise; all of 示例镇.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Final

Counts = tuple[tuple[int, int, int], ...]
#: Line of a standard → what Yangzhai stated. 10 machines are reported, the rest is invented.
YANGZHAI: Final = {
    "machines": "10", "spare": "1", "units_area": "46", "plant_area": "9", "water_room": "18",
    "clean_dirty": "1", "isolation": "1", "side_rooms": "1", "doctors": "3", "nephrologist": "1",
    "nurses": "5", "head_nurse": "1", "technicians": "1", "training": "6", "oxygen": "1",
    "rescue": "1", "computer": "1", "bacteria": "20", "endotoxin": "0.03",
    "endotoxin_fluid": "0.05", "chlorine": "0.02",
}  # fmt: skip
#: Before the coaching one nurse was missing and the zones were not apart.
YANGZHAI_EARLY: Final = {**YANGZHAI, "clean_dirty": "0", "nurses": "3", "training": "2"}
WATER: Final = ("bacteria_test", "endotoxin_test", "chemical_test")
SUGGESTIONS: Final = (
    "清洁区与污染区分设通道\n水处理间与透析区之间加隔断\n护士补齐至 4 名以上并完成进修"
)
DONE: Final = ("通道已分设", "隔断已装", "护士已到位，进修满 3 个月")


@dataclass(frozen=True)
class Prepared:
    """Partner, equipment, training: what, words, pieces or months, who paid."""

    what: str
    title: str
    number: str = ""
    paid_by: str = ""
    reported: bool = False


PREPARED: Final = (
    Prepared("partner", "淄博市中心医院肾病科（名医基层工作站）", reported=True),
    Prepared("equipment", "血液透析机", "10", "自筹（报道：筹资购入）", True),
    Prepared("equipment", "水处理设备", "1", "自筹"),
    Prepared("training", "医师、护士、技师在淄博市中心医院进修", "6"),
)


@dataclass(frozen=True)
class Promise:
    """What a side promised, by when; kept on a day where it was."""

    side: str
    words: str
    due: date | None = None
    kept: date | None = None


YANGZHAI_SIDES: Final = (
    Promise("hospital", "每周六天开诊，两班，急诊留一台备用机", date(2023, 4, 30)),
    Promise("hospital", "每月水质检测结果张贴在候诊区", date(2023, 4, 20)),
    Promise("patients", "推选两名患者代表，每季度看一次水质和费用公示", date(2023, 6, 30)),
    Promise("insurance", "开诊首月上门两次，改选定点当日办结", date(2023, 4, 20)),
)


#: What the patients' representatives of Yangzhai say by their slip: the first two right, the third otherwise.
YANGZHAI_WORDS: Final = (
    (0, True, ""), (1, True, ""), (2, False, "推选两名患者代表，每月看一次水质公示"),
)  # fmt: skip
#: An expert invited to the survey of Yangzhai: unit, role.
EXPERT: Final = ("市血液净化质控中心", "护理专家（虚构）")
#: People in need by town (last three figures of the code → count), all invented; two towns are small.
IN_NEED_ON: Final = date(2023, 2, 28)
IN_NEED: Final = {
    "dialysis": (41, 33, 28, 36, 22, 19, 25, 17, 14, 11, 9, 7, 3),
    "psychiatric": (96, 71, 64, 83, 52, 47, 58, 44, 39, 31, 26, 18, 12),
    "long_term_care": (118, 97, 83, 102, 76, 61, 70, 55, 49, 41, 38, 29, 21),
}  # fmt: skip


@dataclass(frozen=True)
class Waiting:
    """A case that waits at the city: all invented."""

    name: str = "示例卫生院（虚构）"
    town: str = "370302111"
    intended: date = date(2022, 10, 10)
    coached: date = date(2022, 11, 2)
    rechecked: date = date(2022, 12, 7)
    applied: date = date(2023, 1, 9)
    accepted: date = date(2023, 1, 13)
    surveyed: tuple[date, ...] = (date(2023, 2, 8), date(2023, 3, 8))
    reported: date = date(2023, 3, 24)


WAITING: Final = Waiting()


@dataclass(frozen=True)
class TakenOver:
    """An agreement from before: facilities (keys of zichuan), care, in force, this year's agreement."""

    facilities: tuple[str, ...]
    kind: str
    in_force: date
    starts: date
    number: str
    employees_only: bool = False
    invented: tuple[str, ...] = ("all dates", "city_number")


TAKEN_OVER: Final = (
    TakenOver(("shuanggou",), "psychiatric", date(2019, 8, 1), date(2022, 8, 1), "淄医协〔2022〕虚构11号"),
    TakenOver(("dongping",), "psychiatric", date(2020, 8, 1), date(2022, 8, 1), "淄医协〔2022〕虚构12号"),
    TakenOver(("ezhuang",), "psychiatric", date(2021, 8, 1), date(2022, 8, 1), "淄医协〔2022〕虚构13号"),
    TakenOver(
        tuple(f"care{n}" for n in range(1, 9)), "long_term_care", date(2022, 8, 1),
        date(2022, 8, 1), "淄医协〔2022〕虚构21号", True,
    ),
)  # fmt: skip
#: The four heads the branch surveyed by, as reported.
CARE_VISIT: Final = "对照服务标准、财务管理、医护人员配备、信息系统逐项查看，提出改造建议"


#: Slips in the three wards, all invented: slips, then yes, partly, no to each of the three questions.
WARD_SLIPS: Final = {
    "shuanggou": (60, ((41, 4, 3), (40, 5, 3), (36, 7, 5))),
    "dongping": (52, ((33, 4, 4), (33, 3, 5), (30, 7, 4))),
    "ezhuang": (38, ((22, 3, 4), (22, 4, 3), (20, 6, 3))),
}
WARD_SLIPS_ON: Final = date(2023, 3, 25)
WARD_SLIPS_BACK: Final = date(2023, 3, 30)


@dataclass(frozen=True)
class Example:
    """A case of 示例镇: facility, care, until which step it goes, on which days."""

    key: str
    facility: str
    kind: str
    capacity: int
    intended: date
    coached: date
    rechecked: date | None = None
    applied: date | None = None
    answers: dict[str, str] = field(default_factory=dict)
    water: date | None = None
    papers: tuple[str, ...] = ()
    next_visit: date | None = None


_CARE: Final = {
    "service_rules": "1", "care_beds": "12", "accounts": "1", "price_list": "1", "care_nurses": "2",
    "carers": "6", "care_interface": "1",
}  # fmt: skip
_WARD: Final = {
    "psychiatrists": "2", "beds": "30", "ward_staff": "12", "ward_area": "100", "fittings": "1",
    "quality_rules": "1", "voluntary": "1", "restraint": "1", "privacy": "1",
}  # fmt: skip
EXAMPLES: Final = (
    Example("E_DIALYSIS", "示例镇卫生院", "dialysis", 10, date(2022, 12, 1), date(2023, 1, 12),
            answers={**YANGZHAI, "nurses": "3"}, water=date(2023, 2, 20),
            next_visit=date(2023, 3, 31)),
    Example("E_WARD", "示例镇卫生院", "psychiatric", 30, date(2022, 11, 3), date(2022, 12, 6),
            date(2023, 2, 15), date(2023, 3, 22), _WARD, papers=("form", "licence", "system")),
    Example("E_CARE", "示例镇卫生院", "long_term_care", 20, date(2022, 12, 15), date(2023, 1, 10),
            date(2023, 2, 22), date(2023, 3, 27), _CARE, papers=("form", "licence", "staff")),
)  # fmt: skip
FACILITIES: Final = (
    ("示例镇卫生院", "one", "example_centre"),
    ("示例镇医院", "two", "example_house"),
)

#: 示例镇医院 has dialysis since 2022: its agreement ends soon, its water test is late.
HOUSE_IN_FORCE: Final = date(2022, 6, 10)
HOUSE_MONTHS: Final = (
    (date(2022, 12, 1), 21, 268, "107200", "85700"),
    (date(2023, 1, 1), 22, 281, "112400", "89900"),
    (date(2023, 2, 1), 4, 52, "20800", "16600"),
)
HOUSE_WATER: Final = (
    ("bacteria", date(2023, 1, 16), "35"),
    ("endotoxin", date(2023, 1, 16), "0.09"),
    ("bacteria", date(2023, 2, 20), "62"),
)
HOUSE_ANSWERS: Final = ((14, 3, 1), (13, 5, 0), (9, 6, 3))
HOUSE_SLIPS: Final = 24
HOUSE_SIDES: Final = (
    Promise("hospital", "水处理机三月前换滤芯，结果张贴", date(2023, 3, 15)),
    Promise("hospital", "周三加开晚班", date(2023, 2, 1), date(2023, 2, 1)),
    Promise("patients", "每季度看一次费用公示", date(2023, 3, 31)),
    Promise("insurance", "每月现场查看一次水质记录", date(2023, 3, 31)),
)
