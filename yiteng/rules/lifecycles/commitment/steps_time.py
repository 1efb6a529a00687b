"""Time: extension asked for and decided; suspension that really stops the clock."""

from __future__ import annotations

from yiteng.rules.lifecycle import Input, Step
from yiteng.rules.lifecycles.commitment import checks as c
from yiteng.rules.lifecycles.commitment import checks_time as t
from yiteng.rules.lifecycles.commitment.steps_start import MISSED, REASON
from yiteng.rules.words import N_

#: The superior level that set a date agrees by a document.
_PAPER = Input("paper", N_("Document of the superior level that agrees"), "text", False)

STEPS_TIME = (
    Step(
        "ask_extension",
        N_("Ask for an extension"),
        ("active",),
        None,
        "commitments.do",
        (
            c.is_lead,
            t.extension_not_asked,
            t.before_due,
            t.later_than_due,
            t.extensions_left,
            t.promise_explained,
        ),
        (
            Input("new_due", N_("New date"), "moment"),
            REASON,
            Input("done", N_("Work done so far"), "note"),
            Input("affected", N_("Who is affected"), "note"),
            MISSED,
        ),
    ),
    Step(
        "extend",
        N_("Grant the extension"),
        ("active",),
        None,
        "commitments.extend",
        (t.extension_asked, t.extensions_left, t.level_decides, t.superior_agrees),
        (
            Input("note", N_("Note"), "note", False),
            _PAPER,
        ),
    ),
    Step(
        "refuse_extension",
        N_("Refuse the extension"),
        ("active",),
        None,
        "commitments.extend",
        (t.extension_asked, t.level_decides),
        (REASON,),
    ),
    Step(
        "ask_suspension",
        N_("Ask to stop the clock"),
        ("active",),
        None,
        "commitments.do",
        (c.is_lead, t.suspension_not_asked),
        (REASON,),
    ),
    Step(
        "suspend",
        N_("Stop the clock"),
        ("active",),
        "suspended",
        "commitments.extend",
        (t.suspension_asked, t.level_decides, t.superior_agrees),
        (REASON, Input("until", N_("Until when at the latest"), "date", False), _PAPER),
    ),
    Step(
        "refuse_suspension",
        N_("Refuse to stop the clock"),
        ("active",),
        None,
        "commitments.extend",
        (t.suspension_asked, t.level_decides),
        (REASON,),
    ),
    Step(
        "resume",
        N_("Start the clock again"),
        ("suspended",),
        "active",
        "commitments.extend",
        (t.after_stop, t.may_restart),
        (REASON,),
    ),
)
