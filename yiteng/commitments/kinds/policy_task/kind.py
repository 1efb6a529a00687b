"""政策任务: what a measure asks of one unit, until it is in force."""

from __future__ import annotations

from yiteng.rules.kind import ClockPreset, Field, Kind, Stage
from yiteng.rules.proof import DOCUMENT
from yiteng.rules.words import N_

KIND = Kind(
    code="policy_task",
    title=N_("Policy task"),
    called=("政策任务", "重点任务", "工作任务", "督查事项"),
    fields=(
        Field("document", N_("Document it rests on"), public=True),
        Field("result", N_("What will be in force"), public=True),
        Field("horizon", N_("Horizon: year, three years, five years")),
    ),
    stages=(
        Stage("started", N_("Taken up"), 0.15),
        Stage("drafted", N_("Worded"), 0.5),
        Stage("done", N_("In force"), 1.0),
    ),
    clocks=(
        ClockPreset("report", "workdays", 30,
                    N_("District practice: 30 workdays after a meeting's decision")),
        ClockPreset("done", "months", 3, N_("Set by the document")),
    ),
    origins=("meeting", "superior", "instruction", "request", "audit"),
    needs=("carries_out|decided|solves|heard",),
    served="unit",
    proof=(DOCUMENT,),
    check="sampled",
)  # fmt: skip
