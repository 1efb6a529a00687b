"""The kinds: data that fits the rule book, with every word in Chinese and a literal allow-list."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from tests.cast import World
from yiteng.commitments import kinds as folders
from yiteng.commitments.facts import LINK_TITLES
from yiteng.commitments.forms import draft_form
from yiteng.commitments.kinds import kind_of, kinds
from yiteng.rules.deadlines import KINDS as CLOCKS
from yiteng.rules.kind import ORIGINS, Kind
from yiteng.rules.lifecycles.commitment import COMMITMENT
from yiteng.rules.proof import CHECKS, NEVER_REQUIRED, PROOFS
from yiteng.rules.quantity import STATUSES

FORMS = {"text", "number", "money", "quantity", "date", "moment", "choice", "bool"}
SERVED = {"firm", "village", "residents", "unit", "person", "acceptor"}
STAGES = {
    "agriculture_project": "planned land site building in_use",
    "alliance": "prepared founded working",
    "conduct_rectification": "plan corrected",
    "enterprise_request": "received filed solved met",
    "investment_project": "lead talks visit framework signed registered filed permits started"
    " completed production",
    "livelihood_item": "prepared started completed accepted in_use",
    "long_standing_problem": "registered legal_opinion joint_meeting cleared signed_off",
    "policy_task": "started drafted done",
    "tourist_map": "checked published rechecked",
}
#: What the public may read of each kind after both reviews, beside due date and lead unit.
PUBLIC = {
    "agriculture_project": "investment greenhouses output collective_income"
    " collective_income_after households entity",
    "alliance": "members industry founded_on legal_form together",
    "conduct_rectification": "",
    "enterprise_request": "",
    "investment_project": "investment from_city industry",
    "livelihood_item": "output investment beneficiaries category decided_by funding contact",
    "long_standing_problem": "",
    "policy_task": "document result",
    "tourist_map": "places checked_on published_on approval exemption season barrier_free",
}


def every_kind() -> list[Kind]:
    return list(kinds().values())


def by_code(kind: Kind) -> str:
    return kind.code


def test_these_are_the_kinds_and_their_stages():
    found = {code: " ".join(stage.code for stage in kind.stages) for code, kind in kinds().items()}
    assert found == STAGES


def test_the_public_reads_these_fields_and_no_others():
    assert {code: " ".join(kind.public_fields) for code, kind in kinds().items()} == PUBLIC


@pytest.mark.parametrize("kind", every_kind(), ids=by_code)
def test_a_kind_fits_the_rule_book(kind: Kind):
    shares = [stage.share for stage in kind.stages]
    assert shares == sorted(set(shares))
    assert (shares[0] > 0, shares[-1]) == (True, 1.0)
    assert set(kind.origins) <= set(ORIGINS)
    assert {role for need in kind.needs for role in need.split("|")} <= set(LINK_TITLES)
    assert {clock.kind for clock in kind.clocks} <= set(CLOCKS)
    assert all(clock.amount > 0 and clock.source for clock in kind.clocks)
    assert {clock.basis for clock in kind.clocks} <= {"promised", "legal", "step"}
    assert {clock.starts for clock in kind.clocks} <= {"issue", "unmet", "end"}
    assert any(clock.basis == "promised" for clock in kind.clocks)
    ends = {"", *(s.code for s in COMMITMENT.steps), *(f"stage:{s.code}" for s in kind.stages)}
    assert {clock.ends for clock in kind.clocks} <= ends
    assert {field.kind for field in kind.fields} <= FORMS
    assert {field.status for field in kind.fields} <= set(STATUSES)
    assert all(field.choices for field in kind.fields if field.kind == "choice")
    assert (kind.served in SERVED, kind.check in CHECKS) == (True, True)
    assert (kind.proof != (), {p.code for p in kind.proof} & NEVER_REQUIRED) == (True, set())


@pytest.mark.parametrize("kind", every_kind(), ids=by_code)
def test_codes_are_said_once(kind: Kind):
    for codes in ([f.code for f in kind.fields], [s.code for s in kind.stages],
                  [c.code for c in kind.clocks], [p.code for p in kind.proof]):  # fmt: skip
        assert len(codes) == len(set(codes))


@pytest.mark.parametrize("kind", every_kind(), ids=by_code)
def test_every_word_of_a_kind_has_its_chinese(kind: Kind):
    folder = Path(folders.__file__).parent / kind.code / "locale/zh_Hans/LC_MESSAGES/django.po"
    with folder.open("rb") as handle:
        held = {str(entry.id): entry.string for entry in read_po(handle) if entry.id}
    shared = {p.title for p in PROOFS}
    words = {kind.title, *(f.label for f in kind.fields), *(s.title for s in kind.stages),
             *(c.source for c in kind.clocks), *kind.notes,
             *(c.title for c in kind.clocks if c.title != "The whole matter"),
             *(title for f in kind.fields for _, title in f.choices),
             *(p.title for p in kind.proof if p.title not in shared)}  # fmt: skip
    assert {word for word in words if not held.get(word)} == set()


def test_planned_arrived_and_done_money_are_different_figures():
    for code in ("agriculture_project", "investment_project"):
        money = {f.code: f.status for f in kind_of(code).fields if f.kind == "money"}
        assert money == {
            "investment": "planned", "investment_arrived": "actual", "investment_done": "actual",
        }  # fmt: skip


def test_a_court_gives_one_result_only():
    assert kind_of("enterprise_request").field("court_result").choices == (
        ("by_law", "The court handles it according to law"),
    )


@pytest.mark.django_db
@pytest.mark.parametrize("code", sorted(kinds()))
def test_every_kind_has_its_form(code: str, world: World):
    form = draft_form(kind_of(code), world.sun)
    assert {f"f_{f.code}" for f in kind_of(code).fields} <= set(form.fields)
