"""What the one door knows of cases: facts, audited columns, what each step writes."""

from __future__ import annotations

from yiteng.designation.effects import AFTER, ON, clocks_anew
from yiteng.designation.facts import facts
from yiteng.designation.models import DesignationCase
from yiteng.rules.lifecycles.designation import DESIGNATION
from yiteng.workflow.flow import Flow

#: What the hospital or the branch states of a case, outside the steps.
STATED = (
    "public", "employees", "residents", "operating_since", "base_agreement", "licence_on",
    "licence_until", "licence_number", "capacity",
)  # fmt: skip
DAYS = (
    "intended_on", "applied_on", "asked_on", "supplied_on", "accepted_on", "reported_on",
    "failed_on", "reviewed_on", "listed_on", "agreed_on", "agreement_from", "agreement_until",
    "published_on", "tested_on", "commissioned_on", "opened_on", "in_force_on", "assessed_on",
    "renewal_asked_on", "suspended_on", "ended_on", "change_on",
)  # fmt: skip
FLOW = Flow(
    model=DesignationCase,
    lifecycle=DESIGNATION,
    facts=facts,
    audited=(
        "facility", "kind", "road", *STATED, *DAYS, "deemed", "failures", "review_number",
        "reviewer", "reviewer_post", "reviewer_title", "agreement_number", "agreement_title",
        "leaving",
    ),
    on=ON,
    always=(clocks_anew,),
    after=AFTER,
    derived=(
        "missing_due", "evaluation_due", "notice_ends", "renewal_by", "assess_by", "change_due",
        "presses_on", "service",
    ),
)  # fmt: skip
