"""Burden is counted about the sender; fields nobody fills are proposed for deletion."""

from __future__ import annotations

from yiteng.rules.burden import ENOUGH, Sender, Use, sender, to_delete


def test_the_middle_of_the_time_given_is_that_of_all_tasks() -> None:
    given = [(60, 3), (24 * 60, 1), (24 * 60 + 1, 3)]
    assert sender("甲局", given) == Sender("甲局", 7, 24.0, 4)
    assert sender("甲局", given[:2]) == Sender("甲局", 4, 1.0, 4)
    assert sender("甲局", [(60, 1), (180, 1)]) == Sender("甲局", 2, 2.0, 2)


def test_a_field_is_proposed_only_beyond_the_share_and_with_enough_rows() -> None:
    exactly = Use("表", "九成", 100, 10)
    beyond = Use("表", "过九成", 100, 9)
    few = Use("表", "行数不够", ENOUGH - 1, 0)
    assert to_delete([exactly, beyond, few], 90) == [beyond]
    assert to_delete([exactly, beyond, few], 80) == [exactly, beyond]


def test_a_form_without_rows_has_no_empty_field() -> None:
    assert Use("表", "x", 0, 0).empty == 0.0
