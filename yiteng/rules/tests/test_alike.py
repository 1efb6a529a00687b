"""When two meetings look alike, and how it is said."""

from __future__ import annotations

from datetime import date

import pytest

from yiteng.rules.gate.alike import Proposal, alike, closeness, groups, pairs

COLD = Proposal("1", "全区冷链建设推进会", ("新增冷库容量",), "特色农业", {7: "鲜果无处储存"},
                {1: "农业农村局"}, "镇街主要负责人、合作社", date(2023, 5, 10))  # fmt: skip


def said(mine: Proposal, other: Proposal) -> list[str]:
    """The reasons in English, each with its points."""
    return [
        f"{b.sentence.format(**{n: '/'.join(v) if isinstance(v, tuple) else v for n, v in b.params.items()})} {b.points}"
        for found in alike(mine, [other])
        for b in found.because
    ]  # fmt: skip


def test_every_fact_that_makes_them_alike_is_said():
    other = Proposal("2", "冷链物流调度会", ("冷库容量翻番",), "特色农业", {7: "鲜果无处储存"},
                     {1: "农业农村局", 2: "水利局"}, "村书记、合作社", date(2023, 5, 20))  # fmt: skip
    assert said(COLD, other) == [
        "Both treat: 鲜果无处储存 3",
        "Title and goals share: 冷库容量/冷链 2",
        "Same field of work: 特色农业 1",
        "Same units: 农业农村局 1",
        "10 days apart 1",
        "Same people invited: 合作社 1",
    ]


@pytest.mark.parametrize(
    "other",
    [
        Proposal("2", "特色农业保险座谈会", (), "特色农业", {}, {1: "农业农村局"}, "合作社", COLD.wanted_on),
        Proposal("2", "全区大会", (), "特色农业", {8: "别的"}, {1: "农业农村局"}, "", COLD.wanted_on),
        Proposal("2", "冷链会", (), "", {}, {}, "", None),
        Proposal("1", COLD.title, COLD.goals, COLD.theme, COLD.problems),
    ],
)  # fmt: skip
def test_same_theme_unit_people_and_day_alone_make_none_alike(other):
    assert alike(COLD, [other]) == ()


def test_a_shared_problem_is_enough():
    assert said(COLD, Proposal("2", "果农座谈", (), "", {7: "鲜果无处储存"})) == [
        "Both treat: 鲜果无处储存 3"
    ]


def test_the_most_alike_come_first_and_five_at_most():
    others = [
        Proposal(str(n), "冷链建设会", (), "特色农业" if n % 2 else "", {7: "鲜果无处储存"})
        for n in range(2, 10)
    ]
    assert [one.other.key for one in alike(COLD, others)] == ["3", "5", "7", "9", "2"]


def test_words_every_meeting_has_make_none_alike():
    assert pairs("2023年全区工作推进会") == frozenset()
    assert closeness(pairs("全区工作大会"), pairs("全区工作会议")) == 0.0


def test_english_titles_are_compared_by_words():
    assert pairs("Cold chain meeting") == {"cold", "chain", "meeting"}


def test_groups_are_listed_as_people_list_them():
    assert groups("镇街主要负责人，村书记; 合作社/企业") == (
        "镇街主要负责人",
        "村书记",
        "合作社",
        "企业",
    )
