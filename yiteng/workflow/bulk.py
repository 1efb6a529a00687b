"""Very many new rows through the door, prepared before the transaction that writes them.

`open_many` does everything under the lock, which is right for a meeting's decisions and wrong for
a ledger of a hundred thousand rows: other writers would wait for minutes. Here rows, effects and
the texts of the trail are made first; under the lock they get keys and numbers and are put in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from yiteng.audit.bulk import Batch
from yiteng.audit.insert import fields_of, preparer, put, reserve
from yiteng.audit.models import Event
from yiteng.rules.actor import Actor
from yiteng.workflow.clock import real_now
from yiteng.workflow.entrances import change_of, permit
from yiteng.workflow.flow import Flow, effects_of, flow_of


class Opening:
    """New rows of one model and county, made ready; for flows whose new rows touch only themselves.

    numbered: name of a text column that is given under the lock (empty: none).
    Raises Refused where the post may not, TypeError for a flow that is not ``opens_alone``.
    """

    def __init__(
        self, model: type[Any], *, actor: Actor, at: datetime, action: str, numbered: str = ""
    ) -> None:
        permit(actor, action)
        self.flow: Flow = flow_of(model)
        if not self.flow.opens_alone or self.flow.after:
            raise TypeError("new rows of this model touch other rows: use open_many")
        self.model, self.actor, self.at = model, actor, at
        self.numbered = numbered
        self.trail = Batch(actor.county, model._meta.label_lower, "open", actor, at)
        self._prepare = preparer(model)
        names = ("state", *self.flow.audited)
        self._audited = [(n, model._meta.get_field(n).attname) for n in names]
        places = {f.attname: i for i, f in enumerate(fields_of(model))}
        self._id, self._event = places["id"], places["last_event"]
        self._number = places[numbered] if numbered else -1
        self._rows: list[list[Any]] = []

    def add(self, rows: Sequence[Any], more: Sequence[Mapping[str, object]]) -> None:
        """Make rows ready. more: what the trail says of each besides its columns (figures)."""
        changes = []
        for row in rows:
            if row.county_id != self.actor.county:
                raise ValueError("a ledger stays in its county")
            row.state, row.version = self.flow.lifecycle.initial, 1
            changes.append(change_of(self.flow, row, "open", self.actor, self.at, {}))
        for effect in (*effects_of(self.flow, "open"), *self.flow.always):
            effect(changes)
        for row, said in zip(rows, more, strict=True):
            held = row.__dict__
            after = {n: held[a] for n, a in self._audited if held[a] is not None}
            self.trail.add({}, {**after, **said})
            self._rows.append(self._prepare(row))

    def write(self, numbers: Sequence[str] | None = None) -> Sequence[int]:
        """Put rows and events in, inside the caller's transaction; returns the rows' keys."""
        count = len(self._rows)
        if not count:
            return ()
        keys, events = reserve(self.model, count), reserve(Event, count)
        put(self.model, self._filled(keys, events, numbers))
        self.trail.write(keys, events, numbers, recorded_at=real_now())
        return keys

    def _filled(
        self, keys: Sequence[int], events: Sequence[int], numbers: Sequence[str] | None
    ) -> Iterator[list[Any]]:
        for index, row in enumerate(self._rows):
            row[self._id], row[self._event] = keys[index], events[index]
            if numbers is not None:
                row[self._number] = numbers[index]
            yield row
