"""Logging in: one sentence for every failure, a lock after five, the draft outlives the session."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import World, log_in
from yiteng.audit.models import Event
from yiteng.people import attempts
from yiteng.people.models import Account, Attempt, Holding
from yiteng.workflow.clock import business_now, real_now

pytestmark = pytest.mark.django_db
WORD = "Right-word-7"


@pytest.fixture
def li(world: World) -> Account:
    account = world.accounts["li"]
    account.set_password(WORD)
    account.save()
    return account


def attempt(client: Client, name: str, word: str) -> str:
    answer = client.post(reverse("people:login"), {"login": name, "password": word})
    return answer["Location"] if answer.status_code == 302 else answer.content.decode()


def test_li_logs_in_and_comes_to_the_desk(client: Client, li: Account) -> None:
    assert attempt(client, "li", WORD) == "/"
    assert "农业农村局联络员" in client.get("/").content.decode()


def test_an_unknown_name_and_a_wrong_password_get_the_same_sentence(
    client: Client, li: Account
) -> None:
    sentence = "登录名或密码不对。请注意大小写，再试一次。"
    assert sentence in attempt(client, "li", "wrong")
    assert sentence in attempt(client, "nobody", "wrong")


def test_five_failures_lock_the_account_even_for_the_right_password(
    client: Client, li: Account
) -> None:
    for _ in range(5):
        attempt(client, "li", "wrong")
    assert "密码错误次数过多" in attempt(client, "li", WORD)
    Account.objects.filter(pk=li.pk).update(locked_until=real_now() - timedelta(seconds=1))
    assert attempt(client, "li", WORD) == "/"


def test_a_success_forgets_earlier_failures(client: Client, li: Account) -> None:
    for _ in range(4):
        attempt(client, "li", "wrong")
    attempt(client, "li", WORD)
    assert Account.objects.get(pk=li.pk).failed_count == 0


def test_next_leads_back_but_never_to_another_host(client: Client, li: Account) -> None:
    answer = client.post(
        reverse("people:login"), {"login": "li", "password": WORD, "next": "/commitments/"}
    )
    assert answer["Location"] == "/commitments/"
    client.post(reverse("people:logout"))
    answer = client.post(
        reverse("people:login"), {"login": "li", "password": WORD, "next": "https://evil.example/"}
    )
    assert answer["Location"] == "/"


def test_the_idle_are_logged_out_and_come_back_to_their_page(
    client: Client, world: World, settings
) -> None:
    settings.IDLE_MINUTES = 20
    log_in(client, world, "li")
    client.get("/commitments/")
    session = client.session
    session["seen"] = int(real_now().timestamp()) - 21 * 60
    session.save()
    answer = client.get("/commitments/?light=overdue")
    assert answer["Location"] == "/account/login/?next=/commitments/%3Flight%3Doverdue"


def test_a_first_password_must_be_changed_before_anything_else(
    client: Client, world: World
) -> None:
    Account.objects.filter(login="li").update(must_change_password=True)
    log_in(client, world, "li")
    assert client.get("/commitments/")["Location"] == reverse("people:password")


def test_there_is_no_way_to_register_oneself(client: Client, db: None) -> None:
    for path in ("/account/register/", "/account/signup/", "/register/"):
        assert client.get(path).status_code == 404


def test_a_name_nobody_has_is_locked_with_the_same_sentence(client: Client, li: Account) -> None:
    for _ in range(5):
        real, none = attempt(client, "li", "wrong"), attempt(client, "nobody", "wrong")
        assert ("密码错误次数过多" in real) == ("密码错误次数过多" in none)
    assert "密码错误次数过多" in none
    assert "nobody" not in str(list(Attempt.objects.values()))
    Attempt.objects.update(locked_until=real_now(), at=real_now() - timedelta(days=2))
    assert (attempts.forget(), Attempt.objects.count()) == (1, 0)


def test_the_door_is_in_the_trail(client: Client, li: Account, world: World) -> None:
    Holding.objects.create(
        account=li, post=world.posts["wang"], acting=True, since=date(2023, 1, 1)
    )
    attempt(client, "li", "wrong")
    attempt(client, "li", WORD)
    client.post(reverse("people:switch"), {"post": world.posts["wang"].pk})
    client.post(reverse("people:logout"))
    for _ in range(5):
        attempt(client, "li", "wrong")
    events = Event.objects.filter(subject_type="people.account", subject_id=li.pk).order_by("id")
    assert [event.action for event in events] == [
        "log_in_failed", "log_in", "switch", "log_out", *["log_in_failed"] * 4, "locked"]  # fmt: skip
    assert events[2].content["after"] == {"post": "水利局联络员"}
    assert {event.county for event in events} == {world.county.pk}
    assert WORD not in "".join(event.data for event in events)


def test_a_password_of_ninety_days_is_spoken_of_and_goes_on_working(
    client: Client, li: Account, settings
) -> None:
    today = business_now().date()
    Account.objects.filter(pk=li.pk).update(password_changed_on=today - timedelta(days=90))
    attempt(client, "li", WORD)
    assert "请在“设置”中更换" not in client.get(reverse("people:settings")).content.decode()
    Account.objects.filter(pk=li.pk).update(password_changed_on=today - timedelta(days=91))
    assert attempt(client, "li", WORD) == "/"
    assert (
        "密码已使用 91 天，请在“设置”中更换。"
        in client.get(reverse("people:settings")).content.decode()
    )
