"""The administrators' pages: units and posts made, leave and acting set, roles taken off."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import World, log_in
from yiteng.audit.models import Event
from yiteng.people.actors import holdings
from yiteng.people.models import Account, Holding, Post, PostRole, Unit

pytestmark = pytest.mark.django_db


def test_a_unit_and_its_post_are_entered(client: Client, world: World) -> None:
    log_in(client, world, "sysadmin")
    town = world.areas["town_a"]
    client.post(reverse("people:units"), {"what": "unit", "name": "甲镇便民中心", "line": "government",
                                          "place": town.pk})  # fmt: skip
    unit = Unit.objects.get(name="甲镇便民中心")
    assert (unit.county_id, unit.town_id, unit.village_id) == (world.county.pk, town.pk, None)
    client.post(reverse("people:units"), {"what": "post", "unit": unit.pk, "title": "窗口主任"})
    assert Post.objects.get(title="窗口主任").unit == unit
    assert Event.objects.filter(subject_type="people.post", action="add").count() == 1


def test_leave_and_acting_are_set_and_a_post_is_ended(client: Client, world: World) -> None:
    log_in(client, world, "sysadmin")
    account = world.accounts["li"]
    held = Holding.objects.get(account=account)
    address = reverse("people:hold", args=[account.pk])
    client.post(address, {"holding": held.pk, "how": "leave"})
    assert list(holdings(account, date(2030, 1, 1))) == []
    client.post(address, {"holding": held.pk, "how": "leave"})
    client.post(address, {"holding": held.pk, "how": "acting"})
    held.refresh_from_db()
    assert (held.acting, held.on_leave, held.until) == (True, False, None)
    client.post(address, {"holding": held.pk, "how": "end"})
    held.refresh_from_db()
    assert held.until is not None
    actions = Event.objects.filter(subject_type="people.account").values_list("action", flat=True)
    assert list(actions) == ["change_hold"] * 3 + ["end_hold"]


def test_another_post_is_given_by_its_name(client: Client, world: World) -> None:
    log_in(client, world, "sysadmin")
    address = reverse("people:account", args=[world.accounts["li"].pk])
    assert "水利局 · 水利局联络员" in client.get(address).content.decode()
    client.post(address, {"post": world.posts["wang"].pk, "since": "2023-03-31", "acting": "on"})
    assert (
        Holding.objects.get(account=world.accounts["li"], post=world.posts["wang"]).acting is True
    )


def test_a_role_is_taken_off_once(client: Client, world: World) -> None:
    log_in(client, world, "secadmin")
    said = {"post": world.posts["li"].pk, "role": "liaison"}
    client.post(reverse("people:take_off"), said)
    assert not PostRole.objects.filter(post=world.posts["li"]).exists()
    assert client.post(reverse("people:take_off"), said).status_code == 409


def test_nobody_manages_another_countys_people(client: Client, world: World) -> None:
    log_in(client, world, "sysadmin")
    assert (
        client.get(reverse("people:account", args=[world.accounts["outsider"].pk])).status_code
        == 404
    )


@pytest.mark.parametrize("name", ["units", "accounts"])
def test_business_posts_do_not_open_them(client: Client, world: World, name: str) -> None:
    log_in(client, world, "leader")
    assert client.get(reverse(f"people:{name}")).status_code == 403


@pytest.mark.parametrize("many", [1, 3])
def test_the_page_of_accounts_costs_the_same_for_one_and_for_three(
    client: Client, world: World, many: int, django_assert_num_queries
) -> None:
    log_in(client, world, "sysadmin")
    made = [Account.objects.create(login=f"neu{n}", name=f"新人{n}") for n in range(many)]
    Holding.objects.bulk_create(
        [Holding(account=one, post=world.posts["li"], since=date(2023, 1, 1)) for one in made]
    )
    client.get(reverse("people:accounts") + "?q=neu")
    with django_assert_num_queries(8):
        page = client.get(reverse("people:accounts") + "?q=neu").content.decode()
    assert page.count(">neu") == many


@pytest.mark.parametrize("many", [1, 3])
def test_the_page_of_one_account_costs_the_same_for_one_post_and_for_three(
    client: Client, world: World, many: int, django_assert_num_queries
) -> None:
    log_in(client, world, "sysadmin")
    account = world.accounts["li"]
    Holding.objects.bulk_create(
        [Holding(account=account, post=world.posts[who], since=date(2023, 1, 1))
         for who in ("wang", "sun", "town")[: many - 1]]
    )  # fmt: skip
    address = reverse("people:account", args=[account.pk])
    client.get(address)
    with django_assert_num_queries(8):
        client.get(address)


@pytest.mark.parametrize("many", [1, 3])
def test_the_page_of_units_costs_the_same_for_one_and_for_three(
    client: Client, world: World, many: int, django_assert_num_queries
) -> None:
    log_in(client, world, "sysadmin")
    for n in range(many):
        unit = Unit.objects.create(name=f"新单位{n}", line="government", county=world.county)
        Post.objects.create(unit=unit, title="主任")
    client.get(reverse("people:units") + "?q=新单位")
    with django_assert_num_queries(7):
        page = client.get(reverse("people:units") + "?q=新单位").content.decode()
    assert page.partition("<table")[2].partition("</table>")[0].count("新单位") == many


@pytest.mark.parametrize("many", [1, 3])
def test_the_page_of_roles_costs_the_same_for_one_and_for_three(
    client: Client, world: World, many: int, django_assert_num_queries
) -> None:
    log_in(client, world, "secadmin")
    for n in range(many):
        post = Post.objects.create(unit=world.units["li"], title=f"新岗{n}")
        PostRole.objects.create(post=post, role="liaison")
    client.get(reverse("people:roles") + "?q=新岗")
    with django_assert_num_queries(7):
        client.get(reverse("people:roles") + "?q=新岗")
