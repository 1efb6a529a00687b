"""ODK Collect against a served installation: the whole way, on SQLite and on PostgreSQL."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

from tests.collect_client import BATCH, Collect, CollectError
from tests.collect_site import Served
from yiteng.surveys.openrosa.tests.hall import picture

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("collect")]


def written(form_id: str, inner: str, instance: str) -> bytes:
    """A filled form of version 1."""
    return (f'<data xmlns:orx="http://openrosa.org/xforms" id="{form_id}" version="1">{inner}'
            f"<orx:meta><orx:instanceID>{instance}</orx:instanceID></orx:meta></data>").encode()  # fmt: skip


def cold_store(site: Served, form_id: str, instance: str) -> bytes:
    """What a village says about its cold store."""
    village = site.made["village"]
    return written(
        form_id, f"<day>2023-03-20</day><village>{village}</village><has>n</has>", instance
    )


def ponds(form_id: str, names: list[str], instance: str) -> bytes:
    """Three photos in each turn of the repeat."""
    turns = [names[n : n + 3] for n in range(0, len(names), 3)]
    inner = "".join(
        f"<pond><dam>{a}</dam><inlet>{b}</inlet><spot>{c}</spot></pond>" for a, b, c in turns
    )
    return written(form_id, inner, instance)  # fmt: skip


def test_fetched_filled_offline_and_sent_later(collect_site: Served):
    server, form_id = collect_site.phone(0)
    phone = Collect(server + "/")
    (form,) = phone.form_list()
    content = phone.download(form)
    assert (form.form_id, form.version, form.name) == (form_id, "1", "村级冷库调查")
    assert ElementTree.fromstring(content).tag == "{http://www.w3.org/1999/xhtml}html"
    assert phone.stored["villages.csv"].decode().splitlines()[0] == "name,label,town"
    raw = cold_store(collect_site, form_id, "uuid:offline")
    assert [words.partition("编号")[0] for words in phone.submit(raw)] == ["已收到，"]
    assert collect_site.submissions(0)[0] == ["phone", 0, 0, raw.decode()]


def test_150_photos_come_in_two_posts_that_repeat_the_xml(collect_site: Served):
    server, form_id = collect_site.phone(1)
    names = [f"16800{n:05}.jpg" for n in range(150)]
    raw, photo, phone = ponds(form_id, names, "uuid:many"), picture(), Collect(server)
    said = phone.submit(raw, dict.fromkeys(names, photo))
    assert [words.partition("，")[0] for words in said] == ["已收到", "此前已收到"]
    marked = [b'name="*isIncomplete*"' in body for body in phone.sent]
    assert (marked, [body.count(b"filename=") - 1 for body in phone.sent]) == (
        [True, False], [BATCH, 150 - BATCH])  # fmt: skip
    assert all(raw in body for body in phone.sent)
    assert ["phone", 150, 150, raw.decode()] in collect_site.submissions(1)


def test_large_photos_are_split_by_what_the_server_accepts(collect_site: Served):
    server, form_id = collect_site.phone(1)
    heavy = picture() + b"\0" * 4_000_000
    raw, phone = ponds(form_id, ["a.jpg", "b.jpg", "c.jpg"], "uuid:heavy"), Collect(server)
    phone.submit(raw, {"a.jpg": heavy, "b.jpg": heavy, "c.jpg": heavy})
    assert [body.count(b"filename=") - 1 for body in phone.sent] == [2, 1]
    assert ["phone", 3, 3, raw.decode()] in collect_site.submissions(1)


def test_the_same_submission_from_eight_phones_at_once_is_one(collect_site: Served):
    server, form_id = collect_site.phone(1)
    raw = ponds(form_id, ["x.jpg", "y.jpg", "z.jpg"], "uuid:at-once")
    files = dict.fromkeys(["x.jpg", "y.jpg", "z.jpg"], picture())
    with ThreadPoolExecutor(8) as pool:
        said = list(pool.map(lambda _n: Collect(server).submit(raw, files)[0], range(8)))
    assert sorted(words.partition("，")[0] for words in said) == ["已收到"] + ["此前已收到"] * 7
    assert [row for row in collect_site.submissions(1) if row[3] == raw.decode()] == [
        ["phone", 3, 3, raw.decode()]]  # fmt: skip


def test_what_went_wrong_is_read_in_chinese(collect_site: Served):
    server, form_id = collect_site.phone(0)
    first = cold_store(collect_site, form_id, "uuid:conflict")
    Collect(server).submit(first)
    with pytest.raises(CollectError, match="409: 同一编号下已有另一份答卷"):
        Collect(server).submit(first.replace(b"<has>n", b"<has>y"))
    wrong = server.replace(urlsplit(server).path.split("/")[3], "nobody")
    with pytest.raises(CollectError, match="403: 这部手机未获准或已停用"):
        Collect(wrong).form_list()


def test_logs_of_the_server_hold_no_token(collect_site: Served):
    server, _form_id = collect_site.phone(0)
    with pytest.raises(CollectError, match="404"):
        Collect(server).submit(cold_store(collect_site, "other", "uuid:log"))
    token = urlsplit(server).path.split("/")[3]
    said = collect_site.log.read_text()
    assert "/odk/key/***/p/" in said
    assert token not in said
