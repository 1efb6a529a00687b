"""Asking the people served by a one-time link and a short code; only their hashes are kept."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from yiteng.commitments.actions import take_many
from yiteng.commitments.models import Commitment
from yiteng.rules.actor import Actor
from yiteng.workflow.clock import real_now

VALID = timedelta(days=30)
#: Digits of a code, and rounds of its hash: twelve digits alone could be tried one after another.
DIGITS, ROUNDS = 12, 1000


@dataclass(frozen=True, slots=True)
class Ticket:
    """What the people served are given: shown once, kept nowhere. code: for the telephone."""

    token: str
    code: str


def token_hash(token: str) -> str:
    """What is stored of a token: its SHA-256."""
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()


def code_hash(code: str) -> str:
    """What is stored of a code, however it was typed; slow on purpose.

    >>> code_hash("1234 5678 9012") == code_hash("123456789012")
    True
    """
    digits = "".join(c for c in code if c.isdecimal())
    return hashlib.pbkdf2_hmac("sha256", digits.encode(), b"yiteng/code", ROUNDS).hex()


def ticket() -> Ticket:
    """A new link and a new code."""
    return Ticket(secrets.token_urlsafe(24), f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}")


def ask_many(
    rows: Sequence[Commitment],
    *,
    actor: Actor,
    at: datetime,
    step: str = "ask",
    seen: int | None = None,
    told: str = "",
) -> dict[int, Ticket]:
    """Ask the served parties of commitments; all or none.

    step: ``ask``; ``ask_again`` where a link was lost or has expired: the older one ends;
    ``ask_after`` about an end nobody confirmed, with what they are told of it.

    Returns each commitment's link and code by its key; they are shown once and kept nowhere.
    They are valid for 30 days by the real clock. Raises Refused.
    """
    tickets = {row.pk: ticket() for row in rows}
    expires = real_now() + VALID
    take_many(
        rows,
        step,
        actor=actor,
        at=at,
        inputs=lambda row: {
            "token_hash": token_hash(tickets[row.pk].token),
            "code_hash": code_hash(tickets[row.pk].code),
            "expires_at": expires,
            "told": told,
        },
        seen=seen,
    )
    return tickets


def ask(
    row: Commitment,
    *,
    actor: Actor,
    at: datetime,
    step: str = "ask",
    seen: int | None = None,
    told: str = "",
) -> Ticket:
    """Ask one served party; returns its link and code."""
    return ask_many([row], actor=actor, at=at, step=step, seen=seen, told=told)[row.pk]
