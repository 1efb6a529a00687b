"""Files as people keep them, made by code: what is written here is what the tests read."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import xlsxwriter
from django.core.files.base import ContentFile

from yiteng.jobs.running import run_due
from yiteng.ledgers.actions import hand_in
from yiteng.ledgers.models import Import, Staged
from yiteng.workflow.clock import real_now

HEADS = ["事项名称", "责任单位", "村居", "完成时限", "计划投资（万元）"]
LAMP = ["安装路灯30盏", "农业农村局", "一村", "2023.6.30", 12.5]
ROAD = ["硬化道路2公里", "水利局", "二村", "9月底", "80"]


def xlsx(*sheets: Sequence[Sequence[Any]], merge: Sequence[str] = (), names: Sequence[str] = ()):
    """The bytes of a workbook with these sheets of rows; merge: ranges of the first, filled."""
    held = BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True}) as book:
        for index, rows in enumerate(sheets):
            sheet = book.add_worksheet(names[index] if index < len(names) else None)
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if isinstance(cell, str) and cell.startswith("{="):
                        sheet.write_formula(number, column, cell[1:-1], None, "#REF!")
                    elif cell is not None:
                        _put(sheet, number, column, cell)
            if index == 0:
                for place in merge:
                    sheet.merge_range(place, "")
                for number, row in enumerate(rows):
                    for column, cell in enumerate(row):
                        if merge and cell is not None:
                            _put(sheet, number, column, cell)
    return held.getvalue()


def _put(sheet: Any, row: int, column: int, cell: Any) -> None:
    """Text as text, whatever it begins with."""
    (sheet.write_string if isinstance(cell, str) else sheet.write)(row, column, cell)


def file(content: bytes, name: str = "台账.xlsx") -> ContentFile:
    """An upload."""
    return ContentFile(content, name)


def work() -> None:
    """What a worker does until nothing is due."""
    while run_due(real_now()).done:
        pass


def read(
    world: Any, content: bytes, name: str = "台账.xlsx", who: str = "sun", **more: Any
) -> Import:
    """Hand a file in and let it be read; the import as it stands then."""
    given = {
        "kind": "livelihood_item",
        "defaults": {"origin": "superior", "origin_ref": "〔2023〕1号"},
    }
    row = hand_in(file(content, name), actor=getattr(world, who), at=world.now, **{**given, **more})
    work()
    row.refresh_from_db()
    return row


def outcomes(row: Import) -> list[tuple[int, str]]:
    """(row, outcome) of every staged row in the order of the file."""
    return list(Staged.objects.filter(imported=row).order_by("id").values_list("row", "outcome"))


def faults(row: Import) -> list[tuple[str, str, str]]:
    """(cell, code, value) of every fault, and the file's own."""
    found = [row.fault] if row.fault else []
    for staged in Staged.objects.filter(imported=row).order_by("id"):
        found += [f for f in staged.faults if "code" in f]
    return [(f"{f['sheet']}!{f['column']}{f['row']}", f["code"], f["value"]) for f in found]
