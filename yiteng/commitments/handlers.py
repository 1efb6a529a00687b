"""Steps of the road that a higher room takes in its own way (asking, answering)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from yiteng.commitments.models import Commitment
from yiteng.rules.actor import Actor

#: (row, step, actor, at, inputs, seen) → sentence to show, or None
Handler = Callable[[Commitment, str, Actor, datetime, Mapping[str, Any], int | None], str | None]
_HANDLERS: dict[str, Handler] = {}


def handle(step: str, handler: Handler) -> None:
    """Let a higher room take this step; called in its AppConfig.ready()."""
    _HANDLERS[step] = handler


def handler_of(step: str) -> Handler | None:
    """Who takes the step, None where the door does it plainly."""
    return _HANDLERS.get(step)
