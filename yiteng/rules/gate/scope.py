"""To which meetings the four tests apply: a table, not an opinion.

Inside: meetings departments ask for. Outside: meetings of the Party committee and standing
meetings, meetings the law prescribes, passing-on of central documents, emergencies, symposiums
and work on site; the gate never judges those.
"""

from __future__ import annotations

from dataclasses import dataclass

from yiteng.rules.words import N_


@dataclass(frozen=True, slots=True)
class MeetingType:
    """A type of meeting: code, title (message id), whether the four tests apply, and why."""

    code: str
    title: str
    tested: bool
    why: str


_ASKED = N_("A department asks for it; the four tests apply.")
_COLLECTIVE = N_("Collective decision-making has its own rules of procedure.")
_LAW = N_("The law prescribes it.")
_CENTRAL = N_("Central documents are passed on as they are.")
_URGENT = N_("An emergency does not wait.")
_LISTENING = N_("Listening and work on site replace meetings; they are not held up.")

TYPES = (
    MeetingType("district", N_("District-wide conference"), True, _ASKED),
    MeetingType("special", N_("Special meeting"), True, _ASKED),
    MeetingType("department", N_("Meeting of a department or town"), True, _ASKED),
    MeetingType("committee", N_("Meeting of the Party committee"), False, _COLLECTIVE),
    MeetingType("standing", N_("Standing meeting"), False, _COLLECTIVE),
    MeetingType("law_bound", N_("Meeting the law prescribes"), False, _LAW),
    MeetingType("central", N_("Passing-on of a central document"), False, _CENTRAL),
    MeetingType("emergency", N_("Emergency meeting"), False, _URGENT),
    MeetingType("symposium", N_("Symposium"), False, _LISTENING),
    MeetingType("on_site", N_("Work on site"), False, _LISTENING),
)
BY_CODE = {one.code: one for one in TYPES}


def tested(meeting_type: str) -> bool:
    """Whether the four tests apply to the type. Raises KeyError for an unknown type."""
    return BY_CODE[meeting_type].tested
