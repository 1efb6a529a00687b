"""What offices added to the drafts of minutes, and one correction after issue. All invented."""

from __future__ import annotations

from typing import Final

ADDED: Final[dict[str, tuple[str, ...]]] = {
    "M_INDUSTRY": (
        "会议要求，各牵头单位在会后三个工作日内与联盟发起企业见面，把办理时限告诉企业。",
        "会议明确，外出学习的所见所想由各组整理，作为十四条措施解释口径的参考。",
    ),
    "M_LIVELIHOOD": ("会议要求，区、镇、村三级清单以今天公布的为准，以后增减都要写明日期和理由。",),
    "MX_SPRING": ("会议要求，管线单位与路灯单位同一周进场，路面只开挖一次。",),
}
"""Lines of the second revision, by meeting; an office writes each."""

CORRECTED: Final[dict[str, tuple[str, str, str]]] = {
    "MX_SPRING": ("同一周进场", "同一月进场", "管线单位会上说的是同一月，记录时听错"),
}
"""What was issued, what it should say, and why: by meeting."""
