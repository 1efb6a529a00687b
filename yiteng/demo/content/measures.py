"""Measures of the six conferences, the documents that carry them, the campaign between.

Real (report on Boshan): 《促进产业高质量发展十四条措施》 of 2023-01-30 with fourteen measures, the
first of which is to form industry alliances; 《“全方位、全员额、全要素”招商引资工作实施意见》;
《一线考察识别干部暂行办法》 (title only); the three lists of livelihood items; three tourism
alliances and six maps; the 拔钉子 campaign after the industry conference.
Invented: the titles and texts of measures two to fourteen and of all measures marked so; the
names of the lists that carry the measures of agriculture, conduct and tourism, and of Zichuan's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from yiteng.demo.content.research import rows
from yiteng.demo.content.shapes import Campaign, IssuedDocument, Measure
from yiteng.demo.content.sources import INVENTED, REPORT_BOSHAN

INVESTMENT_DAY: Final = date(2023, 1, 5)
INDUSTRY_DAY: Final = date(2023, 1, 30)
AGRICULTURE_DAY: Final = date(2023, 2, 9)
LIVELIHOOD_DAY: Final = date(2023, 2, 16)
CONDUCT_DAY: Final = date(2023, 2, 24)
TOURISM_DAY: Final = date(2023, 3, 17)


def _named(
    key: str, title: str, kind: str, day: date, *, title_only: bool = False
) -> IssuedDocument:
    return IssuedDocument(key, title, kind, day, True, title_only, False, REPORT_BOSHAN)


def _list(key: str, title: str, day: date) -> IssuedDocument:
    return IssuedDocument(key, title, "list", day, False, False, True, INVENTED)


DOCUMENTS: Final[dict[str, tuple[IssuedDocument, ...]]] = {
    "investment": (
        _named(
            "D_INVESTMENT",
            "“全方位、全员额、全要素”招商引资工作实施意见",
            "opinion",
            INVESTMENT_DAY,
        ),
        _named(
            "D_FRONTLINE",
            "一线考察识别干部暂行办法",
            "measures_interim",
            INVESTMENT_DAY,
            title_only=True,
        ),
    ),
    "industry": (_named("D_FOURTEEN", "促进产业高质量发展十四条措施", "measures", INDUSTRY_DAY),),
    "agriculture": (_list("D_AGRICULTURE", "特色农业项目清单和工作要点", AGRICULTURE_DAY),),
    "livelihood": (_list("D_LIVELIHOOD", "2023年区镇村三级民生实事清单", LIVELIHOOD_DAY),),
    "conduct": (_list("D_CONDUCT", "作风整顿工作要点", CONDUCT_DAY),),
    "culture_tourism": (
        _list("D_TOURISM", "文旅发展重点任务清单", TOURISM_DAY),
        IssuedDocument(
            "D_MAPS",
            "旅游地图（6张）",
            "map",
            TOURISM_DAY,
            False,
            False,
            False,
            REPORT_BOSHAN,
        ),
    ),
    "medical_insurance": (_list("D_ZICHUAN", "医保服务向基层延伸工作安排", date(2022, 6, 1)),),
}
"""Documents by theme of the issuing conference; `named` ones are the three the report names."""

CAMPAIGNS: Final = (
    Campaign(
        "C_NAILS",
        "“拔钉子”行动",
        "industry",
        "M05",
        "reform",
        date(2023, 2, 6),
        False,
        REPORT_BOSHAN,
    ),
)
"""The start day of the campaign is invented; that it followed the industry conference is not."""


def documents() -> tuple[IssuedDocument, ...]:
    """All documents in the order of the conferences."""
    return tuple(document for issued in DOCUMENTS.values() for document in issued)


@cache
def measures() -> tuple[Measure, ...]:
    """All measures; those of D_FOURTEEN are numbered 1 to 14."""
    days = {document.key: document.day for document in documents()}
    return tuple(
        Measure(
            key=row["key"],
            document=row["document"],
            position=int(row["position"]),
            title=row["title"],
            text=row["text"],
            problems=tuple(row["problems"].split()),
            level=row["level"],
            horizon=row["horizon"],
            lead=row["lead"],
            theme=row["theme"],
            issued=days[row["document"]],
            invented=row["invented"] == "1",
            source=row["source"],
        )
        for row in rows("measures.csv")
    )


@dataclass(frozen=True, slots=True)
class ExampleDocument:
    """A town's measures with what was objected: place, what was said, what was answered."""

    title: str
    day: date
    measures: tuple[tuple[str, str], ...]
    objections: tuple[tuple[int, dict[str, str], dict[str, str]], ...]


EXAMPLE: Final = ExampleDocument(
    "示例镇道路照明和供水管线整治措施",
    date(2023, 3, 27),
    (
        ("主路一次开挖，路灯和管线同步", "主路路灯和供水管线在六月底前全部换新。"),
        ("用水高处先排查后改造", "四月底前排查完用水高处，列出清单。"),
    ),
    (
        (
            0,
            {
                "ground": "wording",
                "words": "六月底全部换新，汛期前做不完；管线单位只答应先换主管",
                "proposal": "主路路灯和供水主管在六月底前换新，支管在九月底前换完。",
            },
            {
                "answer": "upheld",
                "words": "与管线单位核实，意见属实",
                "text": "主路路灯和供水主管在六月底前换新，支管在九月底前换完。",
            },
        ),
        (
            1,
            {"ground": "not_now", "words": "排查仪器五月才能借到", "proposal": ""},
            {},
        ),
    ),
)
"""All invented."""
