"""招商引资项目: signed ≠ money arrived ≠ started ≠ in production (domain B3)."""

from __future__ import annotations

from yiteng.rules.kind import ClockPreset, Field, Kind, Stage
from yiteng.rules.proof import AGREEMENT, PAYMENT_RECORD, SITE_RECORD, Requirement
from yiteng.rules.words import N_

AGREEMENTS = (("framework", N_("Framework agreement")), ("contract", N_("Contract")))
REVIEWS = (
    ("passed", N_("Reviewed, nothing against it")),
    ("not_needed", N_("No measure of ours that needs the review")),
)

KIND = Kind(
    code="investment_project",
    title=N_("Investment project"),
    called=("招商", "投资项目", "签约项目", "重点项目"),
    fields=(
        Field("investment", N_("Investment signed for"), "money", "CNY", "planned", True, True),
        Field("investment_arrived", N_("Money arrived from outside"), "money", "CNY", "actual"),
        Field("investment_done", N_("Fixed assets built, in money"), "money", "CNY", "actual"),
        Field("investor", N_("Investor")),
        Field("from_city", N_("Comes from"), public=True),
        Field("industry", N_("Industry"), public=True),
        Field("agreement", N_("What is signed"), "choice", choices=AGREEMENTS),
        Field("fair_competition", N_("Fair-competition review"), "choice", required=True,
              choices=REVIEWS),
        Field("project_code", N_("Project code (24 digits)")),
        Field("first_reporter", N_("Unit that reported it first")),
    ),
    stages=(
        Stage("lead", N_("Lead"), 0.05),
        Stage("talks", N_("Talks"), 0.1),
        Stage("visit", N_("Visits of the investor"), 0.15),
        Stage("framework", N_("Framework signed"), 0.25),
        Stage("signed", N_("Contract signed"), 0.35),
        Stage("registered", N_("Company registered"), 0.4),
        Stage("filed", N_("Put on record"), 0.45),
        Stage("permits", N_("Land, energy and environment cleared"), 0.55),
        Stage("started", N_("Ground broken"), 0.65),
        Stage("completed", N_("Built"), 0.9),
        Stage("production", N_("In production"), 1.0),
    ),
    clocks=(
        ClockPreset("done", "months", 24, N_("Set for each project")),
        ClockPreset("permit", "workdays", 20, N_("Administrative Licensing Law: 20 workdays"),
                    N_("Permit decided"), "legal", "stage:permits"),
    ),
    origins=("meeting", "superior", "request"),
    needs=("carries_out|decided|heard",),
    served="firm",
    proof=(
        AGREEMENT,
        PAYMENT_RECORD,
        Requirement("start_record", N_("Record of start or of production")),
        SITE_RECORD,
    ),
    check="always",
    notes=(
        N_("Signed, arrived and built money are three figures and are never added together."),
        N_("No quota for towns or departments, and no ranking of them."),
        N_("No preferential land, taxes or fees without a legal basis (Fair Competition Review"
           " Regulations, article 10)."),
    ),
)  # fmt: skip
