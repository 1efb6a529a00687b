"""产业联盟: founding, members in and out, what they do together (domain B4)."""

from __future__ import annotations

from yiteng.rules.kind import ClockPreset, Field, Kind, Stage
from yiteng.rules.proof import MEMBER_LIST, Requirement
from yiteng.rules.words import N_

LEGAL_FORMS = (
    ("cooperation", N_("Cooperation without legal personality")),
    ("association", N_("Registered association")),
)

KIND = Kind(
    code="alliance",
    title=N_("Industry alliance"),
    called=("联盟",),
    fields=(
        Field("members", N_("Members"), "quantity", "enterprise", "actual", public=True),
        Field("industry", N_("Industry"), required=True, public=True),
        Field("founded_on", N_("Founded on"), "date", public=True),
        Field("legal_form", N_("Legal form"), "choice", required=True, public=True,
              choices=LEGAL_FORMS),
        Field("registration", N_("Registration number")),
        Field("together", N_("What the members do together"), public=True),
    ),
    stages=(
        Stage("prepared", N_("Prepared"), 0.3),
        Stage("founded", N_("Founded"), 0.6),
        Stage("working", N_("Working together"), 1.0),
    ),
    clocks=(ClockPreset("done", "months", 6, N_("Set by the measure that founds it")),),
    origins=("meeting", "superior", "request"),
    needs=("carries_out|decided",),
    served="unit",
    proof=(MEMBER_LIST, Requirement("charter", N_("Charter or founding agreement"))),
    check="sampled",
    notes=(N_("Members never agree on prices or share out markets (Anti-monopoly Law)."),),
)  # fmt: skip
