"""Sentences, dates and money as the reader writes them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils import translation

from yiteng.rules.refusal import Refusal
from yiteng.web.sentences import say
from yiteng.web.words import in_table, in_words, plain, yuan


def test_a_sentence_and_the_words_in_it_are_translated():
    refusal = Refusal("x", "Please fill in “{label}”.", {"label": "Date"})
    assert say(refusal) == "请填写“日期”。"
    with translation.override("en"):
        assert say(refusal) == "Please fill in “Date”."


def test_a_date_in_a_sentence_is_said_not_listed():
    assert say(Refusal("x", "by {day}", {"day": date(2023, 3, 1)})) == "by 3月1日"


def test_several_values_stand_in_a_row():
    assert say(Refusal("x", "{all}", {"all": ["甲", "乙"]})) == "甲、乙"


def test_a_value_that_is_missing_hides_nothing():
    assert say(Refusal("x", "left: {days} of {all}", {"days": 3})) == "left: 3 of {all}"


def test_a_message_id_is_a_sentence_too():
    assert [say("Overdue"), say("")] == ["逾期", ""]


def test_moments_are_those_of_shanghai():
    late = datetime(2023, 3, 1, 15, 30, tzinfo=UTC)
    assert [in_table(late), in_words(late)] == ["2023-03-01 23:30", "3月1日 23:30"]


def test_another_year_is_named():
    assert in_words(date(2022, 11, 5), date(2023, 3, 1)) == "2022年11月5日"
    with translation.override("en"):
        assert in_words(date(2022, 11, 5), date(2023, 3, 1)) == "5 November 2022"


@pytest.mark.parametrize(
    ("value", "chinese", "english"),
    [
        (9999, ("9,999", "元"), ("9,999", "CNY")),
        (14_000_000, ("1,400.0", "万元"), ("14.0", "million CNY")),
        (1_100_000_000, ("11.0", "亿元"), ("1,100.0", "million CNY")),
        (10_250, ("1.0", "万元"), ("10,250", "CNY")),
    ],
)
def test_money_has_one_decimal_in_the_unit_people_use(value, chinese, english):
    assert yuan(value) == chinese
    with translation.override("en"):
        assert yuan(value) == english


def test_a_plain_number_has_no_needless_zeros():
    assert [plain(1400000), plain(Decimal("2.50")), plain(0)] == ["1,400,000", "2.5", "0"]
