"""Who said it is a role: obvious names and numbers are told apart from roles and figures."""

from __future__ import annotations

import pytest

from yiteng.rules.privacy import names, numbers, speaker, statement


@pytest.mark.parametrize(
    "role",
    ["种植户", "村文书", "合作社负责人", "企业负责人（董事长）", "董事", "李家峪村民", "张店区经营户",
     "陈醋厂工人", "杜仲种植户", "常住居民", "高校教师", "医保分局经办人员", "选民中的果农", "党员",
     "石马镇党委书记", "水泵厂车间主任", "姜农", "王村代表"],
)  # fmt: skip
def test_roles_pass(role):
    assert (names(role), list(speaker(role))) == ([], [])


@pytest.mark.parametrize(
    ("said_by", "found"),
    [("王建国", ["王建国"]), ("种植户 李明", ["李明"]), ("李书记", ["李书记"]), ("张某某", ["张某某"]),
     ("赵大爷、刘女士", ["赵大爷", "刘女士"]), ("村民（孙师傅）", ["孙师傅"])],
)  # fmt: skip
def test_names_do_not(said_by, found):
    assert names(said_by) == found
    assert [r.code for r in speaker(said_by)] == ["privacy.name"] * len(found)


@pytest.mark.parametrize(
    ("text", "held"),
    [("电话13812345678", True), ("0533-4182345", True), ("身份证370304198001011234", True),
     ("370304198001011X3X", False), ("投资 13812345678901 元", False), ("2023年3月1日", False),
     ("区划代码 370304108212", False), ("项目 2023-370304-01-01-123456", False),
     ("合计 1381234567 元", False)],
)  # fmt: skip
def test_numbers_of_persons_and_other_numbers(text, held):
    assert numbers(text) is held
    assert [r.code for r in statement(text)] == ["privacy.number"] * held
