"""A share of content patients stands with its interval, how many were asked and how many answered."""

from __future__ import annotations

from decimal import Decimal

from yiteng.reach.queries.savings import Beside


def test_a_share_has_wilsons_interval_and_the_answer_rate() -> None:
    found = Beside(109, 118, True, 150)
    assert (found.share, found.interval, found.response) == (Decimal("92.4"), "86%–96%", "79%")
    assert Beside(109, 118, True).response == "", "nobody entered how many were asked"
