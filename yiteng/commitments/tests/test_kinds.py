"""The kinds: data that fits the rule book; and adding one, as the document says."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from tests.cast import NOW, World
from yiteng.commitments import kinds as folders
from yiteng.commitments.actions import take
from yiteng.commitments.facts import LINK_TITLES
from yiteng.commitments.forms import draft_form
from yiteng.commitments.kinds import kind_of, kinds
from yiteng.commitments.tests.cases import drafts
from yiteng.rules.deadlines import KINDS as CLOCKS
from yiteng.rules.kind import ORIGINS, Kind
from yiteng.rules.proof import CHECKS
from yiteng.rules.quantity import STATUSES
from yiteng.verification.actions import answer_many, ask, give_proof_many
from yiteng.verification.models import Proof

FORMS = {"text", "number", "money", "quantity", "date", "moment", "choice", "bool"}
SERVED = {"firm", "village", "residents", "unit", "person", "acceptor"}
PAGE = Path(__file__).resolve().parents[3] / "docs/adding-a-kind.md"


def every_kind() -> list[Kind]:
    return list(kinds().values())


def by_code(kind: Kind) -> str:
    return kind.code


def test_these_are_the_kinds():
    assert set(kinds()) == {
        "agriculture_project", "livelihood_item", "investment_project", "alliance",
        "enterprise_request", "long_standing_problem", "conduct_rectification", "tourist_map",
        "policy_task",
    }  # fmt: skip


@pytest.mark.parametrize("kind", every_kind(), ids=by_code)
def test_a_kind_fits_the_rule_book(kind: Kind):
    shares = [stage.share for stage in kind.stages]
    assert shares == sorted(set(shares))
    assert (shares[0] > 0, shares[-1]) == (True, 1.0)
    assert set(kind.origins) <= set(ORIGINS)
    assert {role for need in kind.needs for role in need.split("|")} <= set(LINK_TITLES)
    assert {clock.kind for clock in kind.clocks} <= set(CLOCKS)
    assert all(clock.amount > 0 and clock.source for clock in kind.clocks)
    assert {field.kind for field in kind.fields} <= FORMS
    assert {field.status for field in kind.fields} <= set(STATUSES)
    assert all(field.choices for field in kind.fields if field.kind == "choice")
    assert (kind.served in SERVED, kind.check in CHECKS) == (True, True)
    assert kind.proof != ()


@pytest.mark.parametrize("kind", every_kind(), ids=by_code)
def test_codes_are_said_once(kind: Kind):
    for codes in ([f.code for f in kind.fields], [s.code for s in kind.stages],
                  [c.code for c in kind.clocks], [p.code for p in kind.proof]):  # fmt: skip
        assert len(codes) == len(set(codes))
    assert set(kind.public_fields) <= {f.code for f in kind.fields}


@pytest.mark.parametrize("kind", every_kind(), ids=by_code)
def test_every_word_of_a_kind_has_its_chinese(kind: Kind):
    folder = Path(folders.__file__).parent / kind.code / "locale/zh_Hans/LC_MESSAGES/django.po"
    with folder.open("rb") as handle:
        held = {str(entry.id): entry.string for entry in read_po(handle) if entry.id}
    words = {kind.title, *(f.label for f in kind.fields), *(s.title for s in kind.stages),
             *(c.source for c in kind.clocks), *kind.notes,
             *(title for f in kind.fields for _, title in f.choices)}  # fmt: skip
    assert {word for word in words if not held.get(word)} == set()


def test_planned_arrived_and_done_money_are_different_figures():
    for code in ("agriculture_project", "investment_project"):
        money = {f.code: f.status for f in kind_of(code).fields if f.kind == "money"}
        assert money == {
            "investment": "planned", "investment_arrived": "actual", "investment_done": "actual",
        }  # fmt: skip


def test_nothing_of_requests_and_conduct_is_public():
    for code in ("enterprise_request", "conduct_rectification", "long_standing_problem"):
        kind = kind_of(code)
        assert ([f.code for f in kind.fields if f.public], kind.public_fields) == ([], ())


def test_a_court_gives_one_result_only():
    assert kind_of("enterprise_request").field("court_result").choices == (
        ("by_law", "The court handles it according to law"),
    )


@pytest.mark.django_db
@pytest.mark.parametrize("code", sorted(kinds()))
def test_every_kind_has_its_form(code: str, world: World):
    form = draft_form(kind_of(code), world.sun)
    assert {f"f_{f.code}" for f in kind_of(code).fields} <= set(form.fields)


@pytest.fixture
def school_meal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Kind:
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
    test_a_kind_fits_the_rule_book(school_meal)
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
