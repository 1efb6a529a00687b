"""Asking the people served by a one-time link; only the hash of its token is kept."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from yiteng.commitments.actions import take_many
from yiteng.commitments.models import Commitment
from yiteng.rules.actor import Actor
from yiteng.workflow.clock import real_now

VALID = timedelta(days=30)


def token_hash(token: str) -> str:
    """What is stored of a token: its SHA-256."""
    return hashlib.sha256(token.encode()).hexdigest()


def ask_many(
    rows: Sequence[Commitment],
    *,
    actor: Actor,
    at: datetime,
    step: str = "ask",
    seen: int | None = None,
) -> dict[int, str]:
    """Ask the served parties of commitments; all or none.

    step: ``ask``, or ``ask_again`` where a link was lost or has expired: the older one ends.

    Returns the token of each commitment's link by its key; it is shown once and kept nowhere.
    The link is valid for 30 days by the real clock. Raises Refused.
    """
    tokens = {row.pk: secrets.token_urlsafe(24) for row in rows}
    expires = real_now() + VALID
    take_many(
        rows,
        step,
        actor=actor,
        at=at,
        inputs=lambda row: {"token_hash": token_hash(tokens[row.pk]), "expires_at": expires},
        seen=seen,
    )
    return tokens


def ask(
    row: Commitment, *, actor: Actor, at: datetime, step: str = "ask", seen: int | None = None
) -> str:
    """Ask one served party; returns the token of the link."""
    return ask_many([row], actor=actor, at=at, step=step, seen=seen)[row.pk]
