"""企业诉求: hours clocks, the firm's own cliff; courts are never tasked (domain B5)."""

from __future__ import annotations

from yiteng.rules.kind import ClockPreset, Field, Kind, Stage
from yiteng.rules.proof import COMPLETION_NOTE
from yiteng.rules.words import N_

COURT_RESULTS = (("by_law", N_("The court handles it according to law")),)

KIND = Kind(
    code="enterprise_request",
    title=N_("Enterprise request"),
    called=("企业诉求", "诉求", "企业帮扶", "助企"),
    fields=(
        Field("value_at_stake", N_("Value at stake for the firm"), "money", "CNY", "actual"),
        Field("mandate", N_("Mandate of the firm (free of charge)")),
        Field("recorded_later", N_("Recorded afterwards, from a call"), "bool"),
        Field("sides", N_("Units brought into one room")),
        Field("court_result", N_("Where a court is concerned"), "choice", choices=COURT_RESULTS),
        Field("assumed", N_("What is assumed about the hours")),
        Field("head_post", N_("Post that was phoned")),
    ),
    stages=(
        Stage("received", N_("Request received"), 0.05),
        Stage("filed", N_("The firm's papers filed"), 0.4),
        Stage("solved", N_("Solved"), 0.9),
        Stage("met", N_("The firm's own date met"), 1.0),
    ),
    clocks=(
        ClockPreset("answer", "hours", 1, N_("Preset after Jiangmen: answer within 60 minutes"),
                    N_("First answer"), "step", "sign"),
        ClockPreset("plan", "hours", 24, N_("Preset after Jiangmen: a plan within 24 hours"),
                    N_("Plan of how it is solved"), "step", "progress"),
        ClockPreset("sort", "workdays", 1,
                    N_("Preset after Zaozhuang: looked at within 1 workday"),
                    N_("Looked at and sorted"), "step", "sign", on=False),
        ClockPreset("reply", "workdays", 2,
                    N_("Preset after Zaozhuang: reply within 2 workdays"),
                    N_("Reply to the firm"), "step", "progress", on=False),
        ClockPreset("done", "days", 7, N_("Preset after Jiangmen: done within 7 days")),
        ClockPreset("one_unit", "workdays", 10,
                    N_("Preset after Zaozhuang: solved within 10 workdays"),
                    N_("Solved by one unit")),
        ClockPreset("several", "workdays", 25,
                    N_("Preset after Zaozhuang: 25 workdays with several departments"),
                    N_("Solved by several units")),
        ClockPreset("same_day", "hours", 24,
                    N_("Need of an emergency: same day, nights and holidays count"),
                    N_("Emergency, by the hour")),
        ClockPreset("licence", "workdays", 20,
                    N_("Administrative Licensing Law, article 42: 20 workdays"),
                    N_("Licence decided by one office"), "legal"),
        ClockPreset("joint", "workdays", 45,
                    N_("Administrative Licensing Law, article 42: 45 workdays together"),
                    N_("Licence decided by several offices"), "legal"),
        ClockPreset("handing", "workdays", 10,
                    N_("Administrative Licensing Law, article 44: handed over in 10 workdays"),
                    N_("Licence handed over"), "legal"),
        ClockPreset("lacks", "workdays", 5,
                    N_("Administrative Licensing Law, article 32: what lacks is said once in 5"
                       " workdays, else it counts as received"),
                    N_("Told once what the papers lack"), "legal"),
    ),
    origins=("request", "instruction", "complaint"),
    needs=(),
    served="firm",
    proof=(COMPLETION_NOTE,),
    check="none",
    notes=(
        N_("Help is free and by the firm's mandate."),
        N_("A court has no account, no clock and no task here: we help the firm file its papers,"
           " and our clock stops there."),
        N_("Nothing of a request is public."),
    ),
)  # fmt: skip
