"""Frozen lists: the rate against the original never rises by dropping."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from yiteng.rules.lists import Change, Rate, members, rates

DAY = date(2023, 4, 1)
IDS = st.integers(1, 30)
CHANGES = st.lists(st.builds(Change, st.sampled_from(["added", "dropped", "corrected"]), IDS,
                             st.just(DAY)), max_size=20)  # fmt: skip


def test_a_dropped_item_stays_in_the_original_and_an_added_one_counts_today_only() -> None:
    changes = [Change("dropped", 4, DAY), Change("added", 9, DAY), Change("corrected", 1, DAY)]
    today = members({1, 2, 3, 4}, changes)
    assert today == {1, 2, 3, 9}
    found = rates({1, 2, 3, 4}, today, {1, 9})
    assert (found.original, found.today) == (Rate(1, 4), Rate(2, 4))


def test_what_was_dropped_may_come_back() -> None:
    changes = [Change("dropped", 1, DAY), Change("added", 1, DAY)]
    assert members({1}, changes) == {1}


def test_an_empty_list_has_no_share() -> None:
    assert Rate(0, 0).share is None


@given(st.sets(IDS), CHANGES, st.sets(IDS), IDS)
def test_dropping_never_changes_the_rate_against_the_original(
    original: set[int], changes: list[Change], done: set[int], dropped: int
) -> None:
    before = rates(original, members(original, changes), done)
    more = [*changes, Change("dropped", dropped, DAY)]
    assert rates(original, members(original, more), done).original == before.original
