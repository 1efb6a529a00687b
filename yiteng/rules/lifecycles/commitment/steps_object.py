"""Objections: raised, spoken to by a second office, decided; each ground changes what it says."""

from __future__ import annotations

from yiteng.rules.lifecycle import Input, Step
from yiteng.rules.lifecycles.commitment import checks as c
from yiteng.rules.lifecycles.commitment import checks_objection as o
from yiteng.rules.lifecycles.commitment import checks_time as t
from yiteng.rules.words import N_

_REASON = Input("reason", N_("Reason"), "note")
_SETTLE = "commitments.settle"

STEPS_OBJECT = (
    Step(
        "object",
        N_("Raise an objection"),
        ("issued",),
        "objected",
        "commitments.do",
        (c.is_lead, o.objection_may_be_raised),
        (Input("ground", N_("Ground"), "choice", choices=o.GROUNDS), _REASON),
    ),
    Step(
        "speak",
        N_("Give a word on the objection"),
        ("objected",),
        None,
        "commitments.speak",
        (o.another_unit_speaks,),
        (Input("stance", N_("What your office says"), "choice", choices=o.STANCES), _REASON),
    ),
    Step(
        "uphold",
        N_("Uphold: back to drafting"),
        ("objected",),
        "draft",
        _SETTLE,
        (o.not_own_decision, o.about_content, o.two_uphold),
        (_REASON,),
    ),
    Step(
        "reassign",
        N_("Uphold: assign to another unit"),
        ("objected",),
        "issued",
        _SETTLE,
        (o.not_own_decision, o.about_duty, o.two_uphold, c.another_lead),
        (Input("new_lead", N_("New lead unit"), "unit"), _REASON),
    ),
    Step(
        "redate",
        N_("Uphold: another date"),
        ("objected",),
        "issued",
        _SETTLE,
        (o.not_own_decision, o.about_time, o.two_uphold, t.date_ahead),
        (Input("new_due", N_("New date"), "moment"), _REASON),
    ),
    Step(
        "take_off",
        N_("Uphold: not on the list, withdraw"),
        ("objected",),
        "withdrawn",
        _SETTLE,
        (o.not_own_decision, o.about_list, o.two_uphold),
        (_REASON,),
    ),
    Step(
        "admit",
        N_("Uphold: admit it by an approval"),
        ("objected",),
        "issued",
        _SETTLE,
        (o.not_own_decision, o.about_list, o.two_uphold),
        (
            Input("approval", N_("Number of the admission approval")),
            Input("funds", N_("Money and people that come along"), "note"),
            _REASON,
        ),
    ),
    Step(
        "dismiss",
        N_("Dismiss the objection"),
        ("objected",),
        "issued",
        _SETTLE,
        (o.not_own_decision, o.two_dismiss),
        (_REASON,),
    ),
)
