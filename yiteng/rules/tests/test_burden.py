"""Burden is counted about the sender; fields nobody fills are proposed for deletion."""

from __future__ import annotations

from datetime import timedelta

from yiteng.rules.burden import ENOUGH, Sender, Sent, Use, senders, to_delete


def test_senders_stand_in_their_official_order_however_much_they_send() -> None:
    sent = [Sent("乙局", (2, 2), timedelta(hours=h)) for h in (10, 24, 100)]
    sent += [Sent("甲局", (1, 1), timedelta(days=30))]
    assert senders(sent) == [Sender("甲局", 1, 720.0, 0), Sender("乙局", 3, 24.0, 2)]


def test_a_field_is_proposed_only_beyond_the_share_and_with_enough_rows() -> None:
    exactly = Use("表", "九成", 100, 10)
    beyond = Use("表", "过九成", 100, 9)
    few = Use("表", "行数不够", ENOUGH - 1, 0)
    assert to_delete([exactly, beyond, few], 90) == [beyond]
    assert to_delete([exactly, beyond, few], 80) == [exactly, beyond]


def test_a_form_without_rows_has_no_empty_field() -> None:
    assert Use("表", "x", 0, 0).empty == 0.0
