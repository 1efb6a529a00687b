"""Very many new rows through the door, prepared before the transaction that writes them.

`open_many` does everything under the lock, which is right for a meeting's decisions and wrong for
a ledger of a hundred thousand rows: other writers would wait for minutes. Here rows, effects and
the texts of the trail are made first; under the lock they get keys and numbers and are put in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from yiteng.audit.bulk import Batch, Said
from yiteng.audit.insert import preparer, reserve
from yiteng.audit.models import Event
from yiteng.audit.shelf import Shelf
from yiteng.rules.actor import Actor
from yiteng.workflow.clock import real_now
from yiteng.workflow.entrances import change_of, permit
from yiteng.workflow.flow import Flow, effects_of, flow_of
from yiteng.workflow.trail import hidden


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
        self.trail = Batch(actor.county, model._meta.label_lower, actor, at)
        self._prepare = preparer(model)
        names = ("state", *self.flow.audited)
        self._audited = [(n, model._meta.get_field(n).attname) for n in names]
        self._rows = Shelf(model)
        self._given: dict[str, Sequence[Any]] = {}

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
        self.trail.add(self._said(row, said) for row, said in zip(rows, more, strict=True))
        self._rows.extend(self._prepare(row) for row in rows)

    def _said(self, row: Any, more: Mapping[str, object]) -> Said:
        held = row.__dict__
        after = {n: held[a] for n, a in self._audited if held[a] is not None}
        return Said("open", {}, hidden(row, {**after, **more}))

    def write(self, numbers: Sequence[str] | None = None) -> Sequence[int]:
        """Put the rows in, inside the caller's transaction; returns their keys. Then `tell`."""
        count = len(self._rows)
        if not count:
            return ()
        self._given = {"id": reserve(self.model, count), "last_event": reserve(Event, count)}
        self._given |= {} if numbers is None else {self.numbered: numbers}
        self._rows.put(self._given)
        return self._given["id"]

    def tell(self) -> None:
        """Put the events in, last of all: from here on the county's other writers wait."""
        if self._rows:
            keys, events, later = map(self._given.get, ("id", "last_event", self.numbered))
            self.trail.write(keys or (), events or (), later, recorded_at=real_now())
