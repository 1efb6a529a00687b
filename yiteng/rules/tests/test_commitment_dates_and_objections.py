"""The one road: who decides objections, who moves dates and stops clocks, what must be explained."""

from __future__ import annotations

from datetime import timedelta

from yiteng.rules.lifecycles.commitment.checks_objection import Word
from yiteng.rules.tests.commitment_road import SAID, why
from yiteng.rules.tests.roads import NOON


def test_a_leader_decides_where_the_two_offices_differ():
    words = (Word("uphold", 81, 81, True), Word("dismiss", 82, 82))
    assert why("reassign", "objected", "leader", objection_words=words) == []
    assert why("dismiss", "objected", "leader", objection_words=words) == []
    assert [code for code, _ in why("reassign", "objected", "leader")] == [
        "commitment.no_difference"
    ]


def test_the_duty_list_is_of_towns_and_villages():
    said = {"ground": "not_listed", "reason": "清单外"}
    assert why("object", "issued", "liaison", said, level="town") == []
    assert [code for code, _ in why("object", "issued", "liaison", said, level="district")] == [
        "commitment.not_township"
    ]


def test_a_date_is_moved_by_the_level_that_set_it_or_a_higher_one():
    asked = {"extension_open": True, "lead_unit": 2, "date_unit": 1}
    for level, able in (
        ("unit", {"town_office", "supervision", "leader"}),
        ("district", {"supervision", "secretary", "leader"}),
        ("leader", {"leader"}),
    ):
        for role in ("town_office", "supervision", "secretary", "leader"):
            free = role in able or (level == "unit" and role == "secretary")
            found = why("extend", "active", role, **asked, date_level=level)
            assert (found == []) is free, (level, role, found)
    asked |= {"date_level": "unit", "date_unit": 7}
    assert [c for c, _ in why("extend", "active", "town_office", **asked)] == [
        "commitment.other_unit_s_date"
    ]
    asked |= {"date_level": "superior"}
    said = {"note": "同意"}
    assert [c for c, _ in why("extend", "active", "leader", said, **asked)] == [
        "commitment.no_superior_paper"
    ]
    assert why("extend", "active", "leader", said | {"paper": "市水〔2023〕5号"}, **asked) == []


def test_a_clock_is_stopped_by_the_level_that_set_the_date():
    asked = {"suspension_open": True, "lead_unit": 2, "date_unit": 1}
    for level, able in (
        ("unit", {"town_office", "supervision", "leader"}),
        ("district", {"supervision", "leader"}),
        ("leader", {"leader"}),
    ):
        for role in ("town_office", "supervision", "leader"):
            for step in ("suspend", "refuse_suspension"):
                found = why(step, "active", role, **asked, date_level=level)
                assert (found == []) is (role in able), (level, role, step, found)
    said = {"reason": "等批复"}
    superior = {**asked, "date_level": "superior"}
    assert [c for c, _ in why("suspend", "active", "leader", said, **superior)] == [
        "commitment.no_superior_paper"
    ]
    paper = said | {"paper": "市水〔2023〕5号"}
    assert why("suspend", "active", "leader", paper, **superior) == []


def test_a_clock_runs_again_by_an_office_of_the_district_never_by_the_doer():
    leaders = {"date_level": "leader", "lead_unit": 2}
    assert why("resume", "suspended", "supervision", **leaders) == []
    assert [c for c, _ in why("resume", "suspended", "town_office", **leaders)] == [
        "commitment.higher_level"
    ]
    assert [c for c, _ in why("resume", "suspended", **leaders | {"lead_unit": 1})] == [
        "commitment.own_date"
    ]


def test_a_promise_beyond_the_law_is_explained_when_it_is_missed():
    missed = {"original_due_at": NOON - timedelta(days=1), "sooner_than_law": True}
    for step in ("report", "ask_extension"):
        assert [c for c, _ in why(step, "active", "liaison", **missed)] == [
            "commitment.promise_missed"
        ], step
        said = {**SAID, "missed_why": "进口件清关延误"}
        assert why(step, "active", "liaison", said, **missed) == []
    late = {"original_due_at": NOON - timedelta(days=1)}
    kept = {**missed, "original_due_at": NOON + timedelta(days=1)}
    for unasked in (late, kept):
        assert why("report", "active", "liaison", {"note": "已办"}, **unasked) == []


def test_a_figure_that_fell_short_is_explained():
    assert [said for _, said in why("report", "active", "liaison", figures_missed=["灯"])] == [
        "“灯”: less was reached than was promised; say why."
    ]
