"""Small counts stay untold, also where a total would give them away; fields leave by list only."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yiteng.rules.disclosure import (
    PSYCHIATRIC_THRESHOLD,
    THRESHOLD,
    Suppressed,
    allowed,
    small,
    suppress,
    suppress_row,
    withheld,
)

COUNTS = st.dictionaries(st.integers(0, 30), st.integers(0, 40), max_size=12)


@pytest.mark.parametrize(("count", "told"), [(0, 0), (1, None), (4, None), (5, 5), (300, 300)])
def test_one_to_four_stay_untold(count: int, told: int | None) -> None:
    assert suppress(count) == told


def test_the_threshold_is_a_parameter() -> None:
    assert suppress(9, PSYCHIATRIC_THRESHOLD) is None
    assert suppress(10, PSYCHIATRIC_THRESHOLD) == 10
    with pytest.raises(ValueError, match="negative"):
        suppress(-1)


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"a": 20, "b": 30}, Suppressed({"a": 20, "b": 30}, 50)),
        ({"a": 3, "b": 20, "c": 8}, Suppressed({"a": None, "b": 20, "c": None}, 31)),
        ({"a": 3, "b": 4, "c": 8}, Suppressed({"a": None, "b": None, "c": 8}, 15)),
        ({"a": 1, "b": 1, "c": 8}, Suppressed({"a": None, "b": None, "c": None}, 10)),
        ({"a": 3, "b": 0, "c": 8}, Suppressed({"a": None, "b": 0, "c": None}, 11)),
        ({"a": 3, "b": 0}, Suppressed({"a": None, "b": 0}, None)),
        ({"a": 3}, Suppressed({"a": None}, None)),
        ({"a": 0}, Suppressed({"a": 0}, 0)),
        ({}, Suppressed({}, 0)),
    ],
)
def test_a_total_does_not_give_a_small_count_away(
    cells: dict[str, int], told: Suppressed[str]
) -> None:
    assert suppress_row(cells) == told


@given(COUNTS)
def test_nothing_withheld_can_be_worked_out(cells: dict[int, int]) -> None:
    told = suppress_row(cells)
    hidden = [cells[key] for key, count in told.cells.items() if count is None]
    assert all(not small(count) for count in told.cells.values() if count is not None)
    assert not hidden or told.total is None or (len(hidden) > 1 and sum(hidden) >= THRESHOLD)


def test_fields_leave_by_the_list_and_in_its_order() -> None:
    row = {"phone": "0533", "title": "路灯", "place": "示例镇"}
    assert list(allowed(row, ("place", "title", "unknown"))) == ["place", "title"]
    assert withheld(row, ("place", "title", "unknown")) == ("phone",)
    assert allowed(row, ()) == {}
