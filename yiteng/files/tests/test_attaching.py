"""Files get rows: audited, counted, readable by readers of their parent only."""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from yiteng.audit.models import Event
from yiteng.files import actions, parents, queries, store
from yiteng.files.models import Attachment
from yiteng.files.steps import clear_orphans
from yiteng.files.tests.samples import PDF, upload
from yiteng.rules.actor import Actor
from yiteng.rules.refusal import Refused

pytestmark = pytest.mark.django_db
SHANGHAI = ZoneInfo("Asia/Shanghai")
AT = datetime(2023, 3, 1, 9, 0, tzinfo=SHANGHAI)


def actor(unit: int, role: str) -> Actor:
    return Actor(unit, "某", unit, f"岗位{unit}", unit, f"单位{unit}", "government", 1, None, None,
                 frozenset({role}))  # fmt: skip


LI, OUTSIDER, ADMIN = actor(5, "liaison"), actor(6, "liaison"), actor(7, "system_admin")


@pytest.fixture(autouse=True)
def proofs(monkeypatch):
    """Rows ``tests.proof`` may be read by unit 5 alone."""
    monkeypatch.setattr(parents, "_PARENTS", {})
    parents.register("tests.proof", lambda who, row: who.unit == 5)


def attach(*uploads, who: Actor = LI) -> list[Attachment]:
    return actions.attach(
        uploads, parent_type="tests.proof", parent_id=9, county_id=1, actor=who, at=AT
    )


def test_a_file_gets_a_row_and_an_event():
    (row,) = attach(upload("验收.pdf", PDF))
    event = Event.objects.get()
    assert (event.subject_type, event.subject_id, event.action) == (
        "files.attachment", row.pk, "attach",
    )  # fmt: skip
    assert event.content["after"] == {
        "parent": ["tests.proof", 9],
        "sha256": row.sha256,
        "size": len(PDF),
        "media_type": "application/pdf",
    }
    assert queries.attachments("tests.proof", [9]) == {9: [row]}
    assert (row.post_title, row.at, queries.used(1)) == ("岗位5", AT, len(PDF))


@pytest.mark.parametrize("count", [1, 3])
def test_attaching_three_costs_what_attaching_one_does(django_assert_num_queries, count):
    attach(upload("前.pdf", PDF))
    received = [actions.receive(upload(f"{n}.pdf", PDF)) for n in range(count)]
    with django_assert_num_queries(8):
        actions.attach_received(
            received, parent_type="tests.proof", parent_id=9, county_id=1, actor=LI, at=AT
        )


def test_only_posts_that_may_attach_do():
    with pytest.raises(Refused) as refused:
        attach(upload("a.pdf", PDF), who=ADMIN)
    assert refused.value.codes == ("files.permission",)


def test_one_bad_file_keeps_all_out():
    with pytest.raises(Refused):
        attach(upload("a.pdf", PDF), upload("b.exe", b"MZ"))
    assert Attachment.objects.count() == 0


def test_the_quota_of_a_county_is_kept(settings):
    settings.FILE_QUOTA_MEGABYTES = 1
    big = PDF + b"0" * 600_000
    attach(upload("一.pdf", big))
    with pytest.raises(Refused) as refused:
        attach(upload("二.pdf", big + b"1"))
    assert refused.value.codes == ("files.quota",)
    assert (Attachment.objects.count(), queries.used(1)) == (1, len(big))


def test_an_attachment_is_for_readers_of_its_parent():
    (row,) = attach(upload("a.pdf", PDF))
    assert queries.attachment(LI, row.pk) == row
    assert queries.attachment(OUTSIDER, row.pk) is None
    assert queries.attachment(LI, row.pk + 1) is None


def test_files_without_a_row_go_after_a_day_and_files_with_one_stay():
    """What a kill between the file and its row leaves behind."""
    (row,) = attach(upload("a.pdf", PDF))
    orphan = store.root() / actions.receive(upload("b.pdf", PDF + b"b")).path
    half = store.coming()
    half.write_bytes(b"half")
    young = store.root() / actions.receive(upload("c.pdf", PDF + b"c")).path
    for path in (orphan, half, store.root() / row.path):
        os.utime(path, (AT.timestamp(), AT.timestamp()))
    now = datetime.fromtimestamp(young.stat().st_mtime, SHANGHAI) + timedelta(hours=1)
    assert clear_orphans(now.date(), now) == 2
    assert [p.exists() for p in (store.root() / row.path, orphan, half, young)] == [
        True, False, False, True,
    ]  # fmt: skip


def test_an_orphan_that_is_attached_again_is_fresh_again():
    path = store.root() / actions.receive(upload("b.pdf", PDF)).path
    os.utime(path, (AT.timestamp(), AT.timestamp()))
    actions.receive(upload("b.pdf", PDF))
    assert path.stat().st_mtime > AT.timestamp()
