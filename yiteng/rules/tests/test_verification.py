"""The table of verification by risk, row by row."""

from __future__ import annotations

import pytest

from yiteng.rules.verification import (
    CHECKING,
    SETTLING,
    WHO,
    WORD,
    Matter,
    check_needed,
    checking,
    settling,
)


@pytest.mark.parametrize(
    ("matter", "row"),
    [
        (Matter("none", "high", refused=True, drawn=True), "exempt"),
        (Matter("sampled", "low", refused=True), "refused"),
        (Matter("sampled", "high"), "high"),
        (Matter("always", "low"), "kind"),
        (Matter("sampled", "normal", drawn=True), "drawn"),
        (Matter("sampled", "normal"), "lot"),
        (Matter("sampled", "low"), "lot"),
    ],
)
def test_who_checks_follows_the_first_row_that_holds(matter: Matter, row: str) -> None:
    assert checking(matter).code == row
    assert check_needed(matter) is (row not in ("exempt", "lot"))


@pytest.mark.parametrize(
    ("matter", "word"),
    [
        (Matter("sampled", "normal"), "served"),
        (Matter("sampled", "normal", inner=True), "acceptor"),
        (Matter("sampled", "normal", own_channel=True), "own_channel"),
        (Matter("always", "high", inner=True, own_channel=True), "own_channel"),
    ],
)
def test_whose_word_settles_it(matter: Matter, word: str) -> None:
    assert settling(matter).word == word


def test_every_row_has_a_reason_and_a_last_row_that_always_holds() -> None:
    assert all(row.reason and row.title and row.who in WHO for row in CHECKING)
    assert all(row.reason and row.title and row.word in WORD for row in SETTLING)
    assert CHECKING[-1].holds(Matter("sampled", "low")) and SETTLING[-1].holds(
        Matter("none", "low")
    )


def test_unknown_codes_are_refused() -> None:
    with pytest.raises(ValueError, match="unknown check"):
        Matter("sometimes", "low")
    with pytest.raises(ValueError, match="unknown"):
        Matter("sampled", "huge")
