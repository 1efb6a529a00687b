"""How verification takes the steps of asking and answering on a commitment's page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from yiteng.commitments.actions import take
from yiteng.commitments.models import Commitment
from yiteng.rules.actor import Actor
from yiteng.verification.actions import ask
from yiteng.verification.models import CHANNELS

Said = Mapping[str, Any]


def ask_served(
    row: Commitment, step: str, actor: Actor, at: datetime, said: Said, seen: int | None
) -> str:
    """Ask the people served; the sentence carries the link, shown this once."""
    token = ask(row, actor=actor, at=at)
    return _("Asked. Hand on this link; it is shown only now and answers once: %(link)s") % {
        "link": f"/public/answer/{token}/"
    }


def record_answer(
    row: Commitment, step: str, actor: Actor, at: datetime, said: Said, seen: int | None
) -> str:
    """Record an answer a post heard; the channel and the post are named with it."""
    channel = said.get("channel") or "visit"
    take(
        row,
        step,
        actor=actor,
        at=at,
        seen=seen,
        inputs={**said, "channel": channel if channel in dict(CHANNELS) else "visit"},
    )
    return _("The answer is recorded, with your post as the one who heard it.")
