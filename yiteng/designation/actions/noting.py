"""An event about a case that changes no state: written with the trail, by who may."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from yiteng.designation.models import DesignationCase
from yiteng.people.visibility import visible
from yiteng.rules.actor import Actor
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_
from yiteng.workflow import entrances
from yiteng.workflow.trail import entry, write


def permit(case: DesignationCase, action: str, actor: Actor) -> None:
    """Refuse a post without the right, and a case beyond the actor's reach."""
    entrances.permit(actor, action)
    if not visible(DesignationCase, actor).filter(pk=case.pk).exists():
        raise Refused([Refusal("designation.not_yours", N_("This case is not your unit's."))])


def note(
    case: DesignationCase,
    action: str,
    *,
    actor: Actor,
    at: datetime,
    after: Mapping[str, Any],
    before: Mapping[str, Any] | None = None,
    reason: str = "",
) -> None:
    """One event of the trail about the case; call it in the transaction of what it tells."""
    event = entry(
        case, action=action, actor=actor, at=at, before=before or {}, after=after, reason=reason
    )
    write([case], [event])
    DesignationCase.objects.filter(pk=case.pk).update(last_event=case.last_event)
