"""Several kinds out in one file, edited in the spreadsheet, in again: exactly the edited cells."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest
from django.test import Client

from tests.cast import log_in
from yiteng.commitments.models import Commitment
from yiteng.ledgers.models import Staged
from yiteng.ledgers.tests.books import outcomes, read
from yiteng.ledgers.tests.test_kinds import BOTH, taken

pytestmark = pytest.mark.django_db


@pytest.fixture
def book(world):
    """Two items and a task, exported as one workbook."""
    taken(world, read(world, BOTH, kind=""))
    sun = Client()
    log_in(sun, world, "sun")
    assert "?kind=all" in sun.get("/ledgers/edit/").content.decode()
    answer = sun.get("/ledgers/edit/?kind=all")
    return openpyxl.load_workbook(BytesIO(b"".join(answer)))


def saved(book) -> bytes:
    held = BytesIO()
    book.save(held)
    return held.getvalue()


def cell(sheet, title: str, row: int):
    head = next(c for c in sheet[1] if str(c.value).startswith(title))
    return sheet[f"{head.column_letter}{row}"]


def test_each_kind_has_its_sheet_and_nothing_edited_is_the_same(world, book):
    assert [s.title for s in book.worksheets] == ["民生实事", "政策任务", "_base", "_yiteng"]
    row = read(world, saved(book), kind="")
    assert outcomes(row) == [(2, "same"), (3, "same"), (2, "same")]


def test_exactly_the_edited_cells_of_each_sheet_are_changes(world, book):
    items, tasks = book.worksheets[:2]
    cell(items, "计划投资", 3).value = 90
    cell(tasks, "事项名称", 2).value = "修订企业帮扶办法"
    row = read(world, saved(book), kind="")
    changed = Staged.objects.filter(imported=row, outcome="changed").order_by("id")
    assert [(s.kind, s.row, s.changes) for s in changed] == [
        ("livelihood_item", 3, {"investment": [["800000.00", "CNY", ""], ["900000.00", "CNY", ""]]}),
        ("policy_task", 2, {"title": ["修订帮扶办法", "修订企业帮扶办法"]}),
    ]  # fmt: skip
    taken(world, row)
    assert Commitment.objects.get(kind="policy_task").title == "修订企业帮扶办法"


def test_a_renamed_sheet_and_another_order_are_known_again_and_the_form_cannot_mislead(world, book):
    book.worksheets[0].title = "四月"
    book.move_sheet(book.worksheets[1], -1)
    row = read(world, saved(book), kind="livelihood_item")
    assert row.counts == {"same": 3}


def test_a_row_added_below_a_sheet_is_a_new_one_of_its_kind(world, book):
    tasks = book.worksheets[1]
    cell(tasks, "事项名称", 3).value, cell(tasks, "期限", 3).value = "新任务", "年底"
    read(world, saved(book), kind="")
    assert list(Staged.objects.filter(outcome="new", title="新任务").values_list("kind", flat=True)) == ["policy_task"]  # fmt: skip
