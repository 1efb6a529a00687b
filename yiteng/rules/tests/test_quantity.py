"""Figures as reports give them: read, shown, added, judged."""

from __future__ import annotations

from datetime import date
from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yiteng.rules.quantity import (
    WORDS,
    CannotAdd,
    NotAQuantity,
    Quantity,
    band,
    exact,
    parse,
    show,
    total,
    verdict,
)
from yiteng.rules.quantity.numerals import chinese_number
from yiteng.rules.quantity.show import THIN


@pytest.mark.parametrize(
    ("text", "value", "unit", "word"),
    [
        ("11亿元", "1100000000", "CNY", ""),
        ("达11亿元", "1100000000", "CNY", "达"),
        ("1400万元", "14000000", "CNY", ""),
        ("１，４００万元", "14000000", "CNY", ""),
        ("近百家", "100", "家", "近"),
        ("近千万元", "10000000", "CNY", "近"),
        ("近千万元/年", "10000000", "CNY/year", "近"),
        ("200余人", "200", "person", "余"),
        ("已达300余人", "300", "person", "余"),
        ("20多万元", "200000", "CNY", "多"),
        ("1.5天", "1.5", "day", ""),
        ("一天半", "1.5", "day", ""),
        ("2个多月", "2", "month", "多"),
        ("2个半月", "2.5", "month", ""),
        ("千余人", "1000", "person", "余"),
        ("几百人", "200", "person", "几百"),
        ("3年内", "3", "year", "内"),
        ("20%以上", "0.2", "ratio", "以上"),
        ("310元/人/天", "310", "CNY/person/day", ""),
        ("10个镇办", "10", "town", ""),
        ("等4个城市", "4", "city", "等"),
        ("十四条", "14", "条", ""),
        ("约 3 万 元", "30000", "CNY", "约"),
    ],
)
def test_the_figures_of_the_two_reports_are_read(
    text: str, value: str, unit: str, word: str
) -> None:
    quantity = parse(text)
    assert (quantity.value, quantity.unit, quantity.word) == (D(value), unit, word)


def test_a_hope_is_an_expected_figure() -> None:
    assert parse("有望增加2000万元") == Quantity(D(20000000), "CNY", "有望", None, "expected")


def test_a_field_knows_its_unit_date_status_and_source() -> None:
    assert parse(
        "1400万", unit="CNY", as_of=date(2023, 3, 31), status="planned", source="石马镇"
    ) == Quantity(D(14000000), "CNY", "", date(2023, 3, 31), "planned", "石马镇")


@pytest.mark.parametrize("text", ["", "abc", "28+88", "近", "元", "1,40万", "1.2.3万元", "万元"])
def test_what_is_no_figure_is_refused_with_the_remedy(text: str) -> None:
    with pytest.raises(NotAQuantity) as caught:
        parse(text, field="investment")
    (refusal,) = caught.value.refusals
    assert (refusal.code, refusal.field) == ("quantity.unreadable", "investment")
    assert refusal.english() == (
        f"“{text}” is not a figure. Write a number and its unit, such as 1400万元 or 200余人."
    )


@pytest.mark.parametrize(
    ("text", "zh", "en", "whole"),
    [
        ("达11亿元", "达 11.0 亿元", "1.1 billion yuan", "1,100,000,000 元"),
        ("1400万元", "1400.0 万元", "14.0 million yuan", "14,000,000 元"),
        ("20多万元", "20 多万元", "over 200,000 yuan", "200,000 元"),
        ("近百家企业", "近 100 家企业", "nearly 100 enterprises", "100 家企业"),
        ("200余人", "200 余人", "over 200 people", "200 人"),
        ("2个多月", "2 个多月", "over 2 months", "2 个月"),
        ("几百人", "几百人", "several: more than 200 people", "200 人"),
        ("20%以上", "20%以上", "at least 20%", "20%"),
        ("170元", "170 元", "170 yuan", "170 元"),
        ("1天", "1 天", "1 day", "1 天"),
        ("9999.96万元", "1.0 亿元", "100.0 million yuan", "99,999,600 元"),
    ],
)
def test_shown_short_and_exact(text: str, zh: str, en: str, whole: str) -> None:
    quantity = parse(text)
    assert show(quantity).replace(THIN, " ") == zh
    assert show(quantity, language="en") == en
    assert exact(quantity).replace(THIN, " ") == whole


@given(st.integers(0, 10**13))
def test_what_is_shown_exactly_reads_back(yuan: int) -> None:
    quantity = Quantity(D(yuan), "CNY")
    assert parse(exact(quantity)) == quantity


@given(st.integers(1, 99_999_999))
def test_chinese_numerals_read_back(number: int) -> None:
    assert chinese_number(_spell(number)) == number


