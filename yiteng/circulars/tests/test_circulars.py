"""Circulars: drafted from facts, approved by a leader, never ranking, never naming people."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client

from tests.cast import NOW, TODAY, World, log_in
from yiteng.circulars import actions, papers, queries
from yiteng.circulars.models import Circular
from yiteng.commitments.models import Commitment
from yiteng.commitments.tests.cases import active
from yiteng.papers.build import build
from yiteng.people.models import Account
from yiteng.rules.refusal import Refused
from yiteng.web import desks

pytestmark = pytest.mark.django_db
FIRST = date(2023, 3, 1)


def march(world: World, kind: str = "progress") -> Circular:
    """Of three items due in March one was closed in time, one later, one is open and was extended."""
    rows = active(world, 3, due_at=NOW - timedelta(days=20))
    done = {"state": "closed", "confirmed": True}
    Commitment.objects.filter(pk=rows[0].pk).update(closed_at=NOW - timedelta(days=25), **done)
    Commitment.objects.filter(pk=rows[1].pk).update(closed_at=NOW - timedelta(days=5), **done)
    Commitment.objects.filter(pk=rows[2].pk).update(due_at=NOW + timedelta(days=30))
    return actions.draft("三月督查通报", kind, FIRST, TODAY, actor=world.sun, at=NOW)


def test_the_draft_says_the_facts_of_the_period_by_the_first_date(world: World):
    row = march(world)
    assert {k: v for k, v in row.facts.items() if k != "lines"} == {
        "due": 3, "in_time": 1, "late": 1, "open": 1, "closed": 2, "confirmed": 2}  # fmt: skip
    assert row.body.splitlines() == [
        "2023-03-01至2023-03-31，按原定期限到期3件：按期办结1件，逾期办结1件，截至2023-03-31未办结1件。",
        "已办结的2件中，服务对象或验收方认可2件。",
        "各单位情况（按规范顺序）：",
        "农业农村局：到期3件，按期办结1件，逾期办结1件，未办结1件；",
        "已过原定期限仍未办结的：",
        "“路灯3”（牵头农业农村局），原定2023-03-11，已过20天；",
    ]


def test_to_whom_it_goes_is_drafted_from_the_facts_and_kept(world: World):
    row = march(world)
    assert (row.to, row.also_to, row.scope) == (["农业农村局"], [], "named")
    row = actions.reword(row, row.title, row.body, recipients="", actor=world.sun, at=NOW)
    with pytest.raises(Refused) as refused:
        actions.take(row, "submit", actor=world.sun, at=NOW)
    assert refused.value.codes == ("circular.nobody",)
    row = actions.reword(row, row.title, row.body, recipients="农业农村局\n各镇政府", scope="below",
                         copies="区政府办公室", actor=world.sun, at=NOW)  # fmt: skip
    paper = papers.circular(row)
    assert paper.to == ("农业农村局", "各镇政府")
    assert paper.note.startswith("限所列单位及其下属单位；抄送区政府办公室；")
    row = actions.take(row, "submit", actor=world.sun, at=NOW)
    assert row.state == "submitted"


def test_praise_names_what_was_closed_in_time_and_confirmed(world: World):
    body = march(world, "praise").body
    assert "“路灯1”（牵头农业农村局），原定2023-03-11，2023-03-06办结；" in body
    assert "路灯2" not in body
    assert "路灯3" not in body


def test_it_is_issued_only_after_a_leader_approved_it(world: World):
    row = actions.take(march(world), "submit", actor=world.sun, at=NOW)
    with pytest.raises(Refused) as refused:
        actions.take(row, "issue", actor=world.sun, at=NOW)
    assert refused.value.codes == ("lifecycle.wrong_state",)
    with pytest.raises(Refused):
        actions.take(row, "approve", actor=world.sun, at=NOW)
    row = actions.take(row, "approve", actor=world.leader, at=NOW, inputs={"note": "同意"})
    assert (row.approved_by_post, row.approval_note) == ("区长", "同意")
    row = actions.take(row, "issue", actor=world.sun, at=NOW)
    assert (row.state, row.issued_at) == ("issued", NOW)


def test_words_that_rank_or_name_people_do_not_leave_the_desk(world: World):
    row = march(world)
    Account.objects.filter(pk=world.accounts["li"].pk).update(name="李建国")
    row = actions.reword(row, "通报", "农业农村局排名末位，由李建国负责。", actor=world.sun, at=NOW)
    with pytest.raises(Refused) as refused:
        actions.take(row, "submit", actor=world.sun, at=NOW)
    assert refused.value.codes == ("circular.ranks", "circular.ranks", "circular.names")


def test_what_was_submitted_is_not_reworded_and_others_do_not_reword_it(world: World):
    row = march(world)
    for who, fresh in (
        (world.party_sun, row),
        (world.sun, actions.take(row, "submit", actor=world.sun, at=NOW)),
    ):
        with pytest.raises(Refused) as refused:
            actions.reword(fresh, "x", "y", actor=who, at=NOW)
        assert refused.value.codes == ("circular.fixed",)


def test_a_leader_finds_it_among_what_is_asked_and_on_the_desk(world: World):
    row = actions.take(march(world), "submit", actor=world.sun, at=NOW)
    (one,) = [a for a in desks.asked(world.leader, TODAY) if a.what == "三月督查通报"]
    assert (one.who, one.ask) == ("区政府督查室", "批准后方可印发通报")
    assert one.url == f"/circulars/{row.pk}/"
    assert desks.rows_of("circular_approve").rows(world.leader, TODAY).get() == row


@pytest.mark.parametrize(
    ("title", "since", "until", "codes"),
    [
        (" ", FIRST, TODAY, ("circular.no_title",)),
        ("x", TODAY, FIRST, ("circular.period",)),
        ("x", FIRST, TODAY + timedelta(days=1), ("circular.future",)),
    ],
)
def test_a_draft_that_makes_no_sense_says_why(world: World, title, since, until, codes):
    with pytest.raises(Refused) as refused:
        actions.draft(title, "progress", since, until, actor=world.sun, at=NOW)
    assert refused.value.codes == codes


def test_the_paper_of_a_draft_says_that_it_is_one(world: World):
    row = march(world)
    said = papers.circular(row)
    assert (said.head, said.note) == ("", "限所列单位；代拟稿，未经批准，不得印发、转发")
    assert build(said)[:2] == b"PK"


def test_pages_open_for_the_offices_and_nobody_else(world: World):
    row = march(world)
    for who, status in (("sun", 200), ("leader", 200), ("secretary", 200), ("li", 403),
                        ("outside_leader", 404)):  # fmt: skip
        client = Client()
        log_in(client, world, who)
        assert (who, client.get(f"/circulars/{row.pk}/").status_code) == (who, status)
    assert queries.table(world.sun, {}).rows[0].url == f"/circulars/{row.pk}/"


def test_drafting_on_the_page(world: World):
    client = Client()
    log_in(client, world, "sun")
    answer = client.post("/circulars/new/", {
        "title": "一月督查通报", "kind": "progress", "since": "2023-01-01", "until": "2023-01-31"})  # fmt: skip
    row = Circular.objects.get()
    assert answer["Location"] == f"/circulars/{row.pk}/"
    shown = client.get(answer["Location"]).content.decode()
    assert "第二十一条" in shown
    assert client.get(f"/circulars/{row.pk}/word.docx").status_code == 200


def test_a_draft_costs_the_same_for_one_item_and_for_three(world: World, django_assert_num_queries):
    from yiteng.circulars.drafting import items

    for _ in range(2):
        active(world, 1, due_at=NOW - timedelta(days=20))
        with django_assert_num_queries(1):
            items(world.sun, FIRST, TODAY)
