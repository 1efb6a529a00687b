"""A missed promise is explained to the public in its unit's words, after two reviews."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import NOW, World, log_in
from yiteng.commitments.models import Commitment
from yiteng.publication import actions, explaining
from yiteng.publication.lists import original
from yiteng.publication.models import FrozenList, Publication, Snapshot
from yiteng.publication.tests.test_publication import published
from yiteng.rules.refusal import Refused

pytestmark = pytest.mark.django_db(databases=["default", "public"], transaction=True)
WHY = "两处路面窄，改挂墙灯，五月底补齐"


@pytest.fixture
def missed(world: World) -> Commitment:
    """A public commitment on a frozen list, whose unit has explained why its promise was missed."""
    row = published(world)
    actions.freeze("2023年村级民生实事", list(Publication.objects.all()), level="village",
                   actor=world.secretary, at=NOW)  # fmt: skip
    Commitment.objects.filter(pk=row.pk).update(missed_why=WHY)
    row.refresh_from_db()
    return row


def proposed(world: World, row: Commitment) -> Publication:
    return explaining.propose(row, basis="条例第二十一条", actor=world.sun, at=NOW)


def passed(world: World, row: Publication) -> Publication:
    (row,) = actions.take_many([row], "pass_secrecy", actor=world.secrecy, at=NOW)
    (row,) = actions.take_many([row], "pass_disclosure", actor=world.disclosure, at=NOW)
    return actions.take(row, "publish", actor=world.secretary, at=NOW)


def page(client: Client, row: Commitment) -> str:
    return client.get(reverse("public:item", args=[f"commitment-{row.pk}"])).content.decode()


def test_the_public_reads_the_words_after_two_reviews_and_not_before(
    world: World, missed: Commitment, client: Client
) -> None:
    before = FrozenList.objects.values().get()
    found = proposed(world, missed)
    assert WHY not in page(client, missed)
    passed(world, found)
    shown = page(client, missed)
    assert WHY in shown and "2023-06-30" in shown and world.units["li"].name in shown
    assert FrozenList.objects.values().get() == before
    assert original(FrozenList.objects.get()) == {missed.pk}


def test_words_recalled_leave_the_page_which_stays(
    world: World, missed: Commitment, client: Client
) -> None:
    row = passed(world, proposed(world, missed))
    actions.take(row, "recall", actor=world.secretary, at=NOW, inputs={"reason": "有误"})
    assert WHY not in page(client, missed)
    assert Snapshot.objects.get().title == "安装路灯30盏"


def test_other_words_need_two_reviews_of_their_own(
    world: World, missed: Commitment, client: Client
) -> None:
    passed(world, proposed(world, missed))
    assert list(explaining.waiting(world.sun)) == []
    Commitment.objects.filter(pk=missed.pk).update(missed_why="另有原因")
    missed.refresh_from_db()
    assert explaining.live(missed) is None
    assert [row.pk for row in explaining.waiting(world.sun)] == [missed.pk]
    assert proposed(world, missed).fields["words"] == "另有原因"
    assert WHY in page(client, missed) and "另有原因" not in page(client, missed)


def test_what_is_inside_is_not_explained_outside_and_numbers_of_people_never(
    world: World, missed: Commitment
) -> None:
    missed.missed_why = "请找 13812345678"
    with pytest.raises(Refused) as refused:
        proposed(world, missed)
    assert refused.value.codes == ("privacy.number",)
    missed.published, missed.missed_why = False, WHY
    with pytest.raises(Refused) as refused:
        proposed(world, missed)
    assert refused.value.codes == ("publication.nothing_explained",)


def test_it_waits_on_the_desk_until_it_is_proposed_from_the_page(
    world: World, missed: Commitment, client: Client
) -> None:
    assert [row.pk for row in explaining.waiting(world.sun)] == [missed.pk]
    log_in(client, world, "sun")
    assert "承诺未兑现" in client.get(missed.url).content.decode()
    address = reverse("publication:propose_explanation", args=[missed.pk])
    assert client.post(address, {"basis": "条例"}).status_code == 302
    assert list(explaining.waiting(world.sun)) == []
    shown = client.get(f"/publication/{explaining.live(missed).pk}/").content.decode()
    assert WHY in shown
