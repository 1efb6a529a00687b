"""What follows a changed table of workdays: rooms register what they count anew, in ready()."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

#: Called with the day, the name it was given and the business moment, in the transaction of the change.
Follower = Callable[[date, str, datetime], None]
_FOLLOWERS: list[Follower] = []


def follow(follower: Follower) -> None:
    """Let something follow the table of workdays."""
    _FOLLOWERS.append(follower)


def changed(day: date, name: str, at: datetime) -> None:
    """A day of the table was set otherwise: everything that follows the table is told."""
    for follower in _FOLLOWERS:
        follower(day, name, at)
