"""Sending: claimed before, a stable Message-ID, and what nobody knows is left to a person."""

from __future__ import annotations

import pytest
from django.db import transaction

from tests.cast import NOW, World
from yiteng.jobs.actions import settle
from yiteng.jobs.models import Outbox
from yiteng.jobs.running import run_due
from yiteng.messaging.actions import set_address, tell
from yiteng.messaging.letters import message_id
from yiteng.messaging.models import Letter
from yiteng.messaging.tests.addresses import wants_mail
from yiteng.messaging.tests.post import Post, body, subject
from yiteng.rules.messages import Notice, To
from yiteng.rules.refusal import Refused
from yiteng.workflow.clock import real_now

pytestmark = pytest.mark.django_db


def urgent(world: World, key: str = "no:1") -> Letter:
    """One urgent letter to 李, in the outbox."""
    wants_mail(world)
    to = To("commitments.do", unit=world.units["li"].pk)
    said = "{number}: the people served say it is not done."
    notice = Notice("no", key, to, said, {"number": "试验〔2023〕1号"}, urgent=True)
    tell([notice, notice], county=world.county.pk, at=NOW)
    return Letter.objects.get()


def test_the_mail_that_arrives_is_the_one_that_was_frozen(world: World, server: Post) -> None:
    letter = urgent(world)
    assert run_due(real_now()).done == 1
    (mail,) = server.taken
    assert (mail["Message-ID"], mail["From"]) == (letter.message_id, "yiteng@district.example")
    assert subject(mail) == "一藤急件：试验〔2023〕1号：群众答“未办好”。" == letter.subject
    assert body(mail).split() == letter.body.split()
    assert mail["Auto-Submitted"] == "auto-generated"


def test_a_message_id_is_the_same_for_ever() -> None:
    assert message_id("digest:7:2023-03-31") == message_id("digest:7:2023-03-31")
    assert message_id("digest:7:2023-03-31") != message_id("digest:7:2023-04-01")


def test_links_lead_to_the_desk_and_carry_nothing_else(
    world: World, server: Post, settings
) -> None:
    settings.DESK_ADDRESS = "https://desk.example"
    urgent(world)
    run_due(real_now())
    assert [line for line in body(server.taken[0]).splitlines() if "http" in line] == [
        "https://desk.example"]  # fmt: skip


def test_a_server_that_refuses_is_asked_again_later(world: World, server: Post) -> None:
    urgent(world)
    server.mood = "full"
    assert run_due(real_now()).failed == 1
    server.mood = "ok"
    Outbox.objects.update(not_before=real_now())
    assert run_due(real_now()).done == 1
    assert len(server.taken) == 1


def test_a_server_that_hangs_up_leaves_it_unknown_and_only_a_person_sends_again(
    world: World, server: Post
) -> None:
    letter = urgent(world)
    server.mood = "drop"
    assert run_due(real_now()).unknown == 1
    assert (run_due(real_now()).done, len(server.taken)) == (0, 1)
    job = Outbox.objects.get(key=letter.key)
    server.mood = "ok"
    with pytest.raises(Refused):
        settle(job.pk, "again", actor=world.li, at=NOW)
    settle(job.pk, "again", actor=world.sysadmin, at=NOW)
    assert run_due(real_now()).done == 1
    assert {mail["Message-ID"] for mail in server.taken} == {letter.message_id}
    assert len(server.taken) == 2


def test_whoever_gave_mail_up_meanwhile_gets_none(world: World, server: Post) -> None:
    urgent(world)
    set_address(world.accounts["li"], "", actor=world.li, at=NOW)
    assert run_due(real_now()).done == 1
    assert server.taken == []


def test_a_rule_that_is_rolled_back_tells_nobody(world: World, server: Post) -> None:
    with transaction.atomic():
        urgent(world)
        transaction.set_rollback(True)
    assert (Letter.objects.count(), Outbox.objects.count()) == (0, 0)
