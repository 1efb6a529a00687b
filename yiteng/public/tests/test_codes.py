"""The short code of a slip: the same question, the same answers, and no trying one after another."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import NOW, World
from yiteng.commitments.actions import take
from yiteng.commitments.models import Commitment
from yiteng.public.codes import MOST, WRONG
from yiteng.publication.models import OpenQuestion
from yiteng.verification.actions import ask, code_hash
from yiteng.verification.models import Answer
from yiteng.verification.tests.test_answers import reported

pytestmark = pytest.mark.django_db(databases=["default", "public"], transaction=True)


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    WRONG.clear()
    yield
    WRONG.clear()


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
    assert Answer.objects.get().channel == "link"
    assert client.post(page, {"code": spoken, "answer": "yes"}).status_code == 410


def test_an_end_is_told_in_the_words_of_the_office(world: World, client: Client) -> None:
    row = take(reported(world), "return", actor=world.wang, at=NOW, inputs={"reason": "少三盏"})
    row = take(row, "withdraw", actor=world.sun, at=NOW, inputs={"reason": "并入管网"})
    ticket = ask(row, actor=world.sun, at=NOW, step="ask_after", told="并入管网改造，不再单做")
    page = reverse("public:answer", args=[ticket.token])
    assert "并入管网改造，不再单做" in client.get(page).content.decode()
    client.post(page, {"answer": "yes", "words": ""})
    assert (Answer.objects.get().answer, Commitment.objects.get().state) == ("yes", "withdrawn")


def test_wrong_codes_are_counted_and_stop_the_trying_not_the_link(
    world: World, client: Client
) -> None:
    ticket = ask(reported(world), actor=world.sun, at=NOW)
    page = reverse("public:code")
    for number in range(MOST):
        said = client.post(page, {"code": f"{number:012d}"}).content.decode()
    assert "没有这个短码" in said
    assert "刚才输错的短码过多" in client.post(page, {"code": ticket.code}).content.decode()
    assert client.get(reverse("public:answer", args=[ticket.token])).status_code == 200
