"""Length and size of a meeting, of the content test: what fits, and what is usual today."""

from __future__ import annotations

from collections.abc import Iterator

from yiteng.rules.gate.dossier import Dossier
from yiteng.rules.gate.rule import Hit, Rule
from yiteng.rules.gate.thresholds import Thresholds
from yiteng.rules.limits import trimmed
from yiteng.rules.words import N_

_NATIONAL = N_("Regulations against formalism (2024): meetings are as a rule half a day at most")
_DISTRICT = N_("Example of a district's sixteen rules (2024)")


def agenda_fits(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """The items fit into the days wanted; a day has two halves."""
    minutes = sum(item.minutes for item in dossier.items)
    most = int(dossier.costs.days * 2 * thresholds.half_day)
    if minutes > most:
        params = {"minutes": minutes, "days": str(trimmed(dossier.costs.days)), "most": most}
        yield Hit("words-days", params)


def meeting_short(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """A meeting is as short as is usual, or says why (a group discussion, work on site)."""
    wide = dossier.meeting_type == "district"
    most = thresholds.days_district if wide else thresholds.days_other
    if dossier.costs.days > most and not dossier.length_reason.strip():
        params = {"days": str(trimmed(dossier.costs.days)), "most": str(trimmed(most))}
        yield Hit("words-length_reason", params)


def meeting_small(dossier: Dossier, thresholds: Thresholds) -> Iterator[Hit]:
    """A district-wide meeting of many people has a record of approval."""
    many = dossier.costs.people > thresholds.people
    if dossier.scale == "district" and many and not dossier.size_approval.strip():
        params = {"people": dossier.costs.people, "most": thresholds.people}
        yield Hit("words-size_approval", params)


_FITS = N_("The items take {minutes} minutes; {days} days have {most}.")
_SHORT = N_("The meeting lasts {days} days; {most} is the most without a reason on record.")
_SMALL = N_("{people} people are to attend; above {most} an approval on record is needed.")

SIZE_RULES = (
    Rule("content.fits", "content", "red", _FITS, _NATIONAL, agenda_fits),
    Rule("content.length", "content", "amber", _SHORT, _NATIONAL, meeting_short),
    Rule("content.size", "content", "amber", _SMALL, _DISTRICT, meeting_small),
)
