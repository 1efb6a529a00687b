"""民生实事: 开工, 完工, 验收, 投用 and 群众评价 are five different things (domain B1)."""

from __future__ import annotations

from yiteng.rules.kind import ClockPreset, Field, Kind, Stage
from yiteng.rules.proof import ACCEPTANCE_RECORD, IN_USE_RECORD, SITE_RECORD
from yiteng.rules.words import N_

KIND = Kind(
    code="livelihood_item",
    title=N_("Livelihood item"),
    called=("民生实事", "实事项目", "小实事"),
    fields=(
        Field("output", N_("Quantity promised for the year"), "quantity", required=True,
              public=True),
        Field("investment", N_("Planned investment"), "money", "CNY", "planned", public=True),
        Field("investment_done", N_("Work done, in money"), "money", "CNY", "actual"),
        Field("output_done", N_("Quantity really reached"), "quantity", "", "actual"),
        Field("beneficiaries", N_("People it serves"), "quantity", "person", "expected",
              public=True),
        Field("category", N_("Field of life"), public=True),
        Field("decided_by", N_("Body that decided it"), required=True, public=True),
        Field("funding", N_("Where the money comes from"), public=True),
        Field("contact", N_("Office to call"), public=True),
    ),
    stages=(
        Stage("prepared", N_("Prepared"), 0.15),
        Stage("started", N_("Works begun"), 0.3),
        Stage("completed", N_("Works finished"), 0.8),
        Stage("accepted", N_("Works accepted"), 0.9),
        Stage("in_use", N_("In use"), 1.0),
    ),
    clocks=(
        ClockPreset("done", "months", 10, N_("Completable within the year it was voted for")),
        ClockPreset("correct", "workdays", 15,
                    N_("Practice: a bad answer is put right within 15 workdays"),
                    N_("A bad answer put right"), "step", "report", "unmet"),
    ),
    origins=("meeting", "request", "superior"),
    needs=("carries_out|decided|solves|heard",),
    served="residents",
    proof=(ACCEPTANCE_RECORD, IN_USE_RECORD, SITE_RECORD),
    check="sampled",
    measured=(("output", "output_done"),),
    notes=(
        N_("The list is frozen when it is published; additions and drops are dated events."),
        N_("The unit that is judged never collects the answers about itself."),
    ),
)  # fmt: skip
