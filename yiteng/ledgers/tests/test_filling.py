"""A superior's form filled from our rows: formats kept, rows repeated, nothing guessed."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest
from django.test import Client
from openpyxl.styles import Font

from tests.cast import log_in
from yiteng.commitments.actions import redraft, take_many
from yiteng.commitments.models import Commitment
from yiteng.ledgers import actions, long_forms
from yiteng.ledgers.models import Made
from yiteng.ledgers.tests.books import HEADS, LAMP, ROAD, file, read, work, xlsx
from yiteng.workflow.entrances import take_back

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


def headed() -> bytes:
    """A form with heads of two lines, merged across and down, formats, a print setting, a long row."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["事项", "资金", None, "进展"])
    sheet.append([None, "计划（万元）", "牵头", None])
    sheet.append(["{{事项名称}}", "{{计划投资（万元）}}", "{{牵头单位}}", "{{进展情况}}"])
    for merged in ("A1:A2", "B1:C1", "D1:D2"):
        sheet.merge_cells(merged)
    sheet["B3"].number_format = "#,##0.00"
    sheet["A3"].font = Font(italic=True, color="FF0000")
    sheet.row_dimensions[3].height = 42
    sheet.page_setup.orientation, sheet.print_title_rows = "landscape", "1:2"
    held = BytesIO()
    book.save(held)
    return held.getvalue()


def test_heads_of_two_lines_formats_and_print_settings_survive(sun):
    sheet = openpyxl.load_workbook(BytesIO(filled(sun, headed()).content)).active
    assert {str(r) for r in sheet.merged_cells.ranges} == {"A1:A2", "B1:C1", "D1:D2"}
    assert [[c.value for c in row[:3]] for row in sheet.iter_rows(min_row=3)] == [
        ["安装路灯30盏", 12.5, "农业农村局"], ["硬化道路2公里", 80, "水利局"]]  # fmt: skip
    for row in (3, 4):
        assert sheet[f"B{row}"].number_format == "#,##0.00"
        assert sheet[f"A{row}"].font.italic and sheet[f"A{row}"].font.color.rgb == "00FF0000"
        assert sheet.row_dimensions[row].height == 42
    assert (sheet.page_setup.orientation, sheet.print_title_rows) == ("landscape", "$1:$2")


def test_progress_is_given_in_the_words_last_noted(sun, world):
    rows = list(Commitment.objects.order_by("id"))
    for row in rows:
        redraft(row, {"served_name": "村民"}, actor=world.sun, at=world.now)
    rows = take_many(rows, "issue", actor=world.sun, at=world.now)
    (lamp,) = take_many(rows[:1], "sign", actor=world.li, at=world.now)
    for words in ("已立杆12根", "已通电", "点错了"):
        said = {"note": words}
        (lamp,) = take_many([lamp], "progress", actor=world.li, at=world.now, inputs=lambda row, said=said: said)  # fmt: skip
    take_back(lamp, actor=world.li, at=world.now)
    sheet = openpyxl.load_workbook(BytesIO(filled(sun, headed()).content)).active
    assert [sheet["D3"].value, sheet["D4"].value] == ["已通电", ""]


def test_a_form_of_many_rows_is_filled_by_the_worker(sun, world, monkeypatch):
    monkeypatch.setattr(long_forms, "AT_ONCE", 1)
    url = filled(sun, form()).url
    assert "正在生成文件" in sun.get(url).content.decode()
    work()
    made = Made.objects.get()
    assert (made.fault, made.name) == ("", "台账")
    content = b"".join(sun.get(f"/files/{made.file}/").streaming_content)
    assert openpyxl.load_workbook(BytesIO(content)).active["B4"].value == "硬化道路2公里"
    assert filled(sun, form(C3="{{没有的东西}}")).status_code == 409
