"""A slip from the ward on the public face: link or code, three taps, counted once and then gone."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import World
from yiteng.designation.actions import ward
from yiteng.designation.models import WardRound
from yiteng.designation.tests.cases import at, walked
from yiteng.public.tests.test_codes import ONE
from yiteng.publication.actions.inbox import carry
from yiteng.publication.models import InboxEntry, OpenQuestion
from yiteng.verification.actions.asking import Ticket
from yiteng.workflow.clock import business_now, real_now

pytestmark = pytest.mark.django_db(databases=["default", "public"], transaction=True)
SAID = {"first": "yes", "second": "partly", "third": "no"}
CODE = "public:code"


@pytest.fixture
def slips(world: World) -> list[Ticket]:
    """Three slips laid out in a ward."""
    _row, drawn = ward.lay_out(
        walked(world, "enforce"), 3, actor=world.branch, at=at(date(2023, 4, 10))
    )
    return drawn


def counts() -> list[list[int]]:
    found: list[list[int]] = WardRound.objects.get().counts
    return found


def test_a_slip_is_answered_by_its_link_without_an_account(
    slips: list[Ticket], client: Client
) -> None:
    page = reverse("public:answer", args=[slips[0].token])
    assert client.get(page).status_code == 200
    assert "请选一项" in client.post(page, {"first": "yes"}).content.decode()
    assert "已计入" in client.post(page, SAID).content.decode()
    assert client.post(page, SAID).status_code == 410, "used up"
    assert counts() == [[1, 0, 0], [0, 1, 0], [0, 0, 1]]


def test_of_the_answer_nothing_stays_on_either_side(slips: list[Ticket], client: Client) -> None:
    client.post(reverse("public:answer", args=[slips[0].token]), SAID)
    assert not InboxEntry.objects.exists()
    asked = OpenQuestion.objects.filter(answered=True).get()
    assert (asked.title, asked.fields) == ("杨柳卫生院", {"about": "ward", "invented": False})


def test_the_code_leads_to_the_same_slip_and_wrong_ones_are_counted_with_all_others(
    slips: list[Ticket], client: Client
) -> None:
    code = slips[1].code
    assert "杨柳卫生院" in client.post(reverse(CODE), {"code": code}).content.decode()
    assert counts() == [[0, 0, 0]] * 3
    client.post(reverse(CODE), {"code": code, "send": "1", **SAID})
    assert counts()[0] == [1, 0, 0]
    for number in range(ONE):
        client.post(reverse(CODE), {"code": f"{number:012d}"})
    stopped = client.post(reverse(CODE), {"code": slips[2].code}).content.decode()
    assert "刚才输错的短码过多" in stopped


def test_where_the_faces_are_apart_it_waits_without_its_hour_and_is_counted_once(
    slips: list[Ticket], client: Client, settings
) -> None:
    settings.FACE = "public"
    client.post(reverse("public:answer", args=[slips[0].token]), SAID)
    held = InboxEntry.objects.get()
    assert (held.kind, held.received_at.minute, held.received_at.second) == ("ward", 0, 0)
    assert counts() == [[0, 0, 0]] * 3
    twice = InboxEntry.objects.create(kind="ward", payload=held.payload, received_at=real_now())
    assert carry(business_now(), real_now()) == 2
    assert counts()[0] == [1, 0, 0], f"{twice.kind}: one slip is one answer"
    assert not InboxEntry.objects.exists()
