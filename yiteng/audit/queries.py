"""Reading the trail."""

from __future__ import annotations

from yiteng.audit.models import Event


def event_of(event_id: int) -> Event | None:
    """One event by its id, None where there is none (id 0: the row has no event yet)."""
    return Event.objects.filter(pk=event_id).first() if event_id else None
