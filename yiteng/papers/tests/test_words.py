"""Numbers, dates, even lines."""

from __future__ import annotations

import pytest

from yiteng.papers.words import clean, ems, even_lines, numeral, one_line


def test_numerals_go_on_beyond_ten():
    assert [numeral(n) for n in (9, 11, 20, 99, 100, 111)] == [
        "九", "十一", "二十", "九十九", "一百", "一百一十一",
    ]  # fmt: skip


def test_a_title_is_cut_into_even_lines():
    assert even_lines("关于召开全区产业发展大会的通知", 20) == ["关于召开全区产业发展大会的通知"]
    assert even_lines("关于印发《促进产业高质量发展十四条措施》的通知", 20) == [
        "关于印发《促进产业高质量", "发展十四条措施》的通知",
    ]  # fmt: skip


@pytest.mark.parametrize("title", ["题" * 80, "，" * 80, "《" * 80, "A" * 300, "一" + "。" * 40])
def test_no_line_of_a_title_is_too_long_whatever_it_is(title):
    found = even_lines(title, 20)
    assert "".join(found) == title
    assert max(ems(line) for line in found) <= 20


def test_what_word_cannot_keep_is_left_out():
    assert clean("甲\x00\x0b乙\ud800\u202e丙\r\n丁") == "甲\n乙丙\n丁"
    assert one_line(" 甲\n\t乙 ") == "甲 乙"
