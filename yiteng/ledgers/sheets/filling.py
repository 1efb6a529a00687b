"""Filling a workbook that somebody else designed: its cells are replaced, everything else stays.

The parts of the file are changed as text, never taken apart and written anew, so that formats,
widths, pictures and print settings of the template are kept to the byte. A cell of the form says
``{{name}}``; the first row with names of columns is repeated for each record.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from html import unescape
from xml.sax.saxutils import escape

from yiteng.ledgers.sheets.cells import folded
from yiteng.ledgers.sheets.faults import Fault, Unfit

Value = str | Decimal | int
#: From the name in a placeholder to the code of a column; empty where it is none.
CodeOf = Callable[[str], str]
_ROW = re.compile(r"<row\b[^>]*?(?:/>|>.*?</row>)", re.S)
_CELL = re.compile(r"<c\b[^>]*?(?:/>|>.*?</c>)", re.S)
_NAME = re.compile(r"\{\{(.+?)\}\}")
_TEXT = re.compile(r"<t\b[^>]*?(?:/>|>(.*?)</t>)", re.S)
_SHEET = re.compile(r"xl/worksheets/sheet\d+\.xml")


def fill(content: bytes, records: Sequence[Mapping[str, Value]], once: Mapping[str, Value],
         code_of: CodeOf) -> bytes:  # fmt: skip
    """The form filled. records: a value by code each; once: values by the name in the form.

    Raises Unfit naming the cell with a placeholder nobody knows, or where a formula stands below
    the repeated row (its range would no longer fit).
    """
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as form, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as out:  # fmt: skip
        shared = _shared(form)
        found = 0
        for info in form.infolist():
            data = form.read(info.filename)
            if _SHEET.fullmatch(info.filename):
                work = _Sheet(data.decode(), shared, records, once, code_of)
                data = work.filled().encode()
                found += work.found
            out.writestr(info, data)
    if not found:
        raise Unfit(Fault("no_placeholder", params={"example": "{{事项名称}}"}))
    return held.getvalue()


def _shared(form: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in form.namelist():
        return []
    text = form.read("xl/sharedStrings.xml").decode()
    items = re.findall(r"<si\b[^>]*?(?:/>|>(.*?)</si>)", text, re.S)
    return [unescape("".join(_TEXT.findall(item))) for item in items]


class _Sheet:
    def __init__(self, xml: str, shared: Sequence[str], records: Sequence[Mapping[str, Value]],
                 once: Mapping[str, Value], code_of: CodeOf) -> None:  # fmt: skip
        self.xml, self.shared, self.records, self.once = xml, shared, records, once
        self.code_of = code_of
        self.found = 0

    def filled(self) -> str:
        """The sheet with its placeholders replaced."""
        rows = list(_ROW.finditer(self.xml))
        repeated = next((m for m in rows if self._repeats(m[0])), None)
        if repeated is None:
            return _ROW.sub(lambda m: self._row(m[0], 0, None), self.xml)
        at = _number(repeated[0])
        shift = max(len(self.records), 1) - 1
        parts, end = [], 0
        for match in rows:
            parts.append(self.xml[end : match.start()])
            end = match.end()
            if match is repeated:
                lines = self.records or [{}]
                parts += [self._row(match[0], n, record) for n, record in enumerate(lines)]
            else:
                below = _number(match[0]) > at
                if below and "<f" in match[0]:
                    raise Unfit(Fault("formula_below", row=_number(match[0])))
                parts.append(self._row(match[0], shift if below else 0, None))
        text = "".join(parts) + self.xml[end:]
        text = re.sub(r"<dimension\b[^>]*/>", "", text)
        return _merged(text, at, shift)

    def _repeats(self, row: str) -> bool:
        return any(self.code_of(folded(name)) for cell in _CELL.findall(row)
                   for name in _NAME.findall(self._text(cell)))  # fmt: skip

    def _row(self, row: str, shift: int, record: Mapping[str, Value] | None) -> str:
        number = _number(row)
        moved = re.sub(r'(<row\b[^>]*?\br=")\d+', rf"\g<1>{number + shift}", row, count=1)
        return _CELL.sub(lambda m: self._cell(m[0], number, shift, record), moved)

    def _cell(self, cell: str, row: int, shift: int, record: Mapping[str, Value] | None) -> str:
        place = re.search(r'\br="([A-Z]+)\d+"', cell)
        column = place[1] if place else ""
        words = self._text(cell)
        if "{{" not in words:
            return cell.replace(f'r="{column}{row}"', f'r="{column}{row + shift}"', 1)
        style = re.search(r'\bs="(\d+)"', cell)
        head = f'<c r="{column}{row + shift}"' + (f' s="{style[1]}"' if style else "")
        value = self._value(words, column, row, shift, record)
        if isinstance(value, int | Decimal):
            return f"{head}><v>{value}</v></c>"
        return f'{head} t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'

    def _value(self, words: str, column: str, row: int, shift: int,
               record: Mapping[str, Value] | None) -> Value:  # fmt: skip
        def said(name: str) -> Value:
            key = folded(name)
            self.found += 1
            if key == "序号" and record is not None:
                return shift + 1
            if key in self.once:
                return self.once[key]
            code = self.code_of(key)
            if not code or record is None:
                raise Unfit(Fault("unknown_name", row=row, column=column, value=name))
            return record.get(code, "")

        whole = _NAME.fullmatch(words.strip())
        if whole:
            return said(whole[1])
        return _NAME.sub(lambda m: str(said(m[1])), words)

    def _text(self, cell: str) -> str:
        if 't="s"' in cell.partition(">")[0]:
            index = re.search(r"<v>(\d+)</v>", cell)
            return self.shared[int(index[1])] if index and int(index[1]) < len(self.shared) else ""
        return unescape("".join(_TEXT.findall(cell))) if "<is>" in cell else ""


def _number(row: str) -> int:
    found = re.search(r'\br="(\d+)"', row.partition(">")[0])
    return int(found[1]) if found else 0


def _merged(text: str, at: int, shift: int) -> str:
    """Merged ranges: those below move down, those of the repeated row are repeated."""

    def moved(match: re.Match[str]) -> str:
        left, top, right, bottom = match[1], int(match[2]), match[3], int(match[4])
        if top > at:
            return f'<mergeCell ref="{left}{top + shift}:{right}{bottom + shift}"/>'
        if top == bottom == at:
            return "".join(f'<mergeCell ref="{left}{top + n}:{right}{top + n}"/>' for n in range(shift + 1))  # fmt: skip
        return match[0]

    text = re.sub(r'<mergeCell ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/>', moved, text)
    count = len(re.findall(r"<mergeCell ", text))
    return re.sub(r'<mergeCells count="\d+"', f'<mergeCells count="{count}"', text)
