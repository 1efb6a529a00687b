"""What follows a changed limit: rooms register what they count anew, in AppConfig.ready()."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime

#: Called with the county and the moment, inside the transaction that changes the limit.
Follower = Callable[[int, datetime], None]
_FOLLOWERS: dict[str, list[Follower]] = {}


def follow(codes: Collection[str], follower: Follower) -> None:
    """Let something follow the limits of these codes."""
    for code in codes:
        _FOLLOWERS.setdefault(code, []).append(follower)


def changed(code: str, county: int, at: datetime) -> None:
    """A limit has changed: everything that follows it is told."""
    for follower in _FOLLOWERS.get(code, ()):
        follower(county, at)
