"""Accounts, posts and roles; three administrators are three people; who sees which rows."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import NOW, World, log_in
from yiteng.audit.models import Event
from yiteng.people import actions
from yiteng.people.actors import actor_of, holdings
from yiteng.people.models import Account, Holding, Post, PostRole
from yiteng.people.passwords import random_password, weaknesses
from yiteng.people.visibility import branches, visible
from yiteng.research.models import Occasion
from yiteng.rules.refusal import Refused

pytestmark = pytest.mark.django_db


def occasion(world: World, key: str, area: str) -> Occasion:
    place = world.areas[area]
    return Occasion.objects.create(
        county_id=place.county_id, town_id=place.town_id,
        village_id=place.pk if place.level == "village" else None, kind="visit", venue="village",
        title=key, held_on=date(2023, 3, 1), unit=world.units[key])  # fmt: skip


def test_one_person_cannot_be_two_of_the_three_administrators(world: World) -> None:
    second = Post.objects.create(unit=world.units["secadmin"], title="兼任")
    Holding.objects.create(account=world.accounts["sysadmin"], post=second, since=date(2023, 1, 1))
    with pytest.raises(Refused) as refused:
        actions.grant_roles([(second, "audit_admin")], actor=world.secadmin, at=NOW)
    assert refused.value.codes == ("people.two_admins",)
    assert not PostRole.objects.filter(post=second).exists()


def test_a_post_given_up_only_later_still_counts_for_the_separation(world: World) -> None:
    second = Post.objects.create(unit=world.units["secadmin"], title="兼任")
    PostRole.objects.create(post=second, role="audit_admin")
    term = Holding(
        account=world.accounts["sysadmin"], post=second, since=date(2023, 1, 1),
        until=date(2024, 1, 1))  # fmt: skip
    with pytest.raises(Refused) as refused:
        actions.hold_many([term], actor=world.sysadmin, at=NOW)
    assert refused.value.codes == ("people.two_admins",)


def test_an_administrator_holds_no_business_post_to_switch_to(world: World) -> None:
    both = Holding(
        account=world.accounts["sysadmin"], post=world.posts["leader"], since=date(2023, 1, 1))  # fmt: skip
    with pytest.raises(Refused) as refused:
        actions.hold_many([both], actor=world.sysadmin, at=NOW)
    assert refused.value.codes == ("people.admin_in_business",)


def test_an_administrators_second_post_is_given_no_business_role(world: World) -> None:
    second = Post.objects.create(unit=world.units["secadmin"], title="兼任")
    Holding.objects.create(account=world.accounts["sysadmin"], post=second, since=date(2023, 1, 1))
    with pytest.raises(Refused) as refused:
        actions.grant_roles([(second, "leader")], actor=world.secadmin, at=NOW)
    assert refused.value.codes == ("people.admin_in_business",)


def test_a_refused_post_leaves_no_account_behind(client: Client, world: World) -> None:
    mixed = Post.objects.create(unit=world.units["secadmin"], title="混岗")
    PostRole.objects.bulk_create(
        PostRole(post=mixed, role=role) for role in ("audit_admin", "leader")
    )
    log_in(client, world, "sysadmin")
    said = {"login": "new", "name": "新同志", "post": mixed.pk}
    answer = client.post(reverse("people:accounts"), said)
    assert "业务岗位" in answer.content.decode()
    assert not Account.objects.filter(login="new").exists()


def test_no_administrator_sees_a_business_row(world: World) -> None:
    occasion(world, "li", "village_1")
    for key in ("sysadmin", "secadmin", "auditadmin"):
        assert list(visible(Occasion, world.actors[key])) == []


def test_the_outsider_of_another_county_sees_nothing(world: World) -> None:
    occasion(world, "li", "village_1")
    assert list(visible(Occasion, world.outsider)) == []
    assert list(visible(Occasion, world.outside_leader)) == []


def test_a_town_sees_its_own_place_and_a_leader_the_county(world: World) -> None:
    ours, theirs = occasion(world, "li", "village_1"), occasion(world, "li", "village_3")
    assert set(visible(Occasion, world.town)) == {ours}
    assert set(visible(Occasion, world.leader)) == {ours, theirs}


def test_a_row_one_may_open_is_a_row_one_may_list(world: World) -> None:
    for area in ("village_1", "village_2", "village_3"):
        occasion(world, "li", area)
    for actor in world.actors.values():
        listed = {row.pk for branch in branches(Occasion, actor) for row in branch}
        assert set(visible(Occasion, actor).values_list("pk", flat=True)) == listed


def test_one_person_holds_several_posts_own_ones_first(world: World) -> None:
    account = world.accounts["li"]
    other = world.posts["wang"]
    Holding.objects.create(account=account, post=other, acting=True, since=date(2023, 1, 1))
    held = list(holdings(account, world.today))
    assert [(actor_of(h).post_title, h.acting) for h in held] == [
        ("农业农村局联络员", False), ("水利局联络员", True)]  # fmt: skip


def test_a_post_on_leave_is_not_acted_in(world: World) -> None:
    Holding.objects.filter(account=world.accounts["li"]).update(on_leave=True)
    assert list(holdings(world.accounts["li"], world.today)) == []


def test_closing_an_account_deletes_no_record(world: World) -> None:
    before = Event.objects.count()
    actions.retire_account(world.accounts["li"], actor=world.sysadmin, at=NOW)
    assert Account.objects.get(login="li").is_active is False
    assert Event.objects.count() == before + 1


def test_an_account_made_enters_the_trail_without_its_name(world: World) -> None:
    actions.create_accounts([Account(login="new", name="某同志")], actor=world.sysadmin, at=NOW)
    event = Event.objects.latest("id")
    assert event.action == "add"
    assert "某同志" not in str(event.data)


def test_only_the_system_administrator_makes_accounts(world: World) -> None:
    with pytest.raises(Refused) as refused:
        actions.create_accounts([Account(login="x", name="x")], actor=world.leader, at=NOW)
    assert refused.value.codes == ("people.not_permitted",)


@pytest.mark.parametrize(
    ("word", "codes"),
    [
        ("Ab1-xyzw", ()),
        ("short1A", ("people.short",)),
        ("alllowercase", ("people.plain",)),
        ("Ali-lin-77", ()),
        ("Login-li-7", ("people.contains_login",)),
    ],
)
def test_what_a_password_must_be(word: str, codes: tuple[str, ...]) -> None:
    login = "login-li" if "Login" in word else "nobody"
    assert tuple(r.code for r in weaknesses(word, login)) == codes


def test_random_passwords_are_strong_enough() -> None:
    assert [list(weaknesses(random_password(), "li")) for _ in range(20)] == [[]] * 20
