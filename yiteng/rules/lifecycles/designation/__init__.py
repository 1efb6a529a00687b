"""定点: from intention to operation, for dialysis, psychiatric wards and long-term care.

Two roads (a new institution; a new service at a designated one) and two chains (the health
licence first, the insurance second). Sources: order no. 2 of 2021, reference of the issue C1, C2.

Facts of a case: road, public, licence_on, licence_until, gaps (checks that stand against it, in
words), unsure (those that only warn), papers (titles still missing), base_agreement,
operating_since, schemes, persons_coached, persons_rechecked, surveys (held by two or more),
open_suggestions, density, missing_due, told_once, deemed, notice_ends, reviewer, reviewer_post,
failures, again_from, agreement_from, agreement_until, renewal_by, renewal_asked, commissioned_on,
opened_on, changes_open, changes_noted, change_from, suspension_ends, in_force_on, evaluation_due.
"""

from __future__ import annotations

from yiteng.rules.lifecycle import Lifecycle, State
from yiteng.rules.lifecycles.designation.after import AFTER
from yiteng.rules.lifecycles.designation.before import BEFORE
from yiteng.rules.words import N_

STATES = (
    State("intention", N_("Intention stated")),
    State("coaching", N_("Being coached on site")),
    State("suggested", N_("Suggestions made, being improved")),
    State("rechecked", N_("Rechecked, ready to apply")),
    State("applied", N_("Applied, papers being looked at")),
    State("supplement", N_("Papers to be completed")),
    State("accepted", N_("Accepted, being evaluated on site")),
    State("failed", N_("Evaluation not passed")),
    State("reported", N_("Reported to the city")),
    State("reviewed", N_("Passed by the city, public notice runs")),
    State("agreed", N_("Agreement signed")),
    State("noticed", N_("Published in the list")),
    State("tested", N_("Interface tested")),
    State("opened", N_("Opened to patients")),
    State("operating", N_("In force, operating")),
    State("suspended", N_("Agreement suspended")),
    State("ended", N_("Designation ended"), ended=True),
    State("withdrawn", N_("Application withdrawn"), ended=True),
)

DESIGNATION = Lifecycle("designation", N_("Designation"), STATES, (*BEFORE, *AFTER))

#: States in which a hospital still prepares; a city's desk; those with an agreement.
PREPARING = ("intention", "coaching", "suggested", "rechecked")
AT_CITY = ("reported", "reviewed", "agreed")
RUNNING = ("opened", "operating", "suspended")
#: Steps a public hospital has no button for (order no. 2, art. 44).
NOT_FOR_PUBLIC = ("ask_suspend", "ask_end")
