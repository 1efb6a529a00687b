"""Supporting units: each signs or objects to its own sentence of duty, and answers for its part."""

from __future__ import annotations

from yiteng.rules.lifecycle import Input, Step
from yiteng.rules.lifecycles.commitment import checks_support as s
from yiteng.rules.lifecycles.commitment.checks_objection import STANCES
from yiteng.rules.words import N_

_REASON = Input("reason", N_("Reason"), "note")
_UNIT = Input("unit", N_("Whose objection"), "choice", required=False)
_AT_WORK = ("issued", "active")

STEPS_SUPPORT = (
    Step(
        "support_sign",
        N_("Sign for our part"),
        _AT_WORK,
        None,
        "commitments.do",
        (s.is_support, s.part_not_signed),
    ),
    Step(
        "support_object",
        N_("Object to our part"),
        _AT_WORK,
        None,
        "commitments.do",
        (s.is_support, s.part_not_signed),
        (Input("ground", N_("Ground"), "choice", choices=s.SUPPORT_GROUNDS), _REASON),
    ),
    Step(
        "support_answer",
        N_("Answer for our part"),
        ("active",),
        None,
        "commitments.do",
        (s.is_support, s.part_signed),
        (Input("note", N_("What our unit has done"), "note"),),
    ),
    Step(
        "support_speak",
        N_("Give a word on a supporting unit's objection"),
        _AT_WORK,
        None,
        "commitments.speak",
        (s.part_objected, s.another_speaks),
        (_UNIT, Input("stance", N_("What your office says"), "choice", choices=STANCES), _REASON),
    ),
    Step(
        "support_uphold",
        N_("Uphold a supporting unit's objection"),
        _AT_WORK,
        None,
        "commitments.settle",
        (s.part_objected, s.two_release, s.duty_said),
        (
            _UNIT,
            Input("duty", N_("Its duty from now on; empty: it is released"), "note", False),
            _REASON,
        ),
    ),
    Step(
        "support_dismiss",
        N_("Dismiss a supporting unit's objection"),
        _AT_WORK,
        None,
        "commitments.settle",
        (s.part_objected, s.two_keep),
        (_UNIT, _REASON),
    ),
)
