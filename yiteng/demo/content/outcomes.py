"""What came of each agenda item of the meetings held, and who could not come. All invented.

The report names the fourteen measures and the alliances first; which decision belongs to which
item, what was only taken note of, substitutes and those excused are invented.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

DECIDED: Final[dict[str, str]] = {
    "DC01": "发布“全方位、全员额、全要素”招商引资工作实施意见",
    "DC02": "发布“全方位、全员额、全要素”招商引资工作实施意见",
    "DC03": "在谈项目手续并联办理的分工",
    "DC04": "政府承诺登记和兑现",
    "DC05": "组建泵类产业联盟的分工和时间",
    "DC06": "开展“拔钉子”行动",
    "DC07": "发布《促进产业高质量发展十四条措施》",
    "DC08": "发布《促进产业高质量发展十四条措施》",
    "DC09": "发布《促进产业高质量发展十四条措施》",
    "DC10": "各镇街逐村研究项目的结果",
    "DC11": "特色农业项目清单和工作要点",
    "DC12": "设施农业用地备案一次办清",
    "DC13": "发布28件区级民生实事",
    "DC14": "“升格”发布88件镇级、880件村级民生实事",
    "DC15": "“升格”发布88件镇级、880件村级民生实事",
    "DC16": "首接负责和整改复核的分工",
    "DC17": "首接负责和整改复核的分工",
    "DC18": "“三提三争”活动安排",
    "DC19": "宣布成立景区、餐饮、住宿三大产业联盟",
    "DC20": "发布6张旅游地图",
    "DC21": "统一导览标识和景区间班车",
    "DX1": "定下路灯和管线的先后和分工",
    "DX2": "定下搬迁时间和摊位安排",
}
"""The agenda item of each decision, by its title."""

MEASURES: Final = ("DC05", "DC07", "DC08", "DC09")
"""Decisions that are measures of the fourteen; the alliances come first."""

NOTED: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "M_INVESTMENT": (("发布一线考察识别干部暂行办法（只发标题）", "会上只宣布名称，文件另行印发"),),
    "M_INDUSTRY": (
        ("区委书记、区长带领企业家外出对标学习", "外出所见已分组交流，要点写入十四条措施的说明"),
    ),
    "M_LIVELIHOOD": (("办理、验收和群众评价的办法", "三级清单共用一套办法，随清单一并说明"),),
    "M_CONDUCT": (("通报全区干部作风典型问题", "通报到单位，不点个人"),),
    "MX_AGAINST": (("集市周边夜间照明的安排", "新场地的照明随搬迁一并安装，不再单独开会"),),
}
"""What was only taken note of: item and words, by meeting."""

AWAY: Final[dict[str, tuple[tuple[int, int], ...]]] = {
    "M_INVESTMENT": ((4, 2), (6, 3), (0, 1), (0, 4)),
    "M_INDUSTRY": ((3, 1), (5, 2), (0, 0), (0, 9)),
    "M_AGRICULTURE": ((2, 1), (4, 2), (3, 5), (0, 2)),
    "M_LIVELIHOOD": ((3, 2), (5, 1), (8, 6), (0, 3)),
    "M_CONDUCT": ((6, 4), (9, 5), (0, 1), (0, 0)),
    "M_CULTURE_TOURISM": ((2, 2), (4, 3), (1, 2), (0, 5)),
    "MX_SPRING": ((1, 0), (0, 2)),
    "MX_AGAINST": ((2, 1), (1, 3)),
}
"""Substitutes among those who came, and those excused, for each group of a meeting."""


@dataclass(frozen=True)
class Carried:
    """An item put on one meeting, carried over, and taken up by a later one of the 示例镇."""

    meeting: str
    title: str
    decides: str
    presenter: str
    minutes: int
    why: str
    to: str


CARRIED: Final = Carried(
    "MX_SPRING",
    "集市周边夜间照明的安排",
    "定下照明的位置和由谁安装",
    "示例镇规划建设办公室（虚构）",
    15,
    "集市搬到哪里还没有定，等搬迁会议一并研究",
    "MX_AGAINST",
)

LATE_PAPER: Final = ("MX_AGAINST", "定下搬迁时间和摊位安排", 2100)
"""A paper that came after the pack was frozen: meeting, item, characters."""
