"""The file both sides take in: one sheet, ten columns, as a unit would keep it. No Django here."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import xlsxwriter

HEADS = ("项目编号", "事项名称", "责任单位", "村居", "完成时限", "计划投资（万元）", "受益人数", "服务对象",
         "资金来源", "具体内容")  # fmt: skip
UNITS, VILLAGES = 40, 300


def unit(n: int) -> str:
    """The name of a unit."""
    return f"第{n % UNITS:02d}局"


def village(n: int) -> str:
    """The name of a village."""
    return f"{n % VILLAGES:03d}号村"


def rows(count: int, more: int = 0) -> Iterator[tuple[object, ...]]:
    """The rows, each different. more: added to each money figure, and noted in the words."""
    first, mark = date(2023, 4, 1), "（调整）" if more else ""
    return (
        (f"L-{n:06d}", f"第{n}处路灯、道路和排水设施改造", unit(n), village(n),
         (first + timedelta(days=n % 270)).strftime("%Y.%m.%d").replace(".0", "."),
         round(3 + more + n % 977 / 7, 2), 20 + n % 400, "本村村民", "区级财政资金",
         f"更换灯具{n % 30}盏，硬化路面{n % 900}米，年内完成并交付使用。{mark}")
        for n in range(count)
    )  # fmt: skip


def write(path: Path, count: int, more: int = 0) -> None:
    """Write the workbook."""
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        sheet = book.add_worksheet("台账")
        sheet.write_row(0, 0, HEADS)
        for number, row in enumerate(rows(count, more), 1):
            sheet.write_row(number, 0, row)
