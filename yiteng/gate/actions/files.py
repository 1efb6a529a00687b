"""Parts that bring a file along: both are kept, or neither."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar

from django.db import transaction

from yiteng.files.actions import Received, attach_received
from yiteng.gate.actions.parts import change_part
from yiteng.gate.models import Part
from yiteng.rules.actor import Actor

P = TypeVar("P", bound=Part)
#: How attachments name the row they hang on.
PAPER = "gate.paper"


def add_with_files(
    add: Callable[..., Sequence[P]],
    row: P,
    received: Sequence[Received],
    *,
    actor: Actor,
    at: datetime,
) -> P:
    """Add a part with files received before; add: the action of its kind. Raises Refused."""
    with transaction.atomic():
        (saved,) = add([row], actor=actor, at=at)
        _attach(saved, received, actor, at)
    return saved


def change_with_files(
    part: P,
    values: Mapping[str, Any],
    received: Sequence[Received],
    *,
    actor: Actor,
    at: datetime,
) -> P:
    """Change a part, and add files received before. Raises Refused."""
    with transaction.atomic():
        changed = change_part(part, values, actor=actor, at=at)
        _attach(changed, received, actor, at)
    return changed


def _attach(part: Part, received: Sequence[Received], actor: Actor, at: datetime) -> None:
    if received:
        attach_received(
            received,
            parent_type=PAPER,
            parent_id=part.pk,
            county_id=part.county_id,
            actor=actor,
            at=at,
        )
