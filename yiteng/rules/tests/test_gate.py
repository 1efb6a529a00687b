"""The four tests together: scope, every reason at once, thresholds, hints, evidence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from yiteng.rules.gate.dossier import Costs, Dossier
from yiteng.rules.gate.evidence import Evidence, Sighting, reached, weigh
from yiteng.rules.gate.hints import hints
from yiteng.rules.gate.registry import TESTS, VERSION, judge, rules
from yiteng.rules.gate.scope import TYPES
from yiteng.rules.gate.thresholds import DEFAULT, Thresholds
from yiteng.rules.limits import GATE, LIMITS
from yiteng.rules.tests.dossiers import GOAL, JANUARY, PROBLEM, WHOLE, said


def test_a_whole_dossier_passes_every_test():
    verdict = judge(WHOLE)
    assert [o.test.code for o in verdict.outcomes] == ["goal", "content", "problem", "prescription"]
    assert (verdict.reasons, verdict.passed, verdict.applies, verdict.rules) == (
        (),
        True,
        True,
        "2",
    )


def test_there_are_four_tests_and_each_has_a_red_rule():
    assert len(TESTS) == 4
    assert [any(r.severity == "red" for r in t.rules) for t in TESTS] == [True] * 4
    assert VERSION == "2"


def test_every_rule_has_a_code_of_its_own_an_origin_and_a_test():
    codes = [r.code for r in rules()]
    assert sorted(set(codes)) == sorted(codes)
    assert {r.test for r in rules()} == {"goal", "content", "problem", "prescription"}
    assert [r.code for r in rules() if not r.origin or not r.code.startswith(r.test)] == []


def test_an_empty_dossier_hears_every_reason_at_once():
    assert said(Dossier("special")) == [
        ("red", "No goal is named.", "goals"),
        ("red", "The agenda is empty.", "items"),
        ("amber", "No unit concerned has been asked for its opinion.", "opinions"),
        ("red", "No problem is named.", "problems"),
        ("red", "Nothing is prescribed yet.", "prescriptions"),
    ]


@pytest.mark.parametrize("outside", [t.code for t in TYPES if not t.tested])
def test_the_gate_never_judges_meetings_outside_its_scope(outside):
    verdict = judge(Dossier(outside))
    assert (verdict.applies, verdict.passed, verdict.outcomes) == (False, True, ())


def test_scope():
    assert [t.code for t in TYPES if t.tested] == ["district", "special", "department"]


def test_every_threshold_is_a_limit_a_district_may_set():
    assert set(DEFAULT.plain()) == {limit.code for limit in GATE}
    moved = {limit.code: limit.highest for limit in GATE}
    assert Thresholds.of(moved).plain() == {c: str(v) for c, v in moved.items()}
    assert judge(WHOLE, Thresholds.of(moved)).thresholds == Thresholds.of(moved)


def test_every_limit_keeps_its_own_bounds():
    assert [x.code for x in LIMITS if not x.lowest <= x.default <= x.highest] == []
    assert len({x.code for x in LIMITS}) == len(LIMITS)


def test_vague_words_are_a_hint_and_never_a_reason():
    vague = replace(GOAL, title="进一步扎实推进“切实减负”和《大力发展产业的意见》落地")
    dossier = replace(WHOLE, goals=(vague,), summary="大力发展")
    assert said(dossier) == []
    assert [(h.field, h.words) for h in hints(dossier)] == [
        ("words-summary", ("大力",)),
        ("goals-1-title", ("进一步", "扎实推进")),
    ]
    assert hints(replace(dossier, meeting_type="standing")) == ()


def test_two_hundred_findings_are_judged_at_once():
    seen = [
        Sighting(
            f"来源{n}", f"village {n}", "interview", JANUARY - timedelta(days=n), town=f"{n % 7}"
        )
        for n in range(200)
    ]
    heavy = replace(PROBLEM, evidence=weigh(seen), reached=reached(seen))
    assert (heavy.evidence.sources, heavy.reached) == (200, 7)
    assert said(replace(WHOLE, problems=(heavy,))) == []


def test_one_speaker_on_many_occasions_is_one_source():
    seen = [
        Sighting("某泵业负责人", "village 1", "interview", date(2022, 3, 1)),
        Sighting("某泵业负责人", "village 2", "interview", date(2022, 5, 1)),
        Sighting("配套企业", "village 2", "survey", date(2022, 5, 1)),
        Sighting("协会", "village 3", "survey", date(2022, 6, 1), against=True),
    ]
    assert weigh(seen) == Evidence(
        findings=3,
        sources=2,
        places=2,
        methods=2,
        days=2,
        against=1,
        latest=date(2022, 5, 1),
        latest_by_source=(date(2022, 5, 1), date(2022, 5, 1)),
    )
    assert weigh(seen).independent == 2
    assert weigh([]) == Evidence()


def test_what_the_meeting_costs_in_hours():
    assert Costs(400, Decimal("1.5")).hours == Decimal(4800)


def test_every_rule_has_a_test_of_its_name():
    names = "".join(path.read_text() for path in Path(__file__).parent.glob("test_gate_*.py"))
    untested = [r.code for r in rules() if f"def test_{r.code.replace('.', '_')}(" not in names]
    assert untested == ["goal.named", "content.agenda", "problem.named", "prescription.named"]
