"""From the draft to work: assign, sign, object, settle, merge, withdraw."""

from __future__ import annotations

from yiteng.rules.lifecycle import Input, Step
from yiteng.rules.lifecycles.commitment import checks as c
from yiteng.rules.words import N_

GROUNDS = (
    ("content", N_("Content")),
    ("duty", N_("Duty: another unit's matter")),
    ("time", N_("Time limit")),
    ("not_listed", N_("Not on the township duty list")),
)
REASON = Input("reason", N_("Reason"), "note")

STEPS_START = (
    Step(
        "issue",
        N_("Assign"),
        ("draft",),
        "issued",
        "commitments.issue",
        (c.one_lead, c.has_due, c.someone_served, c.lawful_origin, c.linked_upstream),
    ),
    Step("sign", N_("Sign for it"), ("issued",), "active", "commitments.do", (c.is_lead,)),
    Step(
        "object",
        N_("Raise an objection"),
        ("issued",),
        "objected",
        "commitments.do",
        (c.is_lead,),
        (Input("ground", N_("Ground"), "choice", choices=GROUNDS), REASON),
    ),
    Step(
        "uphold",
        N_("Uphold: back to drafting"),
        ("objected",),
        "draft",
        "commitments.settle",
        (),
        (REASON,),
    ),
    Step(
        "reassign",
        N_("Uphold: assign to another unit"),
        ("objected",),
        "issued",
        "commitments.settle",
        (c.another_lead,),
        (Input("new_lead", N_("New lead unit"), "unit"), REASON),
    ),
    Step(
        "dismiss",
        N_("Dismiss the objection"),
        ("objected",),
        "issued",
        "commitments.settle",
        (),
        (REASON,),
    ),
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
