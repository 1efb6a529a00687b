"""The sheets of a survey's workbook as rows that remember where they stood.

Headings and the first word of a type may be written in Chinese; inside they are XLSForm's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from yiteng.rules.words import N_
from yiteng.surveys.authoring.book import Book, Sheet, letters
from yiteng.surveys.faults import Fault

#: Sheets by their names in either language.
SHEETS = {
    "survey": ("survey", "题目"),
    "choices": ("choices", "选项"),
    "settings": ("settings", "设置"),
    "findings": ("findings", "发现"),
}
#: Chinese headings.
HEADINGS = {
    "类型": "type", "变量名": "name", "题目": "label", "提示": "hint", "必填": "required",
    "必填提示": "required_message", "显示条件": "relevant", "校验": "constraint",
    "校验提示": "constraint_message", "计算": "calculation", "默认值": "default",
    "选项条件": "choice_filter", "次数": "repeat_count", "理由": "yiteng_why", "照片带位置": "yiteng_place",
    "选项表": "list_name", "选项名": "name", "选项": "label", "标题": "form_title",
    "发现": "statement", "何人所说": "said_by", "来源": "source", "村": "place", "日期": "day",
    "条件": "only_if", "反面": "against", "list name": "list_name", "why": "yiteng_why",
    "calculate": "calculation", "readonly": "read_only", "relevance": "relevant",
    "required message": "required_message", "constraint message": "constraint_message",
}  # fmt: skip
#: Chinese words for the kinds of questions.
KINDS = {
    "文本": "text", "整数": "integer", "小数": "decimal", "日期": "date", "时间": "time",
    "单选": "select_one", "多选": "select_multiple", "说明": "note", "照片": "image",
    "位置": "geopoint", "计算": "calculate", "确认": "acknowledge", "组开始": "begin_group",
    "组结束": "end_group", "循环开始": "begin_repeat", "循环结束": "end_repeat",
    "名册单选": "select_one_from_file", "名册多选": "select_multiple_from_file",
}  # fmt: skip
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number in Excel and its cells by heading; where: heading → column letters."""

    sheet: str
    number: int
    cells: Mapping[str, str]
    where: Mapping[str, str]

    def __getitem__(self, heading: str) -> str:
        """The text of a cell; empty where nothing was written."""
        return self.cells.get(heading, "")

    def fault(self, column: str, sentence: str, /, **params: object) -> Fault:
        """A fault at one cell of this row."""
        return Fault(self.sheet, self.number, self.where.get(column, column), sentence, params)


@dataclass(slots=True)
class Sheets:
    """The rows of each sheet that is there, and what is wrong with their layout."""

    rows: dict[str, list[Row]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def lay_out(book: Book) -> Sheets:
    """The rows of the four sheets; what cannot be laid out stands in ``faults``."""
    found = Sheets()
    for code, names in SHEETS.items():
        sheet = next((s for s in book.sheets if s.name.strip().lower() in names), None)
        if sheet is None:
            continue
        found.names[code] = sheet.name
        found.faults += _layout(sheet, book)
        found.rows[code] = list(_rows(sheet))
    if "survey" not in found.rows:
        found.faults.append(Fault("", 0, "", N_(
            "There is no sheet “survey”. Begin from the template.")))  # fmt: skip
    elif not found.rows["survey"]:
        found.faults.append(Fault(found.names["survey"], 0, "", N_(
            "The sheet is empty. Write one question a row, below the headings.")))  # fmt: skip
    return found


def _layout(sheet: Sheet, book: Book) -> Iterator[Fault]:
    for row, index in sheet.merged:
        yield Fault(sheet.name, row, letters(index), N_(
            "Cells are merged here. Unmerge them and write into each row what belongs to it."))  # fmt: skip
    for name, row, column in book.formulas:
        if name == sheet.name:
            yield Fault(name, row, column, N_(
                "A formula stands here. Paste its value instead."))  # fmt: skip
    headings = [heading(cell) for cell in sheet.lines[0]] if sheet.lines else []
    for index, one in enumerate(headings):
        if one and one in headings[:index]:
            yield Fault(sheet.name, 1, letters(index), N_(
                "The heading “{heading}” stands twice. Delete one of the two columns."),
                {"heading": sheet.lines[0][index]})  # fmt: skip


def _rows(sheet: Sheet) -> Iterator[Row]:
    headings = [heading(cell) for cell in sheet.lines[0]] if sheet.lines else []
    where = {name: letters(index) for index, name in enumerate(headings) if name}
    for number, line in enumerate(sheet.lines[1:], start=2):
        cells = {n: c for n, c in zip(headings, line, strict=False) if n and c}
        if cells:
            if "type" in cells:
                cells["type"] = kind(cells["type"])
            yield Row(sheet.name, number, cells, where)


def heading(cell: str) -> str:
    """A heading as XLSForm writes it.

    >>> heading("题目"), heading("Label::English (en)"), heading("List Name")
    ('label', 'label::English (en)', 'list_name')
    """
    plain = _SPACES.sub(" ", cell.strip())
    name, colons, language = plain.partition("::")
    known = HEADINGS.get(name.lower().strip(), name.lower().strip())
    return f"{known}{colons}{language.strip()}" if colons else known


def kind(cell: str) -> str:
    """A type with its first word in English, single spaces.

    >>> kind("单选  是否"), kind("begin group")
    ('select_one 是否', 'begin_group')
    """
    words = _SPACES.sub(" ", cell.strip()).split(" ")
    words[0] = KINDS.get(words[0], words[0])
    if words[0] in ("begin", "end") and len(words) > 1:
        words[:2] = [f"{words[0]}_{words[1]}"]
    return " ".join(words)
