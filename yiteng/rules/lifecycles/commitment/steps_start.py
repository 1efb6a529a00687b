"""From the draft to work: assign, sign; the ways out: merge, withdraw."""

from __future__ import annotations

from yiteng.rules.lifecycle import Input, Step
from yiteng.rules.lifecycles.commitment import checks as c
from yiteng.rules.lifecycles.commitment import checks_time as t
from yiteng.rules.words import N_

REASON = Input("reason", N_("Reason"), "note")
#: Asked where a promise went beyond what law or measure asked for, and was missed.
MISSED = Input("missed_why", N_("Why a promise that went further could not be kept"), "note", False)

STEPS_START = (
    Step(
        "issue",
        N_("Assign"),
        ("draft",),
        "issued",
        "commitments.issue",
        (
            c.one_lead,
            c.has_due,
            c.someone_served,
            c.lawful_origin,
            c.linked_upstream,
            t.within_law,
            t.before_cliff,
        ),
    ),
    Step("sign", N_("Sign for it"), ("issued",), "active", "commitments.do", (c.is_lead,)),
)

#: Ways out; offered last.
STEPS_OUT = (
    Step(
        "merge",
        N_("Merge into another"),
        ("draft", "issued", "active"),
        "merged",
        "commitments.close",
        (),
        (Input("into", N_("Number of the other commitment")), REASON),
        out=True,
    ),
    Step(
        "withdraw",
        N_("Withdraw"),
        ("draft", "issued", "objected", "active", "suspended"),
        "withdrawn",
        "commitments.close",
        (),
        (REASON,),
        out=True,
    ),
)
