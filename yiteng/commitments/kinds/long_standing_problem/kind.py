"""历史遗留问题化解(拔钉子): each side signs, or a written review stands beside its no (domain B6)."""

from __future__ import annotations

from yiteng.rules.kind import ClockPreset, Field, Kind, Stage
from yiteng.rules.proof import LEGAL_OPINION, PARTIES_SIGNED, Requirement
from yiteng.rules.words import N_

TYPES = (
    ("resettlement", N_("Expropriation and resettlement")),
    ("land", N_("Land papers")),
    ("title", N_("Property titles")),
    ("litigation", N_("Matters before a court")),
    ("debt", N_("Debts")),
    ("planning", N_("Changes of planning")),
    ("infrastructure", N_("Infrastructure")),
    ("promise", N_("Old promises")),
)

KIND = Kind(
    code="long_standing_problem",
    title=N_("Long-standing problem"),
    called=("遗留问题", "历史遗留", "积案"),
    fields=(
        Field("yearly_output", N_("Yearly output expected once it is cleared"), "quantity",
              "CNY/year", "expected"),
        Field("type", N_("Type of problem"), "choice", choices=TYPES),
        Field("since", N_("Year it arose in"), "number"),
        Field("cause", N_("How it arose")),
        Field("parties", N_("Parties who sign"), required=True),
        Field("signed", N_("Who has signed")),
        Field("sides", N_("Offices at the joint meeting")),
        Field("case_number", N_("Number of the court case, if any")),
        Field("leader_post", N_("District leader's post in charge")),
        Field("risk_opinion", N_("Assessment of risks to social stability")),
    ),
    stages=(
        Stage("registered", N_("Taken on the list"), 0.05),
        Stage("legal_opinion", N_("Legal opinion given"), 0.25),
        Stage("joint_meeting", N_("Joint meeting held"), 0.4),
        Stage("cleared", N_("Cleared"), 0.85),
        Stage("signed_off", N_("Each side has signed"), 1.0),
    ),
    clocks=(
        ClockPreset("done", "months", 6, N_("Practice: one case, one plan")),
        ClockPreset("meet", "workdays", 10, N_("Practice: first joint meeting in 10 workdays"),
                    N_("First joint meeting"), "step", "stage:joint_meeting", on=False),
    ),
    origins=("meeting", "instruction", "complaint", "audit", "request"),
    needs=("carries_out|decided|solves",),
    served="firm",
    proof=(PARTIES_SIGNED, Requirement(LEGAL_OPINION.code, LEGAL_OPINION.title)),
    check="always",
    notes=(
        N_("Laying it aside is not striking it off: each side signs, or a written review stands"
           " beside its no."),
        N_("A court decides by itself; nothing here speeds it up."),
    ),
)  # fmt: skip
