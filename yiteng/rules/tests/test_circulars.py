"""What a circular may say: units beside their own dates, no ranking, no names."""

from __future__ import annotations

from datetime import date

from yiteng.rules.circulars import RANKING, Item, Line, lines, names_in, ranking_words

MARCH = date(2023, 3, 31)


def item(unit: str, order: int, due: date, closed: date | None = None) -> Item:
    return Item("路灯", unit, (order, order), due, closed, closed is not None)


def test_units_stand_in_their_official_order_however_they_did() -> None:
    found = [item("乙局", 2, date(2023, 3, 1), date(2023, 3, 1)),
             item("甲局", 1, date(2023, 3, 1)), item("甲局", 1, date(2023, 3, 2), date(2023, 3, 9))]  # fmt: skip
    assert lines(found, MARCH) == [Line("甲局", 2, 0, 1, 1), Line("乙局", 1, 1, 0, 0)]


def test_what_falls_due_today_is_not_late_yet() -> None:
    assert lines([item("甲局", 1, MARCH)], MARCH) == [Line("甲局", 1, 0, 0, 0)]


def test_every_word_that_ranks_is_found() -> None:
    for word in RANKING:
        assert word in ranking_words(f"甲局{word}。")
    assert ranking_words("甲局到期3件，按期办结2件。") == []


def test_names_are_found_and_single_signs_are_not() -> None:
    assert names_in("由李明负责", ["李明", "李", "王红"]) == ["李明"]
