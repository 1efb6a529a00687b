"""One supervision proper, invented, in the invented town: the accepted items and whether they stand."""

from __future__ import annotations

from typing import Final

from yiteng.demo.content.areas import EXAMPLE_TOWN
from yiteng.demo.content.units import town_unit

TITLE: Final = "示例镇民生实事投用情况专项督查"
MATTER: Final = "已报办结的民生实事是否建成、是否在用、群众是否认可"
SCOPE: Final = "示例镇2023年民生实事清单中已报办结的事项；不查在办事项，不要求另写汇报材料"
WAYS: Final = ("visit", "files")
DAYS: Final = ("2023-03-08", "2023-03-10")
UNIT: Final = town_unit(EXAMPLE_TOWN)
TEAM: Final = ("supervision_gov_clerk", "congress_office", "supervision_gov")
BASIS: Final = ("proposal", "区长批示〔2023〕虚构1号")
FINDINGS: Final = (
    ("示例一村供水管线已换，高处两户早晚水压不足", "入户记录第1—8号"),
    ("示例五村投放点四处均未装雨棚，验收单写“全部完成”", "现场记录第9号、验收单"),
)
CONCLUSION: Final = "两件上报与实际不符；其余抽看事项属实。验收单由办理单位自填，未经他人核对"
TO_MEND: Final = "3月31日前补齐雨棚、换泵；今后验收单须由他人核对签字"
REASON: Final = "雨棚列入第二批采购，清单未写明包含雨棚，请予复核"
DECISION: Final = ("kept", "清单附图标有雨棚，结论维持；整改期限相应顺延至4月10日")
MENDED: Final = "增压泵已换，四处雨棚已装，可在示例一村、示例五村查看；验收单改由村监委核对签字"
PROPOSAL: Final = (
    "criticise",
    "建议对示例镇人民政府在区政府常务会议上口头提醒：验收单由办理单位自填",
)
