"""Steps from the agreement on: commissioned, opened and in force are three things."""

from __future__ import annotations

from yiteng.rules.lifecycle import Input, Step
from yiteng.rules.lifecycles.designation import checks as c
from yiteng.rules.lifecycles.designation import checks_after as a
from yiteng.rules.lifecycles.designation.before import APPLY, DECIDE, HANDLE, REASON, RECORD
from yiteng.rules.words import N_

GRADES = (("good", N_("good")), ("fair", N_("fair")), ("poor", N_("poor")))
CHANGES = (
    ("name", N_("name")),
    ("person", N_("legal representative")),
    ("address", N_("address")),
    ("account", N_("bank account")),
    ("department", N_("registered departments")),
    ("scale", N_("scale")),
    ("nature", N_("nature")),
    ("level", N_("level or class")),
)
_DAY = Input("on", N_("Day"), "date")
_WHAT = Input("what", N_("What changes"), "choice", choices=CHANGES)
_NUMBER = Input("number", N_("Document number"))

AFTER = (
    Step("take_over", N_("Take over an agreement that exists"), ("intention",), "operating", HANDLE,
         (c.schemes_named, c.day_not_ahead, a.dates_in_order),
         (Input("on", N_("In force from"), "date"), _NUMBER,
          Input("starts_on", N_("Agreement holds from"), "date")), out=True),
    Step("announce", N_("Publish in the list"), ("agreed",), "noticed", DECIDE,
         (c.day_not_ahead,), (_DAY,)),
    Step("test_interface", N_("Interface tested"), ("noticed",), "tested", HANDLE,
         (c.day_not_ahead,), (_DAY,)),
    Step("commission", N_("Equipment commissioned"), ("reviewed", "agreed", "noticed", "tested"),
         None, APPLY, (c.day_not_ahead, a.not_commissioned), (_DAY,)),
    Step("open_doors", N_("Open to patients"), ("tested",), "opened", APPLY,
         (c.day_not_ahead, c.licence_first, a.commissioned), (_DAY,)),
    Step("enforce", N_("In force: the fund pays"), ("opened",), "operating", HANDLE,
         (a.within_agreement,), (Input("on", N_("In force from"), "date"),)),
    Step("assess", N_("Yearly assessment"), ("operating",), None, HANDLE, (a.not_twice_a_year,),
         (Input("grade", N_("Result"), "choice", choices=GRADES),
          Input("reason", N_("What was found"), "note")), undo=False),
    Step("ask_renewal", N_("Ask for renewal"), ("operating",), None, APPLY,
         (a.not_asked_yet, a.renewal_warn)),
    Step("renew", N_("Renew the agreement"), ("operating",), None, DECIDE,
         (a.asked_for_renewal, a.assessed_warn, c.day_not_ahead),
         (Input("on", N_("Day of the agreement"), "date"), _NUMBER)),
    Step("note_change", N_("Note a change not told yet"), ("operating", "suspended"), None, RECORD,
         (c.day_not_ahead, a.not_noted_yet), (_WHAT, _DAY), undo=False),
    Step("ask_change", N_("Tell a change"), ("operating", "suspended"), None, APPLY,
         (c.day_not_ahead, a.told_in_time),
         (_WHAT, _DAY, Input("reason", N_("Told late: why"), "note", False)), undo=False),
    Step("settle_change", N_("Settle the change"), ("operating", "suspended"), None, HANDLE,
         (a.change_open,), (Input("reason", N_("Outcome"), "note"),), undo=False),
    Step("suspend", N_("Suspend the agreement"), ("operating",), "suspended", HANDLE,
         (c.day_not_ahead,), (_DAY, REASON), out=True),
    Step("resume", N_("Resume"), ("suspended",), "operating", HANDLE, (a.suspension_not_over,)),
    Step("ask_suspend", N_("Ask for suspension"), ("operating",), None, APPLY,
         (a.not_public, a.not_asked_to_leave), (REASON,), out=True),
    Step("ask_end", N_("Ask to end the agreement"), ("operating", "suspended"), None, APPLY,
         (a.not_public, a.not_asked_to_leave), (REASON,), out=True),
    Step("end", N_("End the designation"), ("operating", "suspended"), "ended", DECIDE,
         (a.notice_of_end_warn,), (_NUMBER, REASON), out=True),
)  # fmt: skip
