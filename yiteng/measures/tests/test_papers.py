"""The policy document as an official paper."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import docx
from django.urls import reverse

from tests.cast import log_in
from yiteng.measures import queries
from yiteng.measures.papers import policy
from yiteng.measures.tests.papers import document, drafted
from yiteng.papers.build import build


def test_the_measures_stand_in_it_by_their_numbers(world):
    paper = document(world)
    for number in range(1, 15):
        drafted(world, paper, number)
    said = policy(queries.document(world.secretary, paper.pk))
    assert (said.head, said.title, said.on) == ("区政府文件", "冷链建设措施", date(2023, 2, 9))
    read = docx.Document(BytesIO(build(said)))
    numbered = [p.text for p in read.paragraphs if "按产量建冷库" in p.text]
    assert (numbered[0], numbered[13]) == ("一、按产量建冷库1", "十四、按产量建冷库14")
    (table,) = read.tables
    assert [cell.text for cell in dict.fromkeys(table.rows[14].cells)] == [
        "14", "按产量建冷库14", "农业农村局", "当年",
    ]  # fmt: skip
    assert "附件：措施责任分工表" in [p.text for p in read.paragraphs]


def test_an_empty_document_says_so(world):
    paper = document(world)
    said = policy(queries.document(world.secretary, paper.pk))
    assert [block.text for block in said.body] == ["尚未录入措施。"]
    assert said.annexes == ()


def test_it_is_downloaded_by_who_reads_measures(world, client):
    url = reverse("measures:word", args=[document(world).pk])
    for post, status in (("li", 200), ("outsider", 404), ("sysadmin", 403)):
        log_in(client, world, post)
        assert (post, client.get(url).status_code) == (post, status)
