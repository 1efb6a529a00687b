"""Frozen lists: members by dated events, both rates side by side, on both faces."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import NOW, World, log_in
from yiteng.audit.models import Event
from yiteng.commitments.actions import take
from yiteng.commitments.models import Commitment
from yiteng.commitments.tests.cases import active
from yiteng.publication import actions, lists
from yiteng.publication.models import FrozenList, ListEvent, ListSnapshot, Publication
from yiteng.rules.lists import Rate
from yiteng.rules.refusal import Refused

pytestmark = pytest.mark.django_db(databases=["default", "public"], transaction=True)
BY = "区人大常委会第三次会议"


def publish(world: World, rows: list[Commitment]) -> list[Publication]:
    found = actions.propose_many(rows, basis="条例第二十条", actor=world.sun, at=NOW)
    found = actions.take_many(found, "pass_secrecy", actor=world.secrecy, at=NOW)
    found = actions.take_many(found, "pass_disclosure", actor=world.disclosure, at=NOW)
    return actions.take_many(found, "publish", actor=world.secretary, at=NOW)


def frozen(world: World, count: int = 4) -> tuple[FrozenList, list[Commitment]]:
    """A list of some items; the first has its works finished."""
    rows = active(world, count)
    published = publish(world, rows)
    made = actions.freeze("2023年村级民生实事", published, level="village",
                          actor=world.secretary, at=NOW)  # fmt: skip
    take(rows[0], "progress", actor=world.li, at=NOW, inputs={"note": "完工", "stage": "completed"})
    return made, rows


def change(world: World, made: FrozenList, event: str, row: Commitment, **more: str) -> ListEvent:
    return actions.change_list(
        made, event, row.pk, "村民代表会议同意", actor=world.secretary, at=NOW, **more
    )


def test_both_rates_stand_side_by_side(world: World) -> None:
    made, rows = frozen(world)
    change(world, made, "dropped", rows[3], decided_by=BY)
    found = lists.standing(made)
    assert (found.frozen.count, found.today) == (4, 3)
    finished = found.rates["finished"]
    assert (finished.original, finished.today) == (Rate(1, 4), Rate(1, 3))
    assert found.counts == {
        "finished": 1, "in_use": 0, "confirmed": 0, "unasked": 0, "untouched": 2}  # fmt: skip
    assert [row.pk for row in lists.members(made, "untouched").order_by("pk")] == [
        rows[1].pk, rows[2].pk]  # fmt: skip


def test_an_item_added_counts_today_only_and_must_be_public(world: World) -> None:
    made, _rows = frozen(world)
    (later,) = active(world, 1, title="后来的路灯")
    with pytest.raises(Refused) as refused:
        change(world, made, "added", later)
    assert refused.value.codes == ("list.unpublished",)
    publish(world, [later])
    change(world, made, "added", Commitment.objects.get(pk=later.pk))
    found = lists.standing(made)
    assert (found.today, found.rates["finished"].original) == (5, Rate(1, 4))
    assert lists.members(made).filter(pk=later.pk).exists()


@pytest.mark.parametrize(
    ("event", "which", "more", "codes"),
    [
        ("added", 0, {}, ("list.there",)),
        ("corrected", 0, {}, ("list.no_words",)),
        ("renamed", 0, {}, ("list.no_reason",)),
    ],
)
def test_what_makes_no_sense_says_why(world: World, event, which, more, codes) -> None:
    made, rows = frozen(world)
    with pytest.raises(Refused) as refused:
        change(world, made, event, rows[which], **more)
    assert refused.value.codes == codes


def test_what_was_dropped_is_neither_dropped_again_nor_corrected(world: World) -> None:
    made, rows = frozen(world)
    change(world, made, "dropped", rows[0])
    for event in ("dropped", "corrected"):
        with pytest.raises(Refused) as refused:
            change(world, made, event, rows[0], words="改名")
        assert refused.value.codes == ("list.not_there",)


def test_only_the_offices_of_the_county_change_it(world: World) -> None:
    made, rows = frozen(world)
    for who in (world.li, world.sun, world.outside_leader):
        with pytest.raises(Refused) as refused:
            actions.change_list(made, "dropped", rows[0].pk, "x", actor=who, at=NOW)
        assert refused.value.codes == ("list.not_permitted",)


def test_each_change_is_in_the_trail_with_its_reason(world: World) -> None:
    made, rows = frozen(world)
    change(world, made, "corrected", rows[1], words="路灯2 → 路灯二号")
    event = Event.objects.filter(subject_type="publication.frozenlist").order_by("-id").first()
    assert event is not None
    assert (event.action, event.reason) == ("corrected", "村民代表会议同意")


def test_the_public_reads_both_rates_and_every_dated_change(world: World, client: Client) -> None:
    made, rows = frozen(world)
    change(world, made, "dropped", rows[3], decided_by=BY)
    shown = ListSnapshot.objects.get()
    assert (shown.title, shown.fields["original"], shown.fields["today"]) == (made.title, 4, 3)
    page = client.get(reverse("public:lists")).content.decode()
    for words in ("25%", "33%", "1/4", "1/3", "路灯4", "村民代表会议同意", BY):
        assert words in page


def test_the_pages_inside_show_them_and_take_a_change(world: World) -> None:
    made, rows = frozen(world)
    client = Client()
    log_in(client, world, "secretary")
    index = client.get("/publication/lists/").content.decode()
    assert "公布清单共 4 件" in index
    answer = client.post(f"/publication/lists/{made.pk}/", {
        "event": "dropped", "number": rows[3].number, "reason": "并入区级项目"})  # fmt: skip
    assert answer.status_code == 302
    page = client.get(f"/publication/lists/{made.pk}/").content.decode()
    assert "并入区级项目" in page
    assert page.count("<tr data-url") == 3
    untouched = client.get(f"/publication/lists/{made.pk}/?show=untouched").content.decode()
    assert untouched.count("<tr data-url") == 2
    refused = client.post(f"/publication/lists/{made.pk}/", {
        "event": "dropped", "number": "没有", "reason": "x"})  # fmt: skip
    assert refused.status_code == 409
    assert "没有这个事项" in refused.content.decode()


def test_a_number_over_all_lists_opens_exactly_its_rows(world: World) -> None:
    frozen(world)
    frozen(world, 2)
    client = Client()
    log_in(client, world, "sun")
    for show, n in (("", 6), ("finished", 2), ("untouched", 4), ("confirmed", 0)):
        page = client.get(f"/publication/lists/items/?show={show}").content.decode()
        assert (show, page.count("<tr data-url")) == (show, n)


def test_readers_see_no_form_and_strangers_no_list(world: World) -> None:
    made, _rows = frozen(world)
    client = Client()
    log_in(client, world, "li")
    assert 'name="event"' not in client.get(f"/publication/lists/{made.pk}/").content.decode()
    log_in(client, world, "outsider")
    assert client.get(f"/publication/lists/{made.pk}/").status_code == 404


def test_a_list_is_frozen_on_the_page(world: World) -> None:
    publish(world, active(world, 2))
    client = Client()
    log_in(client, world, "secretary")
    said = {"title": "2023年村级民生实事", "level": "village", "kind": "livelihood_item"}
    client.post("/publication/lists/", said)
    assert FrozenList.objects.get().count == 2
    assert client.post("/publication/lists/", said).status_code == 409


def test_a_list_costs_the_same_for_one_item_and_for_three(
    world: World, django_assert_num_queries
) -> None:
    for count in (1, 3):
        made, _rows = frozen(world, count)
        with django_assert_num_queries(7):
            lists.standing(made)
