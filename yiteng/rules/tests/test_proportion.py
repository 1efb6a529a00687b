"""Wilson's interval against published figures, and what holds for every share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yiteng.rules.proportion import may_split, share


@pytest.mark.parametrize(
    ("k", "n", "low", "high"),
    [
        # Newcombe 1998, Statistics in Medicine 17, table I, method 3 (Wilson score).
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_published_intervals(k, n, low, high):
    found = share(k, n)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


def test_nobody_answered():
    found = share(0, 0)
    assert (found.value, found.low, found.high) == (None, None, None)


@pytest.mark.parametrize(("k", "n"), [(-1, 3), (4, 3)])
def test_what_is_no_share(k, n):
    with pytest.raises(ValueError, match="of 3"):
        share(k, n)


@given(st.integers(1, 2000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_holds_the_share_and_mirrors_its_opposite(pair):
    k, n = pair
    one, other = share(k, n), share(n - k, n)
    assert 0 <= one.low <= k / n <= one.high <= 1
    assert one.low == pytest.approx(1 - other.high, abs=1e-12)


def test_few_answers_are_not_split():
    assert may_split(0, 5, 12)
    assert not may_split(4, 20)
