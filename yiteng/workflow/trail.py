"""From changes to entries of the audit trail."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from yiteng.audit.actions import Entry, Personal, record
from yiteng.rules.actor import Actor
from yiteng.workflow.clock import real_now

#: Told of every row that was written, in the same transaction.
_HOOKS: list[Callable[[Sequence[Any]], None]] = []


def on_write(hook: Callable[[Sequence[Any]], None]) -> None:
    """Tell a room of every row written with the trail; from ``AppConfig.ready()``."""
    _HOOKS.append(hook)


def subject_type(row: Any) -> str:
    """The name of a row's model in the trail, e.g. ``commitments.commitment``."""
    return str(row._meta.label_lower)


def values(row: Any, names: Sequence[str]) -> dict[str, Any]:
    """The audited columns of a row by name; relations by their key."""
    return {name: getattr(row, row._meta.get_field(name).attname) for name in names}


def entry(
    row: Any,
    *,
    action: str,
    actor: Actor,
    at: datetime,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    reason: str = "",
) -> Entry:
    """One entry about one row; only what differs stands in before and after.

    What the row calls ``personal`` enters as a salted digest.
    """
    changed = {k for k in after if before.get(k) != after[k]}
    before, after = hidden(row, before), hidden(row, after)
    return Entry(
        county=row.county_id,
        subject_type=subject_type(row),
        subject_id=row.pk,
        action=action,
        actor=actor,
        said_at=at,
        before={k: before[k] for k in sorted(changed & before.keys())},
        after={k: after[k] for k in sorted(changed)},
        reason=reason,
    )


def hidden(row: Any, said: Mapping[str, Any]) -> Mapping[str, Any]:
    """What is said of a row, with what it calls ``personal`` marked as a person's value."""
    personal = getattr(row, "personal", ())
    if not personal:
        return said
    return {k: Personal(str(v)) if k in personal and v else v for k, v in said.items()}


def write(rows: Sequence[Any], entries: Sequence[Entry]) -> None:
    """Write the entries and let each row remember its last event (the caller saves the rows)."""
    for row, event in zip(rows, record(entries, recorded_at=real_now()), strict=True):
        if hasattr(row, "last_event"):
            row.last_event = event.pk
    for hook in _HOOKS:
        hook(rows)


@dataclass(frozen=True, slots=True)
class _Written:
    """Stands for a row that was written in a mass, where a hook asks for its model and key."""

    _meta: Any
    pk: int


def told(model: type[Any], keys: Sequence[int]) -> None:
    """Tell the rooms of rows that were written in a mass, by their keys."""
    for hook in _HOOKS:
        hook([_Written(model._meta, key) for key in keys])
