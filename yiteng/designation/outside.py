"""What the room that publishes does for slips: it sends them out, and counts wrong codes for all pages.

It stands above this room, so it registers itself here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from yiteng.designation.models import WardRound
from yiteng.verification.actions.asking import Ticket

Sender = Callable[[WardRound, Sequence[Ticket]], None]
#: From a network address, now: may it try a code; its code was right.
Counting = tuple[Callable[[str, datetime], bool], Callable[[str, datetime], None]]
_SENDERS: list[Sender] = []
_COUNTS: list[Counting] = []


def register(sender: Sender) -> None:
    """Have slips sent on when they are laid out."""
    _SENDERS.append(sender)


def send(row: WardRound, drawn: Sequence[Ticket]) -> None:
    """Send the slips of a round; call it in the transaction that lays them out."""
    for sender in _SENDERS:
        sender(row, drawn)


def count_tries(
    may: Callable[[str, datetime], bool], right: Callable[[str, datetime], None]
) -> None:
    """Have tries of codes counted in the one table of all pages."""
    _COUNTS.append((may, right))


def may_try(address: str, now: datetime) -> bool:
    """Take one try of a code; False where too many were wrong just now."""
    return all(may(address, now) for may, _right in _COUNTS)


def was_right(address: str, now: datetime) -> None:
    """Give a try back: the code was right."""
    for _may, right in _COUNTS:
        right(address, now)
