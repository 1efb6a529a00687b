"""Held against workbooks as they come: none crashes, none half-imports, each fault says where."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from yiteng.commitments.models import Commitment
from yiteng.ledgers import actions
from yiteng.ledgers.models import Import, Staged
from yiteng.ledgers.sheets import opening
from yiteng.ledgers.tables import said
from yiteng.ledgers.tests.books import HEADS, LAMP, faults, read, work, xlsx
from yiteng.ledgers.tests.nasty import NASTY
from yiteng.rules.refusal import Refused

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("case", NASTY.values(), ids=NASTY)
def test_what_is_said_of_a_nasty_workbook(world, case):
    if case.raises:
        with pytest.raises(Refused) as refused:
            read(world, case.make(), case.name)
        assert refused.value.codes == (case.raises,)
        assert not Import.objects.exists()
        return
    row = read(world, case.make(), case.name)
    assert tuple(f[:2] for f in faults(row)) == case.faults
    assert row.counts == case.counts
    assert row.phase == ("ready" if case.counts else "refused")
    for fault in [f for s in Staged.objects.all() for f in s.faults if "code" in f]:
        with override("zh-hans"):
            words = said(fault)
        assert (
            fault["row"] and fault["sheet"] in words["cell"] and words["reason"] and words["remedy"]
        )
        assert "{" not in words["reason"] + words["remedy"]
    assert not Commitment.objects.exists()
    if case.counts.get("new"):
        actions.start(row, actor=world.sun, at=world.now)
        work()
        assert Commitment.objects.count() == case.counts["new"]


def test_there_are_thirty_and_more():
    assert len(NASTY) >= 30


def test_a_bomb_of_a_workbook_is_refused_before_it_is_unpacked(world, monkeypatch):
    monkeypatch.setattr(opening, "MEGABYTES", 0)
    assert [f[1] for f in faults(read(world, xlsx([HEADS, LAMP])))] == ["too_large"]


def test_more_rows_than_are_taken_are_refused_and_none_is_staged(world, monkeypatch):
    monkeypatch.setattr(opening, "ROWS", 3)
    row = read(world, xlsx([HEADS, LAMP, LAMP, LAMP]))
    assert (row.phase, faults(row)[0][1], Staged.objects.count()) == ("refused", "too_many", 0)


def test_what_looks_like_a_formula_goes_in_and_comes_out_as_text(world):
    row = read(world, NASTY["a text that would be a formula"].make())
    actions.start(row, actor=world.sun, at=world.now)
    work()
    assert Commitment.objects.order_by("id")[0].title == "=cmd|' /C calc'!A0"
