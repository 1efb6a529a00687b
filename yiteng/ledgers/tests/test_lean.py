"""A ledger is taken in without mapping the database's file into memory; afterwards all is as before."""

from __future__ import annotations

import gc

import pytest
from django.db.utils import ConnectionHandler

from yiteng.environment import database
from yiteng.ledgers.lean import lean, mapped

pytestmark = pytest.mark.django_db


@pytest.fixture
def held(tmp_path, monkeypatch):
    monkeypatch.delenv("YITENG_LEAN", raising=False)
    handler = ConnectionHandler({"default": database("YITENG_LEAN", tmp_path / "a.sqlite3")})
    yield handler["default"]
    handler.close_all()


def test_nothing_is_mapped_meanwhile_and_what_was_is_afterwards(held):
    before, seldom = mapped(held), gc.get_threshold()
    with lean(held):
        assert mapped(held) == 0 < before
        assert gc.get_threshold() > seldom
    assert (mapped(held), gc.get_threshold()) == (before, seldom)


def test_it_is_as_before_where_the_work_breaks_off(held):
    before = mapped(held), gc.get_threshold()
    with pytest.raises(KeyError), lean(held):
        raise KeyError("broken off")
    assert (mapped(held), gc.get_threshold()) == before
