"""One file, several sheets, several kinds: guessed, said, changed, remembered; in all or nothing."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.cast import log_in
from yiteng.audit.models import Event
from yiteng.commitments.actions import redraft
from yiteng.commitments.models import Commitment
from yiteng.ledgers import actions
from yiteng.ledgers.models import Import, Origin, SheetKind, Staged
from yiteng.ledgers.tests.books import HEADS, LAMP, ROAD, faults, file, read, work, xlsx
from yiteng.ledgers.understanding import understand

pytestmark = pytest.mark.django_db
TASKS = [["工作任务", "责任单位", "完成时限"], ["修订帮扶办法", "水利局", "6月底"]]
ITEMS = [HEADS, LAMP, ROAD]
BOTH = xlsx(ITEMS, TASKS, names=("民生实事", "政策任务"))
TOLD = ["livelihood_item", "policy_task"]


def guessed(row: Import) -> list[str]:
    return [sheet["kind"] for sheet in row.plan["sheets"]]


def taken(world, row: Import) -> Import:
    actions.start(row, actor=world.sun, at=world.now)
    work()
    row.refresh_from_db()
    return row


def client(world) -> Client:
    found = Client()
    log_in(found, world, "sun")
    found.cookies["django_language"] = "en"
    return found


def test_each_sheet_holds_its_kind_and_all_go_in_at_once(world):
    row = read(world, BOTH, kind="")
    assert (row.phase, row.counts, guessed(row)) == ("ready", {"new": 3}, TOLD), faults(row)
    assert taken(world, row).phase == "applied"
    assert list(Commitment.objects.order_by("id").values_list("kind", "title")) == [
        ("livelihood_item", LAMP[0]), ("livelihood_item", ROAD[0]), ("policy_task", "修订帮扶办法")]  # fmt: skip
    assert set(Origin.objects.values_list("kind", flat=True)) == set(TOLD)
    again = read(world, BOTH, kind="")
    assert again.counts == {"same": 3}


def test_a_row_changed_meanwhile_in_one_sheet_keeps_the_other_out_too(world):
    taken(world, read(world, xlsx(ITEMS, names=("民生实事",)), kind=""))
    later = xlsx([HEADS, [*LAMP[:3], "8月底", 13]], TASKS, names=("民生实事", "政策任务"))
    row = read(world, later, kind="")
    assert row.counts == {"changed": 1, "new": 1}
    lamp = Commitment.objects.order_by("id")[0]
    redraft(lamp, {"content": "改"}, actor=world.sun, at=world.now)
    assert taken(world, row).phase == "ready"
    assert not Commitment.objects.filter(kind="policy_task").exists()
    actions.read_again(row, actor=world.sun, at=world.now)
    work()
    row.refresh_from_db()
    assert taken(world, row).phase == "applied"
    assert Commitment.objects.filter(kind="policy_task").count() == 1


@pytest.mark.parametrize(
    ("name", "title", "heads", "kind"),
    [
        ("政策任务", None, TASKS[0], "policy_task"),
        ("Sheet1", "淄川区企业诉求台账", TASKS[0], "enterprise_request"),
        ("Sheet1", None, ["项目名称", "责任单位", "完成时限", "协议类型", "What is signed", "Investor"], "investment_project"),
        ("Sheet1", None, TASKS[0], ""),
    ],
)  # fmt: skip
def test_the_kind_is_said_by_the_name_the_title_or_the_columns(world, name, title, heads, kind):
    rows = ([[title]] if title else []) + [heads, TASKS[1]]
    row = read(world, xlsx(rows, names=(name,)), kind="")
    assert guessed(row) == [kind]


def test_a_sheet_of_no_clear_kind_waits_until_one_is_chosen_and_it_is_remembered(world):
    row = read(world, xlsx(TASKS, names=("三月",)), kind="")
    assert (row.phase, faults(row)) == ("refused", [("三月!1", "no_kind", "")])
    sun = client(world)
    page = sun.get(row.url).content.decode()
    assert "Nothing says which kind of commitment the sheet holds" in page
    assert "Change sheets and columns" in page
    sun.post(f"{row.url}heads/", {"kind_0": "policy_task"})
    work()
    row.refresh_from_db()
    assert (row.phase, row.counts, guessed(row)) == ("ready", {"new": 1}, ["policy_task"])
    assert Event.objects.filter(subject_type="ledgers.sheet_kind").count() == 1
    april = read(world, xlsx(TASKS, names=("四月",)), kind="")
    assert guessed(april) == ["policy_task"]


def test_a_sheet_is_given_another_kind_or_left_out_on_its_page(world):
    row = read(world, BOTH, kind="")
    sun = client(world)
    page = sun.get(f"{row.url}heads/").content.decode()
    assert "民生实事" in page and "Policy task" in page and "do not read this sheet" in page
    sun.post(f"{row.url}heads/", {"kind_0": "-", "kind_1": "conduct_rectification"})
    work()
    row.refresh_from_db()
    assert sorted(guessed(row)) == ["-", "conduct_rectification"]
    assert list(Staged.objects.values_list("sheet", "kind")) == [
        ("政策任务", "conduct_rectification")
    ]
    assert SheetKind.objects.count() == 2
    page = sun.get(row.url).content.decode()
    assert "not read, as chosen" in page and "Conduct rectification" in page


def test_the_kind_chosen_for_the_whole_file_stands_above_what_is_remembered(world):
    row = read(world, xlsx(TASKS, names=("三月",)), kind="policy_task")
    understand(row, {"三月": "conduct_rectification"}, {}, actor=world.sun, at=world.now)
    work()
    row.refresh_from_db()
    assert guessed(row) == ["conduct_rectification"]
    assert guessed(read(world, xlsx(TASKS, names=("三月",)), kind="policy_task")) == ["policy_task"]


def test_the_form_leaves_the_kind_to_the_sheets(world):
    sun = client(world)
    sun.post("/ledgers/new/", {"file": file(BOTH), "kind": "", "origin": "superior"})
    work()
    row = Import.objects.get()
    assert (row.kind, row.counts) == ("", {"new": 3})
    assert "Livelihood item、Policy task" in sun.get("/ledgers/").content.decode()
