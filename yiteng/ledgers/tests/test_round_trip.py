"""Out, edited in the spreadsheet, in again: exactly the edited cells; a rule for what moved on."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest
from django.test import Client

from tests.cast import log_in
from yiteng.commitments.actions import redraft, take_many
from yiteng.commitments.kinds import kind_of
from yiteng.commitments.models import Commitment
from yiteng.ledgers import actions, editing
from yiteng.ledgers.models import Made, Staged
from yiteng.ledgers.tests.books import HEADS, LAMP, ROAD, faults, outcomes, read, work, xlsx
from yiteng.web import exports

pytestmark = pytest.mark.django_db
KIND = "livelihood_item"


@pytest.fixture
def out(world):
    """Two drafts, exported for editing: a function that edits cells and gives the bytes back."""
    row = read(world, xlsx([[*HEADS, "服务对象"], [*LAMP, "村民"], [*ROAD, "村民"]]))
    actions.start(row, actor=world.sun, at=world.now)
    work()
    with editing.workbook(world.sun, [kind_of(KIND)]) as file:
        content = file.read()

    def edit(**cells: object) -> bytes:
        book = openpyxl.load_workbook(BytesIO(content))
        for place, value in cells.items():
            book.worksheets[0][place] = value
        held = BytesIO()
        book.save(held)
        return held.getvalue()

    return edit


def column(content: bytes, title: str) -> str:
    """The letter of the column with this head."""
    heads = next(openpyxl.load_workbook(BytesIO(content)).worksheets[0].iter_rows(max_row=1))
    return next(cell.column_letter for cell in heads if str(cell.value).startswith(title))


def test_the_head_is_frozen_the_keys_are_hidden_and_nothing_edited_is_the_same(world, out):
    book = openpyxl.load_workbook(BytesIO(out()))
    sheet = book.worksheets[0]
    assert sheet.freeze_panes == "E2"
    assert sheet.column_dimensions["A"].hidden
    assert [s.sheet_state for s in book.worksheets] == ["visible", "veryHidden", "veryHidden"]
    assert outcomes(read(world, out())) == [(2, "same"), (3, "same")]


def test_exactly_the_edited_cells_are_changes(world, out):
    due, money = column(out(), "期限"), column(out(), "计划投资")
    row = read(world, out(**{f"{due}2": "7月底", f"{money}3": 81.5}))
    assert [s.changes for s in Staged.objects.filter(imported=row).order_by("id")] == [
        {"due": ["2023-06-30", "2023-07-31"]},
        {"investment": [["800000.00", "CNY", ""], ["815000.00", "CNY", ""]]},
    ]


def test_what_moved_on_here_meets_what_was_edited_there(world, out):
    lamp = Commitment.objects.order_by("id")[0]
    here = {"title": "安装路灯32盏", "content": "新", "served_name": "全村", "due_at": world.now}
    redraft(lamp, here, actor=world.sun, at=world.now)
    title = column(out(), "事项名称")
    row = read(world, out(**{f"{title}2": "安装路灯40盏"}))
    assert outcomes(row) == [(2, "conflict"), (3, "same")]
    (staged,) = Staged.objects.filter(imported=row, outcome="conflict")
    assert staged.changes == {"title": ["安装路灯32盏", "安装路灯40盏"]}
    assert faults(row)[0][1] == "moved_on"
    actions.choose(row, staged.pk, True, actor=world.sun)
    actions.start(row, actor=world.sun, at=world.now)
    work()
    lamp.refresh_from_db()
    assert (lamp.title, lamp.content, lamp.served_name) == ("安装路灯40盏", "新", "全村")
    assert lamp.due_at == world.now


def test_a_row_that_moved_on_stays_as_it_is_where_nobody_chose_it(world, out):
    lamp, _ = Commitment.objects.order_by("id")
    redraft(lamp, {"title": "安装路灯32盏"}, actor=world.sun, at=world.now)
    title = column(out(), "事项名称")
    row = read(world, out(**{f"{title}2": "安装路灯40盏", f"{title}3": "硬化道路3公里"}))
    actions.start(row, actor=world.sun, at=world.now)
    work()
    assert [c.title for c in Commitment.objects.order_by("id")] == ["安装路灯32盏", "硬化道路3公里"]


def test_all_rows_that_moved_on_are_decided_at_once(world, out):
    for row in Commitment.objects.all():
        redraft(row, {"content": "在此改过"}, actor=world.sun, at=world.now)
    title = column(out(), "事项名称")
    row = read(world, out(**{f"{title}2": "安装路灯40盏", f"{title}3": "硬化道路3公里"}))
    sun = Client()
    log_in(sun, world, "sun")
    page = sun.get(row.url).content.decode()
    assert "2 行在导出后已在系统内改动" in page and "也可逐行决定" in page
    sun.post(f"{row.url}step/", {"step": "take_all"})
    assert "现在：全部采用文件的值。" in sun.get(row.url).content.decode()
    one = Staged.objects.filter(imported=row).order_by("id")[0]
    sun.post(f"{row.url}step/", {"step": "leave", "staged": one.pk})
    assert "现在：2 行中 1 行采用文件的值" in sun.get(row.url).content.decode()
    sun.post(f"{row.url}step/", {"step": "leave_all"})
    assert "现在：全部保留系统内的值。" in sun.get(row.url).content.decode()
    sun.post(f"{row.url}step/", {"step": "take_all"})
    sun.post(f"{row.url}step/", {"step": "apply"})
    work()
    assert [c.title for c in Commitment.objects.order_by("id")] == ["安装路灯40盏", "硬化道路3公里"]


def test_an_emptied_cell_and_a_changed_key_are_refused_and_a_row_below_is_new(world, out):
    due, title = column(out(), "期限"), column(out(), "事项名称")
    row = read(world, out(**{f"{due}2": None, "A3": 99999, f"{title}3": "别的",
                             f"{title}4": "新事项", f"{due}4": "年底"}))  # fmt: skip
    assert outcomes(row) == [(2, "refused"), (3, "refused"), (4, "new")]
    assert [f[1] for f in faults(row)] == ["emptied", "tampered"]


def test_a_lead_unit_reports_progress_by_the_file(world, out):
    rows = take_many(
        list(Commitment.objects.order_by("id")), "issue", actor=world.sun, at=world.now
    )
    take_many([rows[0]], "sign", actor=world.li, at=world.now)
    with editing.workbook(world.li, [kind_of(KIND)]) as file:
        book = openpyxl.load_workbook(file)
    progress = next(c.column_letter for c in book.worksheets[0][1] if c.value == "进展情况")
    book.worksheets[0][f"{progress}2"] = "已立杆12根"
    held = BytesIO()
    book.save(held)
    row = read(world, held.getvalue(), who="li")
    assert outcomes(row) == [(2, "changed")], faults(row)
    actions.start(row, actor=world.li, at=world.now)
    work()
    assert Commitment.objects.order_by("id")[0].last_progress_on == world.today


def test_a_long_list_is_made_by_the_worker_for_the_post_that_asked(world, out, monkeypatch):
    monkeypatch.setattr(exports, "AT_ONCE", 1)
    client = Client()
    log_in(client, world, "sun")
    for address in (f"/ledgers/edit/?kind={KIND}", "/commitments/?state=draft&as=xlsx",
                    "/verification/table/?as=xlsx"):  # fmt: skip
        url = client.get(address).url
        assert "正在生成文件" in client.get(url).content.decode()
        work()
        made = Made.objects.order_by("-id")[0]
        assert made.fault == "" and "文件已生成" in client.get(url).content.decode()
        content = b"".join(client.get(f"/files/{made.file}/").streaming_content)
        assert openpyxl.load_workbook(BytesIO(content)).worksheets[0].max_row >= 3
        other = Client()
        log_in(other, world, "li")
        assert other.get(f"/files/{made.file}/").status_code == 404
