"""What is enough, what is never asked for, and when an old check no longer counts."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from yiteng.rules.deadlines import SHANGHAI
from yiteng.rules.proof import (
    ACCEPTANCE_RECORD,
    DOCUMENT,
    NEVER_REQUIRED,
    PROOFS,
    SERVED_ANSWER,
    SITE_RECORD,
    Requirement,
    missing,
    required,
    still_counts,
    voided_by,
)

NOON = datetime(2023, 3, 1, 12, tzinfo=SHANGHAI)
HOUR = timedelta(hours=1)
KIND = (DOCUMENT, ACCEPTANCE_RECORD, SITE_RECORD, SERVED_ANSWER)


@pytest.mark.parametrize("code", sorted(NEVER_REQUIRED))
def test_photos_films_and_tracks_are_never_required(code: str) -> None:
    with pytest.raises(ValueError, match="never required"):
        Requirement(code, "…")
    assert code not in {proof.code for proof in PROOFS}


def test_all_that_is_missing_is_said_at_once() -> None:
    assert [r.english() for r in missing(KIND, ["photo"])] == [
        "The proof “Document issued” is still missing.",
        "The proof “Acceptance record” is still missing.",
        "The proof “Record of a visit on site” is still missing.",
    ]
    assert {r.field for r in missing(KIND, ())} == {"proof"}


def test_the_people_s_answer_holds_up_closing_but_not_reporting() -> None:
    given = ("document", "acceptance_record", "site_record")
    assert missing(KIND, given) == ()
    assert [r.params["title"] for r in missing(KIND, given, by="close")] == [
        "Answer of the people served"
    ]


def test_one_proof_may_stand_for_another() -> None:
    either = Requirement("agreement", "Signed agreement", or_else=("document",))
    assert missing((either,), ("document",)) == ()
    assert len(missing((either,), ("photo",))) == 1


@pytest.mark.parametrize(("risk", "count"), [("low", 3), ("normal", 3), ("high", 4)])
def test_higher_risk_asks_for_more(risk: str, count: int) -> None:
    assert len(required(KIND, risk)) == count


def test_new_evidence_voids_an_old_check() -> None:
    before, after = NOON - HOUR, NOON + HOUR
    assert still_counts(NOON, [before, NOON])
    assert not still_counts(NOON, [before, after])
    assert not still_counts(None, [])
    assert voided_by(NOON, [before, after, after + HOUR]) == after
    assert voided_by(NOON, [before]) is None
    assert voided_by(None, [after]) is None
