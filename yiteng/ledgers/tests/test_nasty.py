"""Held against workbooks as they come: none crashes, none half-imports, each fault says where."""

from __future__ import annotations

from pathlib import Path

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
from yiteng.web.sentences import say

pytestmark = pytest.mark.django_db


def spoken(lines: list[str]) -> list[str]:
    """What is said, a line each, as the file of sentences holds it."""
    return [line.replace("\n", "⏎").strip() for line in lines]


def sentences() -> dict[str, list[str]]:
    """What must be said of each workbook, to the letter: cell, value, reason, remedy."""
    found: dict[str, list[str]] = {}
    for line in (Path(__file__).parent / "nasty_said.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            name = line[3:]
            found[name] = []
        elif line:
            found[name].append(line)
    return found


SAID = sentences()


def test_every_workbook_has_its_sentences():
    assert list(SAID) == list(NASTY)


@pytest.mark.parametrize(("name", "case"), NASTY.items(), ids=NASTY)
def test_what_is_said_of_a_nasty_workbook(world, name, case):
    if case.raises:
        with pytest.raises(Refused) as refused:
            read(world, case.make(), case.name)
        assert refused.value.codes == (case.raises,)
        assert not Import.objects.exists()
        assert spoken([say(r) for r in refused.value.refusals]) == SAID[name]
        return
    row = read(world, case.make(), case.name)
    assert tuple(f[:2] for f in faults(row)) == case.faults
    assert row.counts == case.counts
    assert row.phase == ("ready" if case.counts else "refused")
    staged = [f for s in Staged.objects.order_by("id") for f in s.faults if "code" in f]
    assert all(fault["sheet"] and fault["row"] for fault in staged)
    with override("zh-hans"):
        words = [said(fault) for fault in ([row.fault] if row.fault else []) + staged]
    assert spoken([" | ".join(one.values()) for one in words]) == SAID[name]
    assert not Commitment.objects.exists()
    if case.counts.get("new"):
        actions.start(row, actor=world.sun, at=world.now)
        work()
        assert Commitment.objects.count() == case.counts["new"]


def test_there_are_thirty_and_more():
    assert len(NASTY) >= 60


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