def test_money_of_different_status_or_unit_is_never_added() -> None:
    planned = Quantity(D(100), "CNY", status="planned")
    with pytest.raises(CannotAdd, match="different statuses: actual, planned"):
        planned + Quantity(D(100), "CNY")
    with pytest.raises(CannotAdd, match="different units: CNY, person"):
        planned + Quantity(D(100), "person", status="planned")
    with pytest.raises(CannotAdd):
        total(())


def test_a_sum_is_as_old_and_as_vague_as_its_parts() -> None:
    parts = (
        Quantity(D(1), "CNY", "近", date(2023, 3, 1), "actual", "甲"),
        Quantity(D(2), "CNY", "", date(2023, 2, 1), "actual", "乙"),
        Quantity(D(3), "CNY", "", date(2023, 3, 9), "actual", "甲"),
    )
    assert total(parts) == Quantity(D(6), "CNY", "约", date(2023, 2, 1), "actual", "甲；乙")


def test_unknown_words_and_statuses_are_refused() -> None:
    with pytest.raises(ValueError, match="unknown word"):
        Quantity(D(1), "CNY", "大概")
    with pytest.raises(ValueError, match="unknown status"):
        Quantity(D(1), "CNY", status="hoped")


@pytest.mark.parametrize(
    ("reported", "relation", "word", "computed", "expected"),
    [
        ("6", "=", "", "6", "equal"),
        ("290", "=", "", "296", "differs"),
        ("166", "=", "达", "166", "equal"),
        ("166", "=", "达", "167", "differs"),
        ("20000000", "=", "有望", "20000000", "equal"),
        ("20000000", "=", "有望", "19000000", "differs"),
        ("100", "~", "近", "100", "equal"),
        ("100", "~", "近", "90", "within"),
        ("100", "~", "近", "89", "differs"),
        ("100", "~", "近", "101", "differs"),
        ("10000000", "~", "近", "10220000", "differs"),
        ("200", ">", "余", "200", "equal"),
        ("200", ">", "余", "220", "within"),
        ("200", ">", "余", "221", "differs"),
        ("200000", ">", "多", "199999", "differs"),
        ("100", "~", "约", "110", "within"),
        ("100", "~", "", "89", "differs"),
        ("4", ">=", "等", "5", "within"),
        ("4", ">=", "等", "3", "differs"),
        ("0.20", ">=", "", "0.2", "equal"),
        ("3", "<=", "内", "2.5", "within"),
        ("3", "<=", "内", "3.1", "differs"),
        ("200", ">", "几百", "200", "differs"),
        ("200", ">", "几百", "380", "within"),
        ("200", ">", "几百", "1000", "differs"),
        ("7", "~", "多", "6", "differs"),
        ("7", "~", "多", "6.1", "within"),
        ("7", "~", "多", "7", "equal"),
        ("7", "~", "多", "7.9", "within"),
        ("7", "~", "多", "8", "differs"),
        ("2.3", "~", "多", "2", "within"),
        ("2.3", "~", "多", "2.3", "equal"),
        ("2.3", "~", "多", "2.99", "within"),
        ("2.3", "~", "多", "3", "differs"),
        ("2.3", "~", "多", "1.9", "differs"),
        ("5", ">", "", "5", "differs"),
        ("5", "<", "", "4", "within"),
    ],
)
def test_the_word_decides_how_far_off_a_figure_may_be(
    reported: str, relation: str, word: str, computed: str, expected: str
) -> None:
    assert verdict(D(reported), relation, word, D(computed)) == expected


def test_dates_months_and_years_are_judged_too() -> None:
    third = date(2023, 3, 3)
    assert verdict(third, "=", "前", third) == "equal"
    assert verdict("2022-11", "=", "", "2022-11") == "equal"
    assert verdict("2022-11", "=", "", "2022-12") == "differs"
    assert verdict(third, "<=", "", date(2023, 3, 1)) == "within"
    assert verdict(third, ">=", "", date(2023, 3, 1)) == "differs"
    with pytest.raises(TypeError):
        verdict(third, "=", "", D(3))
    with pytest.raises(ValueError, match="unknown relation"):
        verdict(D(3), "≈", "", D(3))


@given(st.decimals(1, 10**9, places=2), st.sampled_from(WORDS[:-5]), st.sampled_from("=~"))
def test_a_figure_agrees_with_itself(value: D, word: str, relation: str) -> None:
    if word != "超":
        assert band(value, relation, word).holds(value)


def _spell(number: int) -> str:
    """Write a number below a hundred million in Chinese, every place spelt out."""
    high, low = divmod(number, 10_000)
    if not high:
        return _below_ten_thousand(low)
    zero = "零" if 0 < low < 1000 else ""
    return f"{_below_ten_thousand(high)}万{zero}{_below_ten_thousand(low) if low else ''}"


def _below_ten_thousand(number: int) -> str:
    text, pending = "", False
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            text += ("零" if pending and text else "") + "零一二三四五六七八九"[digit] + name
        pending = not digit
    return text
