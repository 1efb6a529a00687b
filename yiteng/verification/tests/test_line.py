"""In a review of a second no the leader in charge of the lead unit speaks for the line."""

from __future__ import annotations

import pytest

from tests.cast import NOW, TODAY, World, log_in
from yiteng.commitments.models import Commitment
from yiteng.people.actions import put_in_charge
from yiteng.people.charges import in_charge, leader_of
from yiteng.people.models import Charge, Holding, Post, PostRole
from yiteng.rules.actor import Actor
from yiteng.rules.refusal import Refused
from yiteng.verification.actions import give_opinion
from yiteng.verification.desks import WAITS
from yiteng.verification.tests.test_pages import page, text
from yiteng.verification.tests.test_road import done, road
from yiteng.verification.tests.test_unmet import answered

pytestmark = pytest.mark.django_db


def vice(world: World) -> Actor:
    """A second leader of the district, in charge of nothing yet."""
    from yiteng.people.actors import actor_of

    post = Post.objects.create(unit=world.units["leader"], title="分管农业的副区长")
    PostRole.objects.create(post=post, role="leader")
    account = type(world.accounts["li"]).objects.create(login="vice", name="副区长", password="!")
    world.accounts["vice"], world.posts["vice"] = account, post
    held = Holding.objects.create(account=account, post=post, since=TODAY)
    world.actors["vice"] = actor_of(held)
    return world.actors["vice"]


def under_review(world: World) -> Commitment:
    """A village's road lamps, led by 农业农村局, of which a second no was said."""
    from yiteng.commitments.actions import take

    row = answered(world, done(world, road(world)), "no")
    row = take(row, "report", actor=world.li, at=NOW, inputs={"note": "已补"})
    return answered(world, row, "no")


def waits(actor: Actor) -> int:
    """How many reviews wait for the opinion of a post on its desk."""
    return next(w for w in WAITS if w.code == "opinion").rows(actor, TODAY).count()


def test_the_leader_in_charge_speaks_and_another_leader_does_not(world: World) -> None:
    who = vice(world)
    unit = world.units["li"]
    put_in_charge([unit], world.posts["vice"], "区政府〔2023〕5号", since=TODAY,
                  actor=world.secretary, at=NOW)  # fmt: skip
    row = under_review(world)
    assert (waits(who), waits(world.leader), waits(world.legal)) == (1, 0, 1)
    with pytest.raises(Refused) as refused:
        give_opinion(row, "line", "再办", actor=world.leader, at=NOW)
    assert refused.value.codes == ("review.not_in_charge",)
    assert refused.value.refusals[0].params == {"unit": "农业农村局", "title": "分管农业的副区长"}
    assert give_opinion(row, "line", "再办", actor=who, at=NOW).by_post == "分管农业的副区长"


def test_where_nobody_is_entered_the_page_says_who_enters_it(world: World) -> None:
    row = under_review(world)
    Charge.objects.all().delete()
    with pytest.raises(Refused) as refused:
        give_opinion(row, "line", "再办", actor=world.leader, at=NOW)
    assert refused.value.codes == ("review.nobody_in_charge",)
    assert "Nobody is entered as the leader in charge of 农业农村局" in text(
        page(world, "sun", row.url)
    )
    assert waits(world.leader) == 0


def test_whoever_is_in_charge_of_the_unit_above_is_in_charge_below(world: World) -> None:
    Charge.objects.all().delete()
    town, clerk = world.units["town"], world.units["clerk"]
    assert leader_of(clerk) is None
    put_in_charge(
        [town], world.posts["leader"], "分工通知", since=TODAY, actor=world.secretary, at=NOW
    )
    assert leader_of(clerk) == world.posts["leader"], "a village stands below its town"
    vice(world)
    put_in_charge(
        [clerk], world.posts["vice"], "分工通知", since=TODAY, actor=world.secretary, at=NOW
    )
    found = in_charge([town, clerk, world.units["li"]])
    assert found == {town.pk: world.posts["leader"], clerk.pk: world.posts["vice"]}


def test_the_office_enters_it_and_the_one_before_ends_that_day(world: World, client) -> None:
    vice(world)
    log_in(client, world, "secretary")
    typed = {"unit": world.units["li"].pk, "post": world.posts["vice"].pk, "since": "2023-03-31",
             "source": "区政府〔2023〕5号"}  # fmt: skip
    assert client.post("/account/charges/", typed).status_code == 302
    rows = Charge.objects.filter(unit=world.units["li"]).order_by("id")
    assert [(r.post.title, r.until) for r in rows] == [
        ("区长", TODAY), ("分管农业的副区长", None)]  # fmt: skip
    assert "分管农业的副区长" in client.get("/account/charges/").content.decode()
    log_in(client, world, "li")
    assert client.get("/account/charges/").status_code == 200
    assert client.post("/account/charges/", typed).status_code in (200, 403)
    assert Charge.objects.count() == rows.count() + Charge.objects.exclude(
        unit=world.units["li"]).count()  # fmt: skip


def test_only_a_leader_of_the_district_is_in_charge_and_by_a_document(world: World) -> None:
    with pytest.raises(Refused) as refused:
        put_in_charge([world.units["outsider"]], world.posts["wang"], " ", since=TODAY,
                      actor=world.secretary, at=NOW)  # fmt: skip
    assert refused.value.codes == ("charge.no_leader", "charge.no_source", "charge.no_unit")
