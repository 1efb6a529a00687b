"""How slips laid out in a ward reach the public face: the room that publishes registers itself here."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from yiteng.designation.models import WardRound
from yiteng.verification.actions.asking import Ticket

Sender = Callable[[WardRound, Sequence[Ticket]], None]
_SENDERS: list[Sender] = []


def register(sender: Sender) -> None:
    """Have slips sent on when they are laid out."""
    _SENDERS.append(sender)


def send(row: WardRound, drawn: Sequence[Ticket]) -> None:
    """Send the slips of a round; call it in the transaction that lays them out."""
    for sender in _SENDERS:
        sender(row, drawn)
