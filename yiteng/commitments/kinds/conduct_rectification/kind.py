"""作风整改: tasks without names, re-checked by the discipline body (domain B7)."""

from __future__ import annotations

from yiteng.rules.kind import ClockPreset, Field, Kind, Stage
from yiteng.rules.proof import Requirement
from yiteng.rules.words import N_

KIND = Kind(
    code="conduct_rectification",
    title=N_("Conduct rectification"),
    called=("作风", "整改", "通报"),
    fields=(
        Field("circular", N_("Title of the circular"), required=True),
        Field("circular_day", N_("Date of the circular"), "date", required=True),
        Field("rule_changed", N_("Rule or list that was changed")),
    ),
    stages=(
        Stage("plan", N_("Plan of correction"), 0.3),
        Stage("corrected", N_("Corrected"), 1.0),
    ),
    clocks=(
        ClockPreset("done", "months", 1, N_("Set by the circular")),
        ClockPreset("recheck", "days", 30,
                    N_("Regulations on Government Inspection: re-check within 30 days"),
                    N_("Re-check"), "step", "", "end"),
    ),
    origins=("meeting", "superior", "audit", "complaint"),
    needs=("carries_out|decided|solves",),
    served="acceptor",
    proof=(Requirement("correction_note", N_("Note on what was corrected, without names")),),
    check="none",
    notes=(
        N_("Title and date of a circular only: never its persons, never a score on anybody."),
        N_("An inner matter: the discipline body accepts it; nothing of it is public."),
    ),
)  # fmt: skip
