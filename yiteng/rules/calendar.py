"""What a calendar says of a meeting: tentative until it is approved, confirmed after, cancelled.

Source: RFC 5545, 3.8.1.11 (STATUS of an event).
"""

from __future__ import annotations

from typing import Literal

Status = Literal["TENTATIVE", "CONFIRMED", "CANCELLED"]

_APPLICATION: dict[str, Status] = {
    "submitted": "TENTATIVE",
    "reviewed": "TENTATIVE",
    "approved": "CONFIRMED",
    "approved_against": "CONFIRMED",
    "returned": "CANCELLED",
    "postponed": "CANCELLED",
    "merged": "CANCELLED",
    "reshaped": "CANCELLED",
}
#: States in which an application stands in a calendar; a convened one stands there as its meeting.
SHOWN = tuple(_APPLICATION)


def of_application(state: str) -> Status:
    """The status of an application with a day. Raises KeyError for a draft or a convened one."""
    return _APPLICATION[state]


def of_meeting(state: str) -> Status:
    """The status of a meeting: it was approved, so it is confirmed unless it was cancelled."""
    return "CANCELLED" if state == "cancelled" else "CONFIRMED"
