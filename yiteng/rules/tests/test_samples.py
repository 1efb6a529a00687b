"""Lots that anybody can draw again: fixed vectors, shares, sheets, and what a change gives away."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from hashlib import sha256

import pytest

from yiteng.rules import lots, samples
from yiteng.rules.refusal import Refused

DAY = date(2023, 3, 31)
HEAD = "5f" * 32
KEYS = [f"2023-1-{n:05d}" for n in range(1, 2001)]


def test_the_seed_and_the_lot_are_what_the_document_says() -> None:
    by_hand = sha256(f"yiteng-lot/1|report|2023-03-31|{HEAD}".encode()).hexdigest()
    assert lots.seed("report", DAY, HEAD) == by_hand
    number = sha256(f"{by_hand}|2023-1-00001".encode()).hexdigest()[:15]
    assert lots.lot(by_hand, "2023-1-00001") == int(number, 16) < lots.SPACE


def test_another_head_another_day_or_another_occasion_draws_others() -> None:
    first = samples.draw("report", DAY, HEAD, "each", Decimal("0.15"), KEYS).drawn
    for occasion, day, head in (
        ("report", DAY, "5e" * 32), ("report", date(2023, 4, 1), HEAD), ("day30", DAY, HEAD),
    ):  # fmt: skip
        other = samples.draw(occasion, day, head, "each", Decimal("0.15"), KEYS).drawn
        assert len(set(first) & set(other)) < len(first) / 2


def test_each_by_its_own_lot_comes_near_the_rate_and_ignores_the_others() -> None:
    all_of_them = samples.draw("report", DAY, HEAD, "each", Decimal("0.15"), KEYS)
    assert 250 <= len(all_of_them.drawn) <= 350
    alone = [
        k for k in KEYS if samples.draw("report", DAY, HEAD, "each", Decimal("0.15"), [k]).drawn
    ]
    assert sorted(all_of_them.drawn) == alone


def test_a_share_is_rounded_up_and_order_and_doubles_change_nothing() -> None:
    found = samples.draw("day30", DAY, HEAD, "share", Decimal("0.1"), KEYS[:37])
    again = samples.draw(
        "day30", DAY, HEAD, "share", Decimal("0.1"), [*reversed(KEYS[:37]), KEYS[0]]
    )
    assert len(found.drawn) == 4
    assert found == again
    assert samples.draw("day30", DAY, HEAD, "share", Decimal("0.1"), []).drawn == ()


def test_so_many_of_all_is_never_more_than_there_are() -> None:
    assert len(samples.draw("households", DAY, HEAD, "count", Decimal(20), KEYS[:9]).drawn) == 9
    with pytest.raises(ValueError, match="unknown rule"):
        samples.draw("households", DAY, HEAD, "best", Decimal(20), KEYS)


def test_a_sheet_is_read_again_and_redrawn() -> None:
    sheet = samples.draw("day30", DAY, HEAD, "share", Decimal("0.10"), KEYS[:37])
    read = samples.read(samples.written(sheet))
    assert (read.keys, set(read.drawn), read.seed) == (sheet.keys, set(sheet.drawn), sheet.seed)
    assert samples.redrawn(read)


def test_a_sheet_on_which_another_was_put_in_is_found_out() -> None:
    sheet = samples.draw("day30", DAY, HEAD, "share", Decimal("0.10"), KEYS[:37])
    text = samples.written(sheet)
    favourite, other = sheet.drawn[0], next(k for k in sheet.keys if k not in sheet.drawn)
    swapped = text.replace(f"drawn {favourite}", f"----- {favourite}")
    swapped = swapped.replace(f"----- {other}", f"drawn {other}")
    assert not samples.redrawn(samples.read(swapped))


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("yiteng-lot/1", "list", "sample.no_sheet"),
        ("date: 2023-03-31", "date: 31.3.2023", "sample.damaged"),
        ("date: 2023-03-31", "date: 2023-03-30", "sample.changed"),
        ("population: 37", "population: 36", "sample.changed"),
        ("rule: share", "rule: best", "sample.changed"),
    ],
)
def test_a_damaged_or_changed_sheet_is_refused(old: str, new: str, code: str) -> None:
    text = samples.written(samples.draw("day30", DAY, HEAD, "share", Decimal("0.10"), KEYS[:37]))
    with pytest.raises(Refused) as refused:
        samples.read(text.replace(old, new, 1))
    assert refused.value.codes == (code,)


def test_every_occasion_names_its_limits() -> None:
    from yiteng.rules.limits import BY_CODE

    for one in samples.OCCASIONS:
        assert one.rate in BY_CODE and (not one.days or one.days in BY_CODE)
