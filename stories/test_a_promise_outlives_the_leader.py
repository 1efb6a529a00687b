"""A leader's promise that outlives the leader, read top to bottom.

At a meeting with growers the 区长 promises a cold store; the promise becomes a commitment, its first
date stands for ever, two reviews put it on the public ledger. The 区长 leaves. Whoever holds the
post next reads it on day one, the due date runs on, the public sees the same promise, and when it
is late the light says so as if nobody had left.
"""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import NOW, World
from yiteng.commitments.actions import Draft, draft, take
from yiteng.commitments.effects.lights import light_at
from yiteng.commitments.models import Commitment
from yiteng.handover import queries
from yiteng.handover.actions import leave
from yiteng.people.actors import actor_of
from yiteng.people.models import Account, Holding
from yiteng.publication import actions as publication
from yiteng.publication.models import Snapshot
from yiteng.rules.actor import Actor
from yiteng.workflow.clock import SHANGHAI

pytestmark = pytest.mark.django_db(databases=["default", "public"], transaction=True)
SEPTEMBER = datetime(2023, 9, 30, 18, tzinfo=SHANGHAI)
LEAVES = date(2023, 6, 1)


def promised(world: World) -> Commitment:
    """The promise as a commitment, assigned, signed for, passed by two reviews to the public."""
    village = world.areas["village_1"]
    row = draft(Draft(Commitment(
        county=world.county, town=village.town, village=village, kind="policy_task",
        level="district", theme=world.themes["agriculture"], title="一村建成冷库一座",
        lead_unit=world.units["li"], served_type="village", served_name="一村果农",
        origin="instruction", origin_ref="区长在果农座谈会上的承诺", due_at=SEPTEMBER)),
        actor=world.sun, at=NOW)  # fmt: skip
    row = take(row, "issue", actor=world.sun, at=NOW)
    row = take(row, "sign", actor=world.li, at=NOW)
    rows = publication.propose_many([row], basis="条例第二十条", actor=world.sun, at=NOW)
    rows = publication.take_many(rows, "pass_secrecy", actor=world.secrecy, at=NOW)
    rows = publication.take_many(rows, "pass_disclosure", actor=world.disclosure, at=NOW)
    publication.take_many(rows, "publish", actor=world.secretary, at=NOW)
    return Commitment.objects.get(pk=row.pk)


def successor(world: World) -> Actor:
    """The 区长 leaves; somebody else takes the post on the same day."""
    Holding.objects.filter(post=world.posts["leader"]).update(until=LEAVES)
    account = Account.objects.create(login="next_leader", name="新任", password="!")
    held = Holding.objects.create(account=account, post=world.posts["leader"], since=LEAVES)
    return actor_of(held)


def test_the_new_holder_reads_the_promise_on_day_one(world: World) -> None:
    row = promised(world)
    leave("果农要的是九月前能用，不是九月开工。", actor=world.leader, at=NOW)
    held = queries.handover(successor(world), LEAVES)
    told = [one.cells["title"] for one in held.firsts[0].table.rows]
    assert told == [f"{row.title}（已公开承诺）"]
    assert held.note is not None
    assert held.note.words == "果农要的是九月前能用，不是九月开工。"


def test_the_due_date_runs_on_as_if_nobody_had_left(world: World) -> None:
    row = promised(world)
    successor(world)
    row = Commitment.objects.get(pk=row.pk)
    assert (row.due_at, row.original_due_at) == (SEPTEMBER, SEPTEMBER)
    light_at(row, date(2023, 10, 1))
    assert row.light == "overdue"


def test_the_public_ledger_keeps_the_same_promise(world: World, client: Client) -> None:
    promised(world)
    before = Snapshot.objects.values("key", "title", "status", "fields").get()
    successor(world)
    ledger = client.get(reverse("public:ledger")).content.decode()
    assert "一村建成冷库一座" in ledger
    assert Snapshot.objects.values("key", "title", "status", "fields").get() == before


def test_the_one_who_left_may_no_longer_touch_it(world: World, client: Client) -> None:
    row = promised(world)
    successor(world)
    account = world.accounts["leader"]
    client.force_login(account, backend="yiteng.people.backend.LockingBackend")
    assert client.get(row.url).status_code != 200
