"""The ledger 示例镇 keeps in Excel: everything of it is invented. Cells as they were typed."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from yiteng.demo.content.areas import EXAMPLE_TOWN

HOLDER: Final = f"town_{EXAMPLE_TOWN}"
KIND: Final = "livelihood_item"
ORIGIN, ORIGIN_REF = "request", "示例镇村民代表会议记录（虚构）"
#: The first file was taken in; the second waits for a decision on the demo's day.
TAKEN: Final = (date(2023, 3, 20), "示例镇民生小实事台账（虚构）.xlsx")
WAITING: Final = (date(2023, 3, 30), "示例镇民生小实事台账3月底更新（虚构）.xlsx")

_TITLE = ["示例镇2023年民生小实事台账（虚构）"]
_UNDER = ["填报单位：示例镇党政办", None, None, None, "单位：万元"]
_HEADS = ["序号", "事项名称", "村（社区）", "完成时限", "计划投资（万元）", "服务对象", "备注"]
#: Ranges of the sheet that are merged.
MERGED: Final = ("A1:G1",)

_LAMPS = [
    "1",
    "一村主街安装路灯20盏",
    "示例一村",
    "2023.5.31",
    "６．５",
    "一村村民",
    "利旧灯杆12根",
]
_DRAIN = ["2", "二村排水沟清淤800米", "示例二村", "4月底", "3", "二村村民", ""]
_WELL = ["3", "三村更换机井水泵1台", "示例三村", "第二季度", "2.8万元", "三村村民", "春灌前通水"]
_SQUARE = ["4", "四村小广场铺装", "示例四村", "2023年6月中旬", "约4", "四村村民", ""]
_SUM = ["合计", None, None, None, "16.3", None, None]

BOOK: Final[list[list[Any]]] = [_TITLE, _UNDER, _HEADS, _LAMPS, _DRAIN, _WELL, _SQUARE, _SUM]
UPDATE: Final[list[list[Any]]] = [
    _TITLE,
    _UNDER,
    _HEADS,
    _LAMPS,
    [*_DRAIN[:3], "5月15日", "3.4", *_DRAIN[5:]],
    _WELL,
    _SQUARE,
    ["5", "五村卫生室门前坡道改造", "示例五村", "6月底", "1.2", "五村村民", ""],
    ["6", "六村垃圾桶更新", "示例六村", "长期坚持", "0.8", "六村村民", ""],
    ["7", "七村活动室修缮", "示例七村", "9月底", "2亿元", "七村村民", ""],
    _SUM,
]
