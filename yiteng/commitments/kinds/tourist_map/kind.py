"""旅游地图: places checked on a day; approval number or reason of exemption (domain B8)."""

from __future__ import annotations

from yiteng.rules.kind import ClockPreset, Field, Kind, Stage
from yiteng.rules.proof import Requirement
from yiteng.rules.words import N_

EXEMPTIONS = (
    ("scenic", N_("Simple map of a scenic area")),
    ("block", N_("Simple map of blocks or a subway")),
    ("list", N_("A list or a diagram, not a map")),
)

KIND = Kind(
    code="tourist_map",
    title=N_("Tourist map"),
    called=("旅游地图", "导览图", "手绘地图"),
    fields=(
        Field("places", N_("Places on it"), "number", public=True),
        Field("checked_on", N_("Places last checked on"), "date", public=True),
        Field("published_on", N_("Published on"), "date", public=True),
        Field("approval", N_("Map approval number"), public=True),
        Field("exemption", N_("Why it needs no approval"), "choice", choices=EXEMPTIONS,
              public=True),
        Field("season", N_("Season it is for"), public=True),
        Field("barrier_free", N_("What is said about access without barriers"), public=True),
    ),
    stages=(
        Stage("checked", N_("Places checked"), 0.4),
        Stage("published", N_("Map published"), 0.6),
        Stage("rechecked", N_("Places checked again"), 1.0),
    ),
    clocks=(
        ClockPreset("done", "months", 3, N_("Practice: a map is published within a season")),
        ClockPreset("approval", "workdays", 20,
                    N_("Regulations on Map Management, article 19: 20 workdays"),
                    N_("Map approved"), "legal", "stage:published"),
        ClockPreset("recheck", "months", 3, N_("Practice: checked again each quarter"),
                    N_("Checked again"), "step", "", "end"),
    ),
    origins=("meeting", "superior", "request"),
    needs=("carries_out|decided",),
    served="residents",
    proof=(
        Requirement("place_sheet", N_("Sheet of the places checked, with dates")),
        Requirement("published_copy", N_("Published version")),
    ),
    check="sampled",
    notes=(
        N_("Each map carries its approval number or the reason why it needs none; no outline of"
           " the country is drawn by hand."),
    ),
)  # fmt: skip
