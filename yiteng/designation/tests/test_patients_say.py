"""What patients say on slips in the ward: n, answer rate, share of yes with its interval."""

from __future__ import annotations

from yiteng.designation.models import WardRound
from yiteng.designation.operation import Round


def test_a_share_stands_only_where_no_count_is_withheld() -> None:
    row = WardRound(slips=40)
    told = Round(row, 30, [("干净吗", [24, 6, 0]), ("方便吗", [28, None, None])])
    assert (told.response.k, told.response.n) == (30, 40)
    first, second = told.shown
    assert first[2] is not None and (first[2].k, first[2].n) == (24, 30)
    assert round(first[2].low or 0, 2) == 0.63 and round(first[2].high or 0, 2) == 0.90
    assert second[2] is None
