"""The short code of a slip: the same question, the same answers, and no trying one after another."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from tests.cast import NOW, World
from yiteng.audit.tests.processes import start
from yiteng.commitments.actions import take
from yiteng.commitments.models import Commitment
from yiteng.publication.actions import salted
from yiteng.publication.actions.trying import ALL, ONE, WHILE, may_try, right
from yiteng.publication.models import OpenQuestion, Salt, WrongCodes
from yiteng.verification.actions import ask, code_hash
from yiteng.verification.models import Answer
from yiteng.verification.tests.test_answers import reported
from yiteng.web.addresses import address

pytestmark = pytest.mark.django_db(databases=["default", "public"], transaction=True)


def test_the_code_leads_to_the_question_and_two_taps_answer_it(
    world: World, client: Client
) -> None:
    row = reported(world)
    ticket = ask(row, actor=world.sun, at=NOW)
    assert OpenQuestion.objects.get().code_hash == code_hash(ticket.code)
    page = reverse("public:code")
    assert client.get(page).status_code == 200
    spoken = f"{ticket.code[:4]} {ticket.code[4:8]} {ticket.code[8:]}"
    shown = client.post(page, {"code": spoken}).content.decode()
    assert row.title in shown and f'name="code" value="{spoken}"' in shown
    assert client.post(page, {"code": spoken, "answer": "no", "words": ""}).status_code == 200
    assert Commitment.objects.get(pk=row.pk).state == "asked"
    client.post(page, {"code": spoken, "answer": "no", "words": "一半不亮"})
    assert Commitment.objects.get(pk=row.pk).state == "active"
    assert Answer.objects.get().channel == "code"
    assert client.post(page, {"code": spoken, "answer": "yes"}).status_code == 410


def test_an_end_is_told_in_the_words_of_the_office(world: World, client: Client) -> None:
    row = take(reported(world), "return", actor=world.wang, at=NOW, inputs={"reason": "少三盏"})
    row = take(row, "withdraw", actor=world.sun, at=NOW, inputs={"reason": "并入管网"})
    ticket = ask(row, actor=world.sun, at=NOW, step="ask_after", told="并入管网改造，不再单做")
    page = reverse("public:answer", args=[ticket.token])
    assert "并入管网改造，不再单做" in client.get(page).content.decode()
    client.post(page, {"answer": "yes", "words": ""})
    assert (Answer.objects.get().answer, Commitment.objects.get().state) == ("yes", "withdrawn")


def test_the_link_stays_its_own_channel(world: World, client: Client) -> None:
    ticket = ask(reported(world), actor=world.sun, at=NOW)
    client.post(reverse("public:answer", args=[ticket.token]), {"answer": "yes", "words": ""})
    assert Answer.objects.get().channel == "link"


def test_wrong_codes_are_counted_and_stop_the_trying_not_the_link(
    world: World, client: Client
) -> None:
    ticket = ask(reported(world), actor=world.sun, at=NOW)
    page = reverse("public:code")
    for number in range(ONE):
        said = client.post(page, {"code": f"{number:012d}"}).content.decode()
    assert "没有这个短码" in said
    assert "刚才输错的短码过多" in client.post(page, {"code": ticket.code}).content.decode()
    assert client.get(reverse("public:answer", args=[ticket.token])).status_code == 200
    elsewhere = client.post(page, {"code": ticket.code}, REMOTE_ADDR="192.0.2.9")
    assert "路灯1" in elsewhere.content.decode(), "whoever tries stops himself, not the others"


def test_right_codes_are_not_counted_and_ten_minutes_later_all_is_forgotten() -> None:
    for _ in range(3 * ONE):
        assert may_try("192.0.2.1", NOW)
        right("192.0.2.1", NOW)
    assert [may_try("192.0.2.1", NOW) for _ in range(ONE + 1)] == [True] * ONE + [False]
    assert may_try("192.0.2.1", NOW + WHILE)


def test_many_addresses_together_are_stopped_too() -> None:
    tried = [may_try(f"192.0.2.{n}", NOW) for n in range(ALL + 5)]
    assert tried == [True] * ALL + [False] * 5
    assert may_try("192.0.2.250", NOW + timedelta(minutes=1))


def test_no_address_is_stored_and_its_digest_says_nothing_the_day_after() -> None:
    may_try("192.0.2.77", NOW)
    first = set(WrongCodes.objects.exclude(who="").values_list("who", flat=True))
    assert "192.0.2.77" not in str(list(WrongCodes.objects.values()) + list(Salt.objects.values()))
    may_try("192.0.2.77", NOW + timedelta(days=1))
    second = set(WrongCodes.objects.exclude(who="").values_list("who", flat=True))
    assert len(second) == 1 and not first & second, "another salt, another digest; the old is gone"
    assert list(Salt.objects.values_list("day", flat=True)) == [NOW.date() + timedelta(days=1)]
    assert salted.forget(NOW.date() + timedelta(days=9)) == 3
    assert not WrongCodes.objects.exists()


def test_the_address_is_the_one_our_own_proxy_saw(rf, settings) -> None:
    asked = rf.get("/", REMOTE_ADDR="10.0.0.1", headers={"X-Forwarded-For": "6.6.6.6, 192.0.2.3"})
    assert address(asked) == "10.0.0.1"
    settings.PROXIES = 1
    assert address(asked) == "192.0.2.3"
    settings.PROXIES = 3
    assert address(asked) == "10.0.0.1"


def test_two_processes_count_together_and_not_one_more_gets_through(tmp_path) -> None:
    """Each would let ALL through by itself; together they let ALL through, exactly."""
    if connection.vendor == "sqlite":
        connection.close()
    start("yiteng.public.tests.trier", "prepare", folder=tmp_path).communicate(timeout=300)
    both = [start("yiteng.public.tests.trier", name, folder=tmp_path) for name in ("10", "20")]
    through = [int(one.communicate(timeout=300)[0]) for one in both]
    assert sum(through) == ALL
