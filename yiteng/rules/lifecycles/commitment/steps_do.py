"""The work: progress by stages, coordination, reporting completion, the independent check."""

from __future__ import annotations

from yiteng.rules.lifecycle import Input, Step
from yiteng.rules.lifecycles.commitment import checks as c
from yiteng.rules.lifecycles.commitment import checks_ask as a
from yiteng.rules.lifecycles.commitment import checks_support as s
from yiteng.rules.lifecycles.commitment import checks_time as t
from yiteng.rules.lifecycles.commitment.steps_start import MISSED, REASON
from yiteng.rules.words import N_

STEPS_DO = (
    Step(
        "progress",
        N_("Note progress"),
        ("active",),
        None,
        "commitments.do",
        (c.is_doing_unit,),
        (
            Input("note", N_("What has happened"), "note"),
            Input("stage", N_("Stage reached"), "stage", required=False),
        ),
    ),
    Step(
        "meet_clock",
        N_("Note a limit as met"),
        ("active",),
        None,
        "commitments.do",
        (c.is_lead, t.clock_open),
        (
            Input("clock", N_("Which limit"), "choice"),
            Input("note", N_("By what it was met"), "note"),
        ),
    ),
    Step(
        "ask_coordination",
        N_("Ask a leader to coordinate"),
        ("active",),
        None,
        "commitments.do",
        (c.is_lead, t.coordination_not_asked),
        (Input("note", N_("What is asked of whom"), "note"),),
    ),
    Step(
        "submit_coordination",
        N_("Put the coordination before the leader"),
        ("active",),
        None,
        "commitments.submit",
        (t.coordination_asked, t.not_submitted),
        (Input("note", N_("Which leader, with what proposal"), "note"),),
    ),
    Step(
        "coordinated",
        N_("Record the coordination"),
        ("active",),
        None,
        "commitments.coordinate",
        (t.coordination_asked,),
        (Input("note", N_("What was decided"), "note"),),
    ),
    Step(
        "report",
        N_("Report completion"),
        ("active",),
        "reported",
        "commitments.do",
        (c.is_lead, c.proof_given, s.parts_answered, t.promise_explained),
        (Input("note", N_("What was achieved"), "note"), MISSED),
    ),
    Step(
        "verify",
        N_("Confirm the check"),
        ("reported", "verified"),
        "verified",
        "verification.check",
        (c.independent, a.not_checked_yet, c.not_in_review),
        (Input("note", N_("What was seen, where and how"), "note"),),
    ),
    Step(
        "return",
        N_("Return to the doer"),
        ("reported", "verified"),
        "active",
        "verification.check",
        (c.independent, c.not_in_review),
        (REASON,),
    ),
)
