"""One survey in the invented 示例镇, answered on the web, on paper and in Excel. All of it is invented.

Its form is a workbook as an author writes it (sheets of rows); answers are given as typed, by the
village's code. Numbers in the answers follow no real village.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from yiteng.demo.content.areas import EXAMPLE_TOWN, EXAMPLE_VILLAGES

TITLE: Final = "示例镇果品储存调查"
PURPOSE: Final = "摸清各村果子集中上市时有没有处存、缺多少，供农业大会前研究冷库布点。"
AREA: Final = EXAMPLE_TOWN
HOLDER: Final = "liaison_agriculture_bureau"
OPENED: Final = date(2022, 11, 14)
APPROVED: Final = date(2022, 11, 29)
CLOSED: Final = date(2022, 11, 30)
FORM: Final[dict[str, list[list[str]]]] = {
    "题目": [
        ["类型", "变量名", "题目", "提示", "必填", "显示条件", "校验", "校验提示", "理由"],
        ["日期", "day", "哪一天走访", "", "是"],
        ["名册单选 villages.csv", "village", "哪个村", "", "是"],
        ["单选 身份", "who", "谁回答的", "写身份，不写姓名", "是"],
        ["单选 有无", "has", "村里有没有集体冷库", "", "是"],
        ["整数", "tons", "冷库能存多少吨", "", "", "${has} = 'y'", ". > 0", "要大于 0"],
        ["单选 够不够", "enough", "集中上市时够不够用", "", "是"],
        ["整数", "lacking", "大约缺多少吨", "", "", "${enough} = 'n'", ". > 0", "要大于 0"],
        ["多选 果品", "fruit", "主要种什么"],
        ["文本", "words", "原话", "怎么说就怎么记"],
        ["照片", "photo", "冷库门口照片", "", "", "${has} = 'y'", "", "", "核对库容铭牌"],
    ],
    "选项": [
        ["选项表", "选项名", "选项"],
        ["身份", "grower", "种植户"], ["身份", "coop", "合作社负责人"], ["身份", "clerk", "村文书"],
        ["有无", "y", "有"], ["有无", "n", "没有"],
        ["够不够", "y", "够用"], ["够不够", "n", "不够用"],
        ["果品", "apple", "苹果"], ["果品", "pear", "梨"], ["果品", "kiwi", "猕猴桃"],
    ],
    "设置": [["标题"], [TITLE]],
    "发现": [
        ["发现", "何人所说", "村", "日期", "条件", "反面"],
        ["集中上市时储存不够用，约缺 ${lacking} 吨", "${who}", "${village}", "${day}",
         "${enough} = 'n'", ""],
        ["集体冷库能存 ${tons} 吨，集中上市时够用", "${who}", "${village}", "${day}",
         "${enough} = 'y'", "是"],
    ],
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Answered:
    """One filled form: by whom it was sent, by which channel, on which day, what was typed."""

    by: str
    channel: str
    on: date
    given: dict[str, str]


def _answers(
    day: str, village: int, who: str, has: str, enough: str, **more: str
) -> dict[str, str]:
    return {"day": day, "village": EXAMPLE_VILLAGES[village], "who": who, "has": has,
            "enough": enough, **more}  # fmt: skip


def answered() -> tuple[Answered, ...]:
    """What came in: villages on the web, the town from paper, the department in Excel."""
    clerk = [f"clerk_{code}" for code in EXAMPLE_VILLAGES]
    town, bureau = f"town_{EXAMPLE_TOWN}", HOLDER
    web = (
        Answered(clerk[0], "web", date(2022, 11, 15), _answers(
            "2022-11-15", 0, "grower", "n", "n", lacking="40", fruit="apple pear",
            words="十来天的工夫，没处放，只能贱卖")),
        Answered(clerk[1], "web", date(2022, 11, 16), _answers(
            "2022-11-16", 1, "coop", "y", "n", tons="60", lacking="35", fruit="apple")),
        Answered(clerk[1], "web", date(2022, 11, 16), _answers(
            "2022-11-16", 1, "coop", "y", "n", tons="60", lacking="35", fruit="apple")),
    )  # fmt: skip
    paper = (
        Answered(town, "paper", date(2022, 11, 18), _answers(
            "2022-11-17", 2, "grower", "n", "n", lacking="25", fruit="kiwi",
            words="运到外镇存，一趟油钱就不少")),
        Answered(town, "paper", date(2022, 11, 18), _answers(
            "2022-11-17", 3, "clerk", "y", "y", tons="120", fruit="apple")),
    )  # fmt: skip
    excel = (
        Answered(bureau, "excel", date(2022, 11, 22), _answers(
            "2022-11-21", 4, "grower", "n", "n", lacking="30", fruit="pear")),
        Answered(bureau, "excel", date(2022, 11, 22), _answers(
            "2022-11-21", 0, "coop", "n", "n", lacking="55", fruit="apple")),
        Answered(bureau, "excel", date(2022, 11, 22), _answers(
            "2022-11-22", 2, "coop", "n", "n", lacking="20", fruit="kiwi pear")),
    )  # fmt: skip
    return (*web, *paper, *excel)


@dataclass(frozen=True, slots=True)
class VisitAfter:
    """A visit that follows a meeting up, with the one thing found."""

    title: str
    on: date
    by: str
    meeting: str
    statement: str
    said_by: str


#: After the conference on agriculture: were the villages told?
AFTER: Final = VisitAfter(
    title="大会以后回到示例镇看冷库选址",
    on=date(2023, 3, 23),
    by="supervision_gov",
    meeting="M_AGRICULTURE",
    statement="两个村已经量了地，村里还不知道什么时候动工",
    said_by="村文书",
)


@dataclass(frozen=True, slots=True)
class Worded:
    """The problem worded from the survey and from two findings of deputies and members."""

    key: str
    title: str
    statement: str
    cause: str
    hurt: str
    hurt_count: int
    findings: tuple[str, ...]
    counter_answer: str
    asked: str
    on: date
    figure: tuple[str, str, str, str]


PROBLEM: Final = Worded(
    key="P_FRUIT",
    title="示例镇果子集中上市时没处存",
    statement="集中上市的十来天里，四个村的果子没处存，合计约缺 205 吨，只能贱卖或外运。",
    cause="冷库按镇布点，没有按各村产量和上市时间布点",
    hurt="示例镇种植户和合作社",
    hurt_count=430,
    findings=("F50", "F51"),
    counter_answer="示例四村的冷库建得早、果子少，够用；另外四个村不是这样。",
    asked="示例镇四个村的种植户代表和两家合作社",
    on=date(2022, 12, 6),
    figure=("集中上市时缺的库容", "205", "tonne", "约"),
)


#: A second survey that is open on the demo's day, with two forms waiting in the inbox.
OPEN_TITLE: Final = "示例镇路灯和冬季用水调查"
OPEN_PURPOSE: Final = "问清哪些路段夜里没有灯、哪些户冬季水压不足，供排下一批村内小工程。"
OPEN_HOLDER: Final = f"town_{EXAMPLE_TOWN}"
OPEN_SINCE: Final = date(2023, 3, 20)
OPEN_UNTIL: Final = date(2023, 4, 20)
OPEN_FORM: Final[dict[str, list[list[str]]]] = {
    "题目": [
        ["类型", "变量名", "题目", "提示", "必填", "显示条件", "校验", "校验提示", "理由", "照片带位置"],
        ["日期", "day", "哪一天看的", "", "是"],
        ["名册单选 villages.csv", "village", "哪个村", "", "是"],
        ["单选 有无", "dark", "有没有夜里没灯的路段", "", "是"],
        ["循环开始", "stretch", "没灯的路段", "", "", "${dark} = 'y'"],
        ["文本", "where", "从哪到哪"],
        ["整数", "metres", "大约多少米", "", "", "", ". > 0 and . < 20000", "1 到 20000 米"],
        ["循环结束", ""],
        ["照片", "photo", "最暗的一处", "", "", "${dark} = 'y'", "", "", "供电公司要到现场认杆", "是"],
        ["整数", "dry", "冬季水压不足多少户", "没有就填 0", "是", "", ". >= 0", "不能小于 0"],
    ],
    "选项": [["选项表", "选项名", "选项"], ["有无", "y", "有"], ["有无", "n", "没有"]],
    "设置": [["标题"], [OPEN_TITLE]],
    "发现": [
        ["发现", "何人所说", "村", "日期", "条件"],
        ["${where}约 ${metres} 米夜里没有灯", "村文书", "${village}", "${day}", ""],
        ["冬季有 ${dry} 户水压不足", "村文书", "${village}", "${day}", "${dry} > 0"],
    ],
}  # fmt: skip


def waiting() -> tuple[Answered, ...]:
    """What came in for the open survey and is not looked at yet."""
    clerk = [f"clerk_{code}" for code in EXAMPLE_VILLAGES]
    first = {"day": "2023-03-27", "village": EXAMPLE_VILLAGES[3], "dark": "y", "dry": "6",
             "where.1": "村口到卫生室", "metres.1": "300", "where.2": "学校后墙到桥头",
             "metres.2": "450"}  # fmt: skip
    second = {"day": "2023-03-29", "village": EXAMPLE_VILLAGES[4], "dark": "n", "dry": "0"}
    return (
        Answered(clerk[3], "web", date(2023, 3, 27), first),
        Answered(clerk[4], "web", date(2023, 3, 29), second),
    )
