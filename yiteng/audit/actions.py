"""The one way into the trail."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from secrets import token_hex

from django.db import connection, transaction

from yiteng.audit.canonical import VERSION, canonical, chained, leaf, moment
from yiteng.audit.chains import lock
from yiteng.audit.entry import Entry, Personal
from yiteng.audit.models import Chain, Event
from yiteng.audit.personal import Salts, signers

__all__ = ["Entry", "Personal", "record"]
CHUNK = 500


def record(entries: Sequence[Entry], *, recorded_at: datetime) -> list[Event]:
    """Write the entries into their counties' chains, in the order given.

    recorded_at: the real clock's moment, aware. Locks each chain's head once, lowest county first,
    until the surrounding transaction ends. Returns the events in the order of the entries.
    Raises TransactionManagementError outside `atomic`, for the trail stands or falls with what it
    tells; TypeError or ValueError for values without a canonical form.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("the trail is written inside atomic() only")
    if not entries:
        return []
    heads = lock({entry.county for entry in entries})
    names = signers({(e.actor.person, e.actor.name) for e in entries})
    salts = Salts()
    batch = token_hex(8) if len(entries) > 1 else ""
    events = [_next(heads[e.county], e, names, salts, recorded_at, batch) for e in entries]
    Event.objects.bulk_create(events, batch_size=CHUNK)
    salts.save()
    _move(heads.values())
    return events


def _next(
    head: Chain,
    entry: Entry,
    names: Mapping[tuple[int, str], str],
    salts: Salts,
    recorded_at: datetime,
    batch: str,
) -> Event:
    """The event after the head; moves the head in memory."""
    actor = entry.actor
    event = Event(
        county=entry.county,
        number=head.length + 1,
        subject_type=entry.subject_type,
        subject_id=entry.subject_id,
        action=entry.action,
        actor_person=actor.person,
        post=actor.post,
        post_title=actor.post_title,
        said_at=entry.said_at,
        recorded_at=recorded_at,
        batch=batch,
        previous_hash=head.head_hash,
    )
    event.data = _data(event, entry, names[actor.person, actor.name], salts)
    event.leaf_hash = leaf(event.data)
    event.hash = chained(event.previous_hash, event.leaf_hash)
    head.length, head.head_hash = event.number, event.hash
    return event


def _data(event: Event, entry: Entry, name: str, salts: Salts) -> str:
    """The canonical text of an event: what its columns say, and all the rest."""
    return canonical(
        {
            "v": VERSION,
            "county": event.county,
            "number": event.number,
            "subject": [event.subject_type, event.subject_id],
            "action": event.action,
            "person": event.actor_person,
            "name": name,
            "post": [event.post, event.post_title],
            "unit": entry.actor.unit,
            "unit_name": entry.actor.unit_name,
            "acting": entry.actor.acting,
            "said_at": moment(event.said_at),
            "recorded_at": moment(event.recorded_at),
            "before": salts.hide(entry, entry.before),
            "after": salts.hide(entry, entry.after),
            "reason": entry.reason,
            "batch": event.batch,
        }
    )


def _move(heads: Iterable[Chain]) -> None:
    for head in heads:
        Chain.objects.filter(pk=head.pk).update(length=head.length, head_hash=head.head_hash)
