"""The two sheets of a check table as a workbook: heads, words for kinds and certainty."""

from __future__ import annotations

from typing import Final

HEAD, LINES = "核对表", "检查项"
#: Rows of the first sheet: name in the data file → word; those one may leave empty.
ROWS: Final = {
    "code": "代码", "version": "版本", "title": "名称", "title_en": "英文名称", "document": "文号和出处",
    "valid_from": "施行日期", "valid_to": "失效日期", "sure": "把握程度", "note": "说明",
    "note_en": "英文说明",
}  # fmt: skip
FREE_ROWS: Final = frozenset({"title_en", "valid_to", "note", "note_en"})
#: Columns of the second sheet, the same way.
COLUMNS: Final = {
    "code": "编码", "group": "分组", "kind": "类型", "title": "检查项", "title_en": "英文检查项",
    "gap": "不足时的写法", "gap_en": "英文写法", "amount": "数值", "unit": "单位", "base": "依据项编码",
    "over": "超过", "each": "每增", "months": "间隔月数", "act": "预警值", "three": "三级数值",
    "whole": "进位取整", "source": "出处", "sure": "把握程度",
}  # fmt: skip
FREE: Final = frozenset(COLUMNS) - {"code", "group", "kind", "title", "source", "sure"}
KINDS: Final = {
    "at_least": "至少", "at_most": "至多", "per": "按比例", "steps": "分档", "yes": "是否",
    "fresh": "定期检测", "given": "仅填报",
}  # fmt: skip
SURE: Final = {"S": "确定", "F": "较确定", "V": "待核实"}
