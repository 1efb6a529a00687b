"""kill −9 fifty times while digests are made and mailed: none is lost, none is sent twice."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.db import connection

from tests.cast import NOW, build
from yiteng.audit.tests.processes import start
from yiteng.jobs.tests.mortal import share
from yiteng.messaging.models import Address, Message
from yiteng.messaging.tests.post import post
from yiteng.people.models import Account, Holding, Post, PostRole

KILLS, HOLDERS = 50, 300


def holders(world) -> None:
    """Posts with an account, an address and one message each."""
    unit = world.units["li"]
    posts = Post.objects.bulk_create([Post(unit=unit, title=f"岗位{n}") for n in range(HOLDERS)])
    PostRole.objects.bulk_create([PostRole(post=p, role="liaison") for p in posts])
    accounts = Account.objects.bulk_create(
        [Account(login=f"m{n}", name="x", password="!") for n in range(HOLDERS)]
    )
    Holding.objects.bulk_create(
        [Holding(account=a, post=p, since=date(2022, 1, 1)) for a, p in zip(accounts, posts, strict=True)]
    )  # fmt: skip
    Address.objects.bulk_create(
        [Address(account=a, mail=f"{a.login}@x.example", since=NOW.replace(year=2022)) for a in accounts]
    )  # fmt: skip
    Message.objects.bulk_create(
        [Message(county=world.county, post=p, kind="due", key=f"k{p.pk}", sentence="Due", made_at=NOW)
         for p in posts])  # fmt: skip


@pytest.mark.django_db(transaction=True)
def test_fifty_deaths_lose_no_digest_and_send_none_twice(tmp_path):
    world = build()
    holders(world)
    share(tmp_path)
    connection.close()
    with post() as server:
        process = start("yiteng.messaging.tests.mortal_digest", str(KILLS), str(server.port),
                        str(world.county.pk), folder=tmp_path)  # fmt: skip
        said = process.communicate(timeout=300)[0]
        assert process.returncode == 0, said
        taken = [mail["Message-ID"] for mail in server.taken]
    found = json.loads(said.splitlines()[-1])
    assert found["deaths"] >= KILLS
    assert (found["letters"], found["told"], found["mails"], found["digest"]) == (
        HOLDERS, HOLDERS, HOLDERS, 0)  # fmt: skip
    assert len(taken) == len(set(taken))
    assert found["done"] + found["unknown"] == HOLDERS and found["unknown"] <= found["deaths"]
    assert found["sent"] == found["done"] <= len(taken) <= HOLDERS
