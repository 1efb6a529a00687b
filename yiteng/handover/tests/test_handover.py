"""Handover: what a post hands on, and what its holders leave in words."""

from __future__ import annotations

import html
import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import NOW, TODAY, World, log_in
from yiteng.audit.models import Event
from yiteng.commitments.models import Commitment
from yiteng.commitments.tests.cases import active
from yiteng.handover import actions, papers, queries
from yiteng.handover.lists import LISTS, whole
from yiteng.handover.models import Note
from yiteng.papers.build import build
from yiteng.papers.values import Grid
from yiteng.people.actors import actor_of
from yiteng.people.models import Account, Holding
from yiteng.rules.refusal import Refused
from yiteng.web import paging
from yiteng.workflow.clock import business_today

pytestmark = pytest.mark.django_db


def successor(world: World, key: str, since: date):
    """李 leaves the post, somebody new holds it."""
    Holding.objects.filter(post=world.posts[key]).update(until=since)
    account = Account.objects.create(login=f"new_{key}", name="继任", password="!")
    return actor_of(Holding.objects.create(account=account, post=world.posts[key], since=since))


def test_a_successor_reads_what_is_open_and_what_was_left_in_words(world: World):
    active(world, 2)
    actions.leave("用地已口头说定", people="国土所所长", actor=world.li, at=NOW)
    new = successor(world, "li", TODAY)
    held = queries.handover(new, TODAY)
    assert [row.cells["title"] for row in held.firsts[0].table.rows] == ["路灯1", "路灯2"]
    assert held.note is not None
    assert (held.note.words, held.note.people) == ("用地已口头说定", "国土所所长")
    assert (held.since, queries.is_new(new, TODAY)) == (TODAY, True)


def test_the_desk_of_a_new_holder_begins_with_the_handover(world: World):
    actions.leave("用地已口头说定", actor=world.li, at=NOW)
    Holding.objects.filter(post=world.posts["li"]).update(
        since=business_today() - timedelta(days=3)
    )
    client = Client()
    log_in(client, world, "li")
    assert "用地已口头说定" in client.get("/").content.decode()
    Holding.objects.filter(post=world.posts["li"]).update(
        since=business_today() - timedelta(days=90)
    )
    assert "用地已口头说定" not in client.get("/").content.decode()


def test_words_are_versions_and_each_is_in_the_trail(world: World):
    actions.leave("第一版", actor=world.li, at=NOW)
    actions.leave("第二版", actor=world.li, at=NOW, seen=1)
    assert list(Note.objects.order_by("number").values_list("number", "words")) == [
        (1, "第一版"), (2, "第二版")]  # fmt: skip
    assert Event.objects.filter(subject_type="handover.note").count() == 2


@pytest.mark.parametrize(
    ("words", "seen", "code"),
    [(" ", 1, "handover.no_words"), ("第一版", 1, "handover.same"), ("新", 0, "handover.quicker")],
)
def test_what_cannot_be_kept_says_why(world: World, words: str, seen: int, code: str):
    actions.leave("第一版", actor=world.li, at=NOW)
    with pytest.raises(Refused) as refused:
        actions.leave(words, actor=world.li, at=NOW, seen=seen)
    assert refused.value.codes == (code,)
    assert Note.objects.count() == 1


def test_nobody_reads_the_words_of_another_post(world: World):
    actions.leave("只给下一任", actor=world.li, at=NOW)
    for who in ("wang", "sun", "leader", "outsider"):
        client = Client()
        log_in(client, world, who)
        assert "只给下一任" not in client.get("/handover/").content.decode()
        assert "只给下一任" not in client.get("/handover/words/").content.decode()


def test_promises_to_firms_and_moved_dates_stand_on_paper(world: World):
    (row,) = active(world, 1, kind="enterprise_request", served_type="firm", served_name="甲企业",
                    title="解封账户")  # fmt: skip
    Commitment.objects.filter(pk=row.pk).update(due_at=NOW + timedelta(days=200))
    held = queries.handover(world.li, TODAY)
    said = papers.handover(world.li, held, TODAY)
    grids = [block for block in said.body if isinstance(block, Grid)]
    assert [[cell.text for cell in line] for line in grids[1].rows] == [
        ["督办事项", "企业", "期限", "对方截止"], ["解封账户", "甲企业", "2023-10-17", ""]]  # fmt: skip
    assert [cell.text for cell in grids[0].rows[1]][-2:] == ["2023-10-17", "2023-06-30"]
    assert build(said)[:2] == b"PK"


def test_the_page_says_it_in_words_and_leads_to_paper(world: World):
    active(world)
    client = Client()
    log_in(client, world, "li")
    said = client.get("/handover/").content.decode()
    assert "1 件未办结事项随岗位交接" in said
    assert client.get("/handover/word.docx")["Content-Type"].endswith("wordprocessingml.document")


def test_a_handover_costs_the_same_for_one_row_and_for_three(world: World):
    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            queries.handover(world.li, TODAY)
        return len(asked)

    active(world, 1)
    one = cost()
    active(world, 2)
    assert (one, cost()) == (one, one)


def test_nothing_is_cut_off_on_screen_on_paper_or_in_word(world: World, monkeypatch):
    """Two hundred used to be the end; pages are kept small here, so that there are several."""
    monkeypatch.setattr(paging, "WHOLE", 60)
    active(world, 205)
    client = Client()
    log_in(client, world, "li")
    first = client.get("/handover/").content.decode()
    assert "205 件未办结事项随岗位交接" in first
    assert '<a href="/handover/rows/open/">全部 205 条，分页查看</a>' in first
    assert [len(table.rows) for table in whole(LISTS[0], world.li)] == [60, 60, 60, 25]
    answer = client.get("/handover/paper/")
    assert answer.streaming
    paper = b"".join(answer.streaming_content).decode()
    assert paper.count("路灯") == 205
    body = papers.handover(world.li, queries.handover(world.li, TODAY), TODAY).body
    (grid,) = [block for block in body if isinstance(block, Grid)]
    assert len(grid.rows) == 1 + 205


def test_a_list_of_the_handover_is_read_page_by_page(world: World):
    active(world, 55)
    client = Client()
    log_in(client, world, "li")
    page = client.get("/handover/rows/open/").content.decode()
    assert page.count("<tr data-url") == 50
    further = html.unescape(re.findall(r'rel="next" href="([^"]+)"', page)[0])
    assert client.get(f"/handover/rows/open/{further}").content.decode().count("<tr data-url") == 5
    assert client.get("/handover/rows/nonsense/").status_code == 404


def test_units_to_talk_to_are_counted_over_all_rows(world: World):
    rows = active(world, 3)
    Commitment.objects.filter(pk=rows[0].pk).update(checker_unit=world.units["wang"])
    assert [(one.unit, one.rows) for one in queries.contacts(world.li)] == [("水利局", 1)]
