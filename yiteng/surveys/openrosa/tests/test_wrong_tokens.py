"""Wrong tokens are counted for all processes together, and no address is kept."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection

from tests.cast import NOW
from yiteng.audit.tests.processes import start
from yiteng.surveys.models import WrongToken
from yiteng.surveys.openrosa.wrong import MOST, WHILE, too_many


@pytest.mark.django_db
def test_one_address_is_stopped_and_may_try_again_after_some_minutes():
    assert [too_many("192.0.2.7", NOW) for _ in range(MOST + 2)] == [False] * MOST + [True] * 2
    assert not too_many("192.0.2.8", NOW)
    assert not too_many("192.0.2.7", NOW + WHILE)


@pytest.mark.django_db
def test_no_address_is_kept_and_what_is_kept_goes_with_the_next_one():
    too_many("192.0.2.7", NOW)
    (kept,) = WrongToken.objects.values_list("who", flat=True)
    assert len(kept) == 64 and "192.0.2" not in kept
    too_many("192.0.2.9", NOW + WHILE + timedelta(minutes=1))
    assert list(WrongToken.objects.filter(who=kept)) == []


@pytest.mark.django_db(transaction=True)
def test_two_processes_let_through_as_many_as_one(tmp_path: Path):
    if connection.vendor == "sqlite":
        connection.close()
    name = "yiteng.surveys.openrosa.tests.trier"
    start(name, "prepare", folder=tmp_path).communicate(timeout=300)
    both = [start(name, "try", folder=tmp_path) for _ in range(2)]
    through = [int(one.communicate(timeout=300)[0]) for one in both]
    assert sum(through) == MOST
