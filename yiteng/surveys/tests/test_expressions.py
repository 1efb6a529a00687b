"""The part of XPath that forms use: what it reads, what it answers, what it refuses."""

from __future__ import annotations

from datetime import date

import pytest

from yiteng.surveys.expressions import Scope, Unreadable, names, parse, truth, value

HELD = {"age": "42", "crops": "apple pear", "day": "2023-03-01", "empty": "", "tons": ["3", "4.5"]}
SCOPE = Scope(lambda name: HELD[name], here="12", today=date(2023, 3, 31), columns={"town": "甲镇"})


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("", True),
        ("${age} >= 18", True),
        ("${age} > 42 or ${age} = 42", True),
        ("${age} > 40 and ${age} < 42", False),
        ("selected(${crops}, 'pear')", True),
        ("selected(${crops}, 'pea')", False),
        ("not(selected(${crops}, 'plum'))", True),
        ("count-selected(${crops}) <= 2", True),
        (". > 0 and . <= 100", True),
        (". mod 5 = 2", True),
        ("${day} <= today()", True),
        ("${day} > today()", False),
        ("${empty} = ''", True),
        ("${empty} > 3", False),
        ("${empty} != ''", False),
        ("string-length(${crops}) = 10", True),
        ("regex(., '^[0-9]{2}$')", True),
        ("if(${age} > 18, true(), false())", True),
        ("coalesce(${empty}, 'x') = 'x'", True),
        ("sum(${tons}) = 7.5", True),
        ("count(${tons}) = 2", True),
        ("town = '甲镇'", True),
        ("-3 + 5 * 2 = 7", True),
        ("(1 + 2) * 3 = 9", True),
        ("10 div 4 = 2.5", True),
        ("1 div 0 > 3", False),
        ("yes", False),
    ],
)
def test_what_holds(text, held):
    assert truth(text, SCOPE) is held


@pytest.mark.parametrize(
    ("text", "found"),
    [("${age} + 0.5", "42.5"), ("concat('共', sum(${tons}), '吨')", "共7.5吨"),
     ("round(7.256, 2)", "7.26"), ("today()", "2023-03-31"), ("1 div 0", ""), ("int(7.9)", "7"),
     ("max(${tons})", "4.5")],
)  # fmt: skip
def test_what_comes_of_it(text, found):
    assert value(text, SCOPE) == found


@pytest.mark.parametrize(
    ("text", "at"),
    [("${age} >", ""), ("pulldata('a','b','c','d')", "pulldata()"), ("selected(${a})", "selected()"),
     ("(1 + 2", ")"), ("1 2", "2"), ("${a} & 3", "& 3"), ("/data/age > 3", "/data/age > 3")],
)  # fmt: skip
def test_what_is_not_understood_is_named(text, at):
    with pytest.raises(Unreadable) as refused:
        parse(text)
    assert refused.value.at == at


def test_the_questions_an_expression_speaks_of():
    assert names("${a} > 3 and selected( ${ b }, 'x')") == ["a", "b"]
