"""A superior's form filled from our rows: formats kept, rows repeated, nothing guessed."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest
from django.test import Client
from openpyxl.styles import Font

from tests.cast import log_in
from yiteng.ledgers import actions
from yiteng.ledgers.tests.books import HEADS, LAMP, ROAD, file, read, work, xlsx

pytestmark = pytest.mark.django_db


def form(**cells: str) -> bytes:
    """A form with a bold title over four merged cells and a line to sign below."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"] = "{{填报单位}}民生实事进展表（{{日期}}）"
    sheet["A1"].font = Font(bold=True, size=20)
    sheet.merge_cells("A1:D1")
    sheet.append(["序号", "事项", "投资（亿元）", "期限"])
    sheet.append(["{{序号}}", "{{事项名称}}", "{{计划投资（亿元）}}", "{{完成时限}}"])
    sheet.append(["合计 {{总数}} 件"])
    sheet.merge_cells("A4:D4")
    sheet.column_dimensions["B"].width = 44
    for place, words in cells.items():
        sheet[place] = words
    held = BytesIO()
    book.save(held)
    return held.getvalue()


@pytest.fixture
def sun(world):
    """The supervisor's client, with two drafts in the county."""
    row = read(world, xlsx([HEADS, LAMP, ROAD]))
    actions.start(row, actor=world.sun, at=world.now)
    work()
    client = Client()
    log_in(client, world, "sun")
    return client


def filled(client, content: bytes):
    return client.post("/ledgers/fill/", {"file": file(content), "kind": "livelihood_item"})


def test_rows_are_repeated_what_stands_below_moves_and_formats_stay(sun):
    sheet = openpyxl.load_workbook(BytesIO(filled(sun, form()).content)).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert rows == [
        ["序号", "事项", "投资（亿元）", "期限"],
        [1, "安装路灯30盏", 0.00125, "2023-06-30"],
        [2, "硬化道路2公里", 0.008, "2023-09-30"],
        ["合计 2 件", None, None, None],
    ]
    assert sheet["A1"].value.startswith("区政府督查室民生实事进展表（")
    assert sheet["A1"].font.bold and sheet["A1"].font.size == 20
    assert {str(r) for r in sheet.merged_cells.ranges} == {"A1:D1", "A5:D5"}
    assert sheet.column_dimensions["B"].width == 44


@pytest.mark.parametrize(
    ("cells", "words"),
    [({"C3": "{{没有的东西}}"}, "C3"), ({"B6": "=SUM(C3:C3)"}, "公式")],
)
def test_what_cannot_be_filled_is_said_with_its_cell(sun, cells, words):
    answer = filled(sun, form(**cells))
    assert answer.status_code == 409 and words in answer.content.decode()


def test_a_file_that_is_no_form_is_refused_in_words(sun):
    for content in (b"PK\x03\x04 no zip", xlsx([["无", "占位"]])):
        answer = filled(sun, content)
        assert answer.status_code == 409 and 'role="alert"' in answer.content.decode()
