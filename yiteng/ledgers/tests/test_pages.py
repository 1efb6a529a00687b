"""Pages of imports: upload → preview → taken in or dropped; who may see them; what they cost."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.cast import log_in
from yiteng.commitments.models import Commitment
from yiteng.ledgers.models import Heads, Import
from yiteng.ledgers.tests.books import HEADS, LAMP, ROAD, file, read, work, xlsx

pytestmark = pytest.mark.django_db


def as_(world, who):
    client = Client()
    log_in(client, world, who)
    client.cookies["django_language"] = "en"
    return client


def test_from_the_file_to_the_drafts(world):
    sun = as_(world, "sun")
    answer = sun.post("/ledgers/new/", {"file": file(xlsx([HEADS, LAMP, ROAD])), "year": "2023",
                                        "kind": "livelihood_item", "origin": "superior"})  # fmt: skip
    row = Import.objects.get()
    assert answer.url == row.url
    busy = sun.get(row.url).content.decode()
    assert "The file is being read" in busy and 'http-equiv="refresh"' in busy
    assert "HX-Refresh" not in sun.get(f"{row.url}progress/")
    work()
    assert sun.get(f"{row.url}progress/")["HX-Refresh"] == "true"
    page = sun.get(row.url).content.decode()
    assert "2 new and 0 changed rows wait for your decision" in page
    assert "安装路灯30盏" in page and "2023-06-30" in page and "125,000" in page
    sun.post(f"{row.url}step/", {"step": "apply"})
    work()
    assert "Taken in: 2 new, 0 changed" in sun.get(row.url).content.decode()
    assert Commitment.objects.count() == 2


def test_a_refused_cell_is_named_with_value_reason_and_remedy(world):
    row = read(world, xlsx([HEADS, ["装路灯", "水利", "一村", "长期坚持", 5]]))
    page = as_(world, "sun").get(row.url).content.decode()
    for words in ("Sheet1 D2", "长期坚持", "is no date", "the next result can be seen", "水利局"):
        assert words in page, words


def test_columns_nobody_knows_are_named_once_and_remembered_for_the_unit(world):
    heads = ["要干的事", "谁来干", "村居", "啥时候干完", "花多少"]
    row = read(world, xlsx([[*heads[:2], "村居", "完成时限", "花多少"], LAMP]))
    assert row.counts == {"refused": 1}
    sun = as_(world, "sun")
    assert "花多少" in sun.get(f"{row.url}heads/").content.decode()
    sun.post(f"{row.url}heads/", {"head_0": "title", "head_1": "lead_unit", "head_2": "village",
                                  "head_3": "due", "head_4": "investment", "unit_4": "万元"})  # fmt: skip
    work()
    row.refresh_from_db()
    assert row.counts == {"new": 1}
    assert Heads.objects.get().columns["花多少"] == {"field": "investment", "unit": "万元"}
    later = read(world, xlsx([[*heads[:2], "村居", "完成时限", "花多少"], ROAD]))
    assert later.counts == {"new": 1}


def test_the_unit_and_the_county_see_an_import_others_do_not(world):
    row = read(world, xlsx([HEADS, LAMP]), who="li")
    seen = {who: as_(world, who).get(row.url).status_code
            for who in ("li", "sun", "wang", "town", "outsider", "leader")}  # fmt: skip
    assert seen == {"li": 200, "sun": 200, "wang": 404, "town": 404, "outsider": 404, "leader": 403}


@pytest.mark.parametrize("count", [1, 3])
def test_a_preview_costs_the_same_for_one_row_and_three(world, count, django_assert_num_queries):
    row = read(world, xlsx([HEADS, *[[f"路灯{n}", *LAMP[1:]] for n in range(count)]]))
    sun = as_(world, "sun")
    sun.get(row.url)
    with django_assert_num_queries(10):
        assert sun.get(row.url).status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_for_one_row_and_three(world, count, django_assert_num_queries):
    for _ in range(count):
        read(world, xlsx([HEADS, LAMP]))
    sun = as_(world, "sun")
    sun.get("/ledgers/")
    with django_assert_num_queries(7):
        assert sun.get("/ledgers/").status_code == 200
