"""Steps up to the city's decision: coaching first, application only then."""

from __future__ import annotations

from yiteng.rules.lifecycle import Input, Step
from yiteng.rules.lifecycles.designation import checks as c
from yiteng.rules.words import N_

APPLY, HANDLE, DECIDE = "designation.apply", "designation.handle", "designation.decide"
RECORD = "designation.record"
REASON = Input("reason", N_("Reason"), "note")
_EARLY = ("intention", "coaching", "suggested", "rechecked", "applied", "supplement", "accepted")

BEFORE = (
    Step("coach", N_("Begin coaching on site"), ("intention",), "coaching", HANDLE, (c.coached,)),
    Step("suggest", N_("Make suggestions"), ("coaching", "suggested", "rechecked"), "suggested",
         HANDLE, (), (Input("suggestions", N_("Suggestions, one a line"), "note"),), undo=False),
    Step("recheck", N_("Recheck passed"), ("suggested",), "rechecked", HANDLE,
         (c.rechecked, c.suggestions_done)),
    Step("apply", N_("Apply"), ("rechecked",), "applied", APPLY,
         (c.licence_first, c.road_fits, c.schemes_named, c.not_barred, c.no_gaps, c.papers_warn)),
    Step("ask_supplement", N_("Say once what is missing"), ("applied",), "supplement", HANDLE,
         (c.only_once, c.in_time_to_ask), (Input("reason", N_("What is still missing"), "note"),)),
    Step("supplement", N_("Papers completed"), ("supplement",), "applied", APPLY, (c.papers_there,)),
    Step("accept", N_("Accept"), ("applied",), "accepted", HANDLE, (c.complete_or_deemed,)),
    Step("report", N_("Report to the city"), ("accepted",), "reported", HANDLE,
         (c.visited, c.density_known, c.evaluation_warn),
         (Input("reason", N_("Opinion of the branch"), "note"),)),
    Step("fail", N_("Evaluation not passed"), ("accepted", "reported"), "failed", DECIDE, (),
         (REASON,), out=True),
    Step("evaluate_again", N_("Evaluate again"), ("failed",), "accepted", HANDLE, (c.may_again,)),
    Step("begin_again", N_("Begin again with coaching"), ("failed",), "coaching", HANDLE,
         (c.bar_over,)),
    Step("review", N_("Pass and put on public notice"), ("reported",), "reviewed", DECIDE,
         (c.day_not_ahead,),
         (Input("on", N_("Day of the decision"), "date"), Input("number", N_("Document number")),
          Input("listed_on", N_("Public notice begins"), "date"))),
    Step("agree", N_("Record the agreement"), ("reviewed",), "agreed", DECIDE,
         (c.notice_over, c.another_post, c.day_not_ahead, c.agreement_after_notice),
         (Input("on", N_("Day of the agreement"), "date"), Input("number", N_("Document number")),
          Input("starts_on", N_("Agreement holds from"), "date"))),
    Step("withdraw", N_("Withdraw"), _EARLY, "withdrawn", APPLY, (), (REASON,), out=True),
)  # fmt: skip
