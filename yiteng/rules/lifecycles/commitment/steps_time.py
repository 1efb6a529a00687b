"""Time: extension asked for and decided; suspension that really stops the clock."""

from __future__ import annotations

from yiteng.rules.lifecycle import Input, Step
from yiteng.rules.lifecycles.commitment import checks as c
from yiteng.rules.lifecycles.commitment.steps_start import REASON
from yiteng.rules.words import N_

STEPS_TIME = (
    Step(
        "ask_extension",
        N_("Ask for an extension"),
        ("active",),
        None,
        "commitments.do",
        (c.is_lead, c.extension_not_asked, c.before_due, c.later_than_due, c.extensions_left),
        (
            Input("new_due", N_("New date"), "moment"),
            REASON,
            Input("done", N_("Work done so far"), "note"),
            Input("affected", N_("Who is affected"), "note"),
        ),
    ),
    Step(
        "extend",
        N_("Grant the extension"),
        ("active",),
        None,
        "commitments.time",
        (c.extension_asked, c.extensions_left),
        (Input("note", N_("Note"), "note", False),),
    ),
    Step(
        "refuse_extension",
        N_("Refuse the extension"),
        ("active",),
        None,
        "commitments.time",
        (c.extension_asked,),
        (REASON,),
    ),
    Step(
        "ask_suspension",
        N_("Ask to stop the clock"),
        ("active",),
        None,
        "commitments.do",
        (c.is_lead, c.suspension_not_asked),
        (REASON,),
    ),
    Step(
        "suspend",
        N_("Stop the clock"),
        ("active",),
        "suspended",
        "commitments.time",
        (c.suspension_asked,),
        (REASON,),
    ),
    Step(
        "resume",
        N_("Start the clock again"),
        ("suspended",),
        "active",
        "commitments.time",
        (),
        (REASON,),
    ),
)
