"""A kind is added as docs/adding-a-kind.md says: one folder, no migration, the whole road."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.cast import NOW, World
from yiteng.commitments import kinds as folders
from yiteng.commitments.actions import take
from yiteng.commitments.kinds import kind_of, kinds
from yiteng.commitments.tests.cases import drafts
from yiteng.commitments.tests.test_kinds import test_a_kind_fits_the_rule_book as fits
from yiteng.rules.kind import Kind
from yiteng.verification.actions import answer_many, ask, give_proof_many
from yiteng.verification.models import Proof

PAGE = Path(__file__).resolve().parents[3] / "docs/adding-a-kind.md"


@pytest.fixture
def school_meal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Kind]:
    """The kind of docs/adding-a-kind.md, in a folder of its own."""
    text = PAGE.read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", text, re.S)
    (words,) = re.findall(r"```po\n(.*?)```", text, re.S)
    folder = tmp_path / "school_meal"
    catalogue = folder / "locale/zh_Hans/LC_MESSAGES"
    catalogue.mkdir(parents=True)
    (folder / "__init__.py").write_text('"""School canteens."""\n')
    (folder / "kind.py").write_text(code, encoding="utf-8")
    (catalogue / "django.po").write_text(words, encoding="utf-8")
    monkeypatch.setattr(folders, "__path__", [*folders.__path__, str(tmp_path)])
    kinds.cache_clear()
    yield kind_of("school_meal")
    kinds.cache_clear()


@pytest.mark.django_db
def test_a_kind_added_as_documented_walks_from_draft_to_archive(school_meal: Kind, world: World):
    fits(school_meal)
    (row,) = drafts(world, kind="school_meal", title="中心小学食堂")
    row = take(row, "issue", actor=world.sun, at=NOW)
    assert row.stages.get(code="open").planned_on == date(2023, 6, 30)
    row = take(row, "sign", actor=world.li, at=NOW)
    said = {"note": "食堂建成", "stage": "built"}
    row = take(row, "progress", actor=world.li, at=NOW, inputs=said)
    proofs = [Proof(commitment=row, kind=p.code, title="验收单") for p in school_meal.proof]
    give_proof_many(proofs, actor=world.li, at=NOW)
    row = take(row, "report", actor=world.li, at=NOW, inputs={"note": "已开餐"})
    row = take(row, "verify", actor=world.wang, at=NOW, inputs={"note": "到校看过"})
    ask(row, actor=world.sun, at=NOW)
    (row,) = answer_many([row], "yes", actor=world.sun, at=NOW + timedelta(days=1))
    row = take(row, "strike_off", actor=world.sun, at=NOW + timedelta(days=2))
    row = take(row, "archive", actor=world.secretary, at=NOW + timedelta(days=3))
    assert (row.state, row.confirmed, row.light) == ("archived", True, "confirmed")


@pytest.mark.django_db
def test_an_added_kind_needs_no_migration(school_meal: Kind):
    call_command("makemigrations", "commitments", check=True, dry_run=True, stdout=StringIO())
    assert "school_meal" in kinds()
