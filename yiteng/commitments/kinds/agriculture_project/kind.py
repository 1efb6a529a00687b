"""特色农业项目: planned → land → building → in use; three kinds of money kept apart (domain B2)."""

from __future__ import annotations

from yiteng.rules.kind import ClockPreset, Field, Kind, Stage
from yiteng.rules.proof import IN_USE_RECORD, PAYMENT_RECORD, SITE_RECORD, Requirement
from yiteng.rules.words import N_

ENTITIES = (
    ("cooperative", N_("Village collective cooperative")),
    ("firm", N_("Firm")),
    ("family_farm", N_("Family farm")),
)
LANDS = (
    ("facility", N_("Facility-agriculture land, on record")),
    ("arable", N_("Arable land, used for crops")),
    ("orchard", N_("Orchard land")),
    ("forest", N_("Forest land")),
    ("construction", N_("Collective construction land")),
)

KIND = Kind(
    code="agriculture_project",
    title=N_("Special-agriculture project"),
    called=("农业项目", "特色农业", "大棚", "种植", "养殖"),
    fields=(
        Field("investment", N_("Planned investment"), "money", "CNY", "planned", True, True),
        Field("investment_arrived", N_("Money arrived"), "money", "CNY", "actual"),
        Field("investment_done", N_("Work done, in money"), "money", "CNY", "actual"),
        Field("greenhouses", N_("Greenhouses to be built"), "quantity", "greenhouse", public=True),
        Field("output", N_("What is to be built or grown"), "quantity", public=True),
        Field("collective_income_before", N_("Collective income before, a year"), "quantity",
              "CNY/year", "actual"),
        Field("collective_income", N_("Collective income expected, a year"), "quantity",
              "CNY/year", "expected", public=True),
        Field("collective_income_after", N_("Collective income after, a year"), "quantity",
              "CNY/year", "actual", public=True),
        Field("households", N_("Households taken along"), "number", "household", public=True),
        Field("entity", N_("Run by"), "choice", choices=ENTITIES, public=True),
        Field("land", N_("Kind of land"), "choice", choices=LANDS),
        Field("decided_by", N_("Who decided (four steps, two disclosures)"), required=True),
        Field("funding", N_("Where the money comes from")),
        Field("owner", N_("To whom the assets belong")),
    ),
    stages=(
        Stage("planned", N_("Project drawn up"), 0.05),
        Stage("land", N_("Land settled"), 0.15),
        Stage("site", N_("Site levelled"), 0.22),
        Stage("building", N_("Under construction"), 0.4),
        Stage("in_use", N_("In use"), 1.0),
    ),
    clocks=(
        ClockPreset("done", "months", 10, N_("Within the year of the conference")),
        ClockPreset("disclose", "workdays", 20,
                    N_("Practice: goals of linking funds are disclosed within 20 workdays"),
                    N_("Goals of linking funds disclosed"), "step", "", on=False),
    ),
    origins=("meeting", "superior", "request"),
    needs=("carries_out|decided|solves",),
    served="village",
    proof=(
        Requirement("land_papers", N_("Land papers or record of facility-agriculture land")),
        IN_USE_RECORD,
        Requirement(PAYMENT_RECORD.code, PAYMENT_RECORD.title, "high"),
        SITE_RECORD,
    ),
    check="sampled",
    notes=(
        N_("Planned, arrived and done money are three figures and are never added together."),
        N_("Arable land is for crops: any other use is settled with natural resources first."),
    ),
)  # fmt: skip
