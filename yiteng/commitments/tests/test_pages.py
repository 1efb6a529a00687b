"""Pages of commitments: list, one with its steps, drafting, changing words, figures."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from tests.cast import NOW, World, log_in
from yiteng.commitments.actions import take
from yiteng.commitments.models import Commitment
from yiteng.commitments.tests.cases import active, drafts, issued

pytestmark = pytest.mark.django_db


def page(world: World, who: str, address: str, data: dict[str, object] | None = None, **more):
    """The page of an address as one of the cast sees it, in English."""
    client = Client()
    log_in(client, world, who)
    client.cookies["django_language"] = "en"
    return client.get(address) if data is None else client.post(address, data, **more)


def text(response) -> str:
    return response.content.decode()


def test_a_row_you_may_open_is_a_row_you_may_list(world: World):
    (row,) = issued(world, title="一村路灯")
    for who in world.actors:
        if not world.actors[who].may("commitments.list"):
            continue
        listed = "一村路灯" in text(page(world, who, "/commitments/"))
        opened = page(world, who, f"/commitments/{row.pk}/").status_code
        assert (who, opened) == (who, 200 if listed else 404)


def test_the_page_says_what_is_next_and_offers_it(world: World):
    (row,) = issued(world)
    said = text(page(world, "li", row.url))
    assert "Next: 农业农村局 signs for it or objects." in said
    assert 'name="step" value="sign"' in said


def test_a_step_is_taken_and_a_wrong_click_taken_back(world: World):
    (row,) = issued(world)
    answer = page(
        world, "li", f"{row.url}step/", {"step": "sign", "seen": row.version}, follow=True
    )
    assert "In progress" in text(answer)
    fresh = Commitment.objects.get(pk=row.pk)
    said = {"step": "take_back", "seen": fresh.version}
    page(world, "li", f"{row.url}step/", said)
    assert Commitment.objects.get(pk=row.pk).state == "issued"


def test_a_refused_step_says_every_reason_and_keeps_what_was_typed(world: World):
    (row,) = issued(world)
    said = {"step": "object", "seen": row.version, "reason": "属水利局职责"}
    answer = page(world, "li", f"{row.url}step/", said)
    assert answer.status_code == 409
    assert "Please fill in “Ground”." in text(answer)
    assert "属水利局职责" in text(answer)


def test_a_step_that_cannot_be_taken_stays_with_its_reason(world: World):
    (row,) = active(world)
    said = text(page(world, "li", row.url))
    assert "The proof “Acceptance record” is still missing." in said


def test_who_comes_second_reads_what_changed(world: World):
    (row,) = issued(world)
    take(row, "sign", actor=world.li, at=NOW)
    answer = page(world, "li", f"{row.url}step/", {"step": "sign", "seen": row.version})
    assert (answer.status_code, "Somebody was quicker" in text(answer)) == (409, True)


def test_a_stranger_takes_no_step(world: World):
    (row,) = issued(world)
    answer = page(world, "outsider", f"{row.url}step/", {"step": "sign"})
    assert (answer.status_code, Commitment.objects.get(pk=row.pk).state) == (404, "issued")


def test_a_draft_comes_from_the_form_of_its_kind(world: World):
    address = "/commitments/new/?kind=livelihood_item"
    typed = {
        "title": "一村安装路灯30盏", "content": "", "lead_unit": world.units["li"].pk,
        "area": world.areas["village_1"].pk, "level": "village", "origin": "request",
        "origin_ref": "村民代表会议", "due": "2023-06-30", "served_name": "一村村民",
        "risk": "high", "support_1": world.units["wang"].pk, "duty_1": "接电",
        "f_output_1": "30", "f_output_2": "盏", "f_investment_0": "9", "f_investment_1": "10000",
        "f_decided_by": "村民代表会议", "checker_unit": world.units["wang"].pk,
    }  # fmt: skip
    answer = page(world, "sun", address, typed)
    print(text(answer)[text(answer).find('class="errors"') :][:900])
    row = Commitment.objects.get()
    assert (row.state, row.village_id, row.check_needed, row.details) == (
        "draft", world.areas["village_1"].pk, True, {"decided_by": "村民代表会议"})  # fmt: skip
    assert set(row.quantities.values_list("code", "status", "value")) == {
        ("output", "planned", Decimal(30)), ("investment", "planned", Decimal(90_000))}  # fmt: skip
    assert list(row.support.values_list("unit_id", "duty")) == [(world.units["wang"].pk, "接电")]


def test_the_form_keeps_what_was_typed_and_names_what_is_missing(world: World):
    answer = page(world, "sun", "/commitments/new/?kind=policy_task", {"title": "修订办法"})
    assert "修订办法" in text(answer)
    assert "Please fill in “Lead unit”." in text(answer)


def test_words_change_with_a_reason_and_the_trail_keeps_the_old_ones(world: World):
    (row,) = issued(world, title="路灯")
    typed = {"title": "路灯31盏", "content": "", "reason": "清单更正"}
    page(world, "sun", f"{row.url}words/", typed)
    assert Commitment.objects.get(pk=row.pk).title == "路灯31盏"
    assert "清单更正" in text(page(world, "sun", row.url))


def test_a_draft_may_still_get_another_lead_and_date(world: World):
    (row,) = drafts(world)
    typed = {"title": "路灯", "content": "", "lead_unit": world.units["wang"].pk,
             "due_at": "2023-07-31T18:00", "served_name": "一村村民", "origin_ref": "会议"}  # fmt: skip
    page(world, "sun", f"{row.url}words/", typed)
    row.refresh_from_db()
    assert (row.lead_unit_id, row.due_at.month) == (world.units["wang"].pk, 7)


def test_the_doer_records_money_done(world: World):
    (row,) = active(world)
    typed = {"investment_done_0": "4.5", "investment_done_1": "10000"}
    answer = page(world, "li", f"{row.url}figures/", typed, follow=True)
    assert answer.status_code == 200, text(answer)
    assert row.quantities.get(code="investment_done").value == Decimal(45_000)


def test_the_list_exports_what_it_shows(world: World):
    issued(world, title="路灯")
    answer = page(world, "sun", "/commitments/?light=on_plan&as=xlsx")
    assert answer["Content-Type"].endswith("spreadsheetml.sheet")


def test_a_list_of_more_than_one_page_is_exported_whole(world: World):
    issued(world, 120, title="路灯")
    issued(world, 1, title="水井")
    answer = page(world, "sun", "/commitments/?q=路灯&as=xlsx")
    book = CalamineWorkbook.from_filelike(BytesIO(answer.content))
    assert len(book.get_sheet_by_index(0).to_python()) == 121


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_for_one_row_and_three(
    world: World, count: int, django_assert_max_num_queries
):
    issued(world, count)
    client = Client()
    log_in(client, world, "sun")
    with django_assert_max_num_queries(18):
        assert client.get("/commitments/").status_code == 200


#: Step, who, what is said, queries: lock, facts, effects, tallies, chain, event, row.
STEPS = [("issue", "sun", {}, 18), ("sign", "li", {}, 14), ("progress", "li", {"note": "好"}, 16)]


def test_a_step_costs_few_queries_with_audit_and_tallies(world: World):
    warm, row = drafts(world, 2)
    for step, who, said, _ in STEPS:
        warm = take(warm, step, actor=world.actors[who], at=NOW, inputs=said)
    spent = []
    for step, who, said, _ in STEPS:
        with CaptureQueriesContext(connection) as queries:
            row = take(row, step, actor=world.actors[who], at=NOW, inputs=said)
        spent.append((step, len([q for q in queries if "SAVEPOINT" not in q["sql"]])))
    assert spent == [(step, n) for step, _, _, n in STEPS]
