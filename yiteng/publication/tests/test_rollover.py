"""The year's roll-over: final rates stay, open items are carried once, drafts are made once."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import NOW, World, log_in
from yiteng.commitments.models import Commitment
from yiteng.commitments.tests.cases import active
from yiteng.publication import actions, lists
from yiteng.publication.models import Carried, FrozenList, ListClose
from yiteng.publication.rollover.actions import RolledOver, roll_over
from yiteng.publication.tests.test_lists import change, frozen, publish
from yiteng.rules.lists import Rate
from yiteng.rules.refusal import Refused
from yiteng.workflow.clock import SHANGHAI

pytestmark = pytest.mark.django_db(databases=["default", "public"], transaction=True)
END = datetime(2023, 12, 20, 9, tzinfo=SHANGHAI)
NEXT = datetime(2024, 2, 1, 9, tzinfo=SHANGHAI)


def ended(rows: list[Commitment]) -> None:
    """As the road left them at the year's end (the door is not the matter of these tests)."""
    Commitment.objects.filter(pk=rows[0].pk).update(state="archived", confirmed=True)


def year(world: World) -> tuple[FrozenList, list[Commitment]]:
    made, rows = frozen(world)
    ended(rows)
    Commitment.objects.filter(pk=rows[3].pk).update(
        due_at=datetime(2024, 6, 30, 18, tzinfo=SHANGHAI)
    )
    return made, rows


def test_open_items_are_carried_with_their_reason_and_finished_ones_are_not(world: World) -> None:
    made, rows = year(world)
    assert roll_over(made, actor=world.secretary, at=END) == RolledOver(3, 0)
    found = Carried.objects.order_by("node_id").values_list("node_id", "year", "why")
    assert list(found) == [
        (rows[1].pk, 2024, "unfinished"), (rows[2].pk, 2024, "unfinished"),
        (rows[3].pk, 2024, "multi_year")]  # fmt: skip


def test_again_it_does_only_what_is_new_and_the_final_rates_stay(world: World) -> None:
    made, rows = year(world)
    roll_over(made, repeat=[rows[0].pk], actor=world.secretary, at=END)
    final = ListClose.objects.get().rates
    assert final["finished"] == [1, 4, 1, 4]
    Commitment.objects.filter(pk=rows[1].pk).update(state="closed")
    assert roll_over(made, repeat=[rows[0].pk], actor=world.secretary, at=NEXT) == RolledOver(0, 0)
    assert ListClose.objects.get().rates == final
    assert (Carried.objects.count(), lists.standing(made).rates["finished"].original) == (
        4,
        Rate(2, 4),
    )


def test_the_next_list_holds_what_was_carried_and_counts_it(world: World) -> None:
    made, rows = year(world)
    roll_over(made, actor=world.secretary, at=END)
    (new,) = active(world, 1, title="新路灯")
    later = actions.freeze("2024年村级民生实事", publish(world, [new]), level="village",
                           actor=world.secretary, at=NEXT)  # fmt: skip
    assert (later.count, later.year) == (4, 2024)
    assert lists.original(later) == {new.pk, *(row.pk for row in rows[1:])}
    assert set(lists.members(later).values_list("pk", flat=True)) == lists.original(later)
    assert len(lists.original(made)) == 4
    assert set(Carried.objects.values_list("into", flat=True)) == {later.pk}


def test_a_draft_repeats_what_was_finished_a_year_on(world: World) -> None:
    made, rows = year(world)
    roll_over(made, repeat=[rows[0].pk, rows[1].pk], actor=world.secretary, at=END)
    draft = Commitment.objects.get(pk=Carried.objects.get(kind="repeated").draft)
    assert (draft.state, draft.title, draft.origin_ref) == ("draft", rows[0].title, rows[0].number)
    assert draft.due_at.astimezone(SHANGHAI).date().isoformat() == "2024-06-30"
    assert draft.number != rows[0].number


def test_a_closed_list_is_changed_no_more(world: World) -> None:
    made, rows = year(world)
    roll_over(made, actor=world.secretary, at=END)
    with pytest.raises(Refused) as refused:
        change(world, made, "dropped", rows[1])
    assert refused.value.codes == ("list.closed",)


def test_not_before_the_years_last_month_and_not_by_everybody(world: World) -> None:
    made, _rows = year(world)
    with pytest.raises(Refused) as refused:
        roll_over(made, actor=world.secretary, at=NOW)
    assert refused.value.codes == ("rollover.early",)
    with pytest.raises(Refused) as denied:
        roll_over(made, actor=world.li, at=END)
    assert denied.value.codes == ("workflow.not_permitted",)


def test_the_page_shows_it_first_and_says_why_not_yet(
    client: Client, world: World, settings
) -> None:
    from yiteng.workflow.models import Mark

    made, rows = year(world)
    Mark.objects.get_or_create(name="demo", defaults={"value": "1"})
    address = reverse("publication:year_end", args=[made.pk])
    settings.TODAY = "2023-03-31"
    log_in(client, world, "secretary")
    early = client.get(address).content.decode()
    assert "3 件转入 2024 年" in early and "12月1日" in early and "disabled" in early
    assert client.post(address).status_code == 409
    settings.TODAY = "2023-12-20"
    assert client.post(address, {"repeat": [rows[0].pk]}).status_code == 302
    text = client.get(reverse("publication:of_list", args=[made.pk])).content.decode()
    assert "1/4" in text and "跨年实施" in text
    log_in(client, world, "li")
    assert client.get(address).status_code == 403
