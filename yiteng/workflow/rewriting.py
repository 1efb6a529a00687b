"""Very many changes through the door, decided before the transaction that writes them.

`amend_many` and `perform_many` decide under the lock. Here the rows are read, judged and changed
in memory first; under the lock each row is written only where it still is what was judged, and
the whole is given up where one is not. Words and a step of the same row make one event.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import connections, router

from yiteng.audit.bulk import Batch, Said
from yiteng.audit.insert import reserve
from yiteng.audit.models import Event
from yiteng.audit.spool import Spool
from yiteng.rules.actor import Actor
from yiteng.rules.lifecycle import Case, decide
from yiteng.rules.refusal import Refusal, Refused, blocking
from yiteng.workflow import ahead
from yiteng.workflow.clock import SHANGHAI, real_now
from yiteng.workflow.columns import columns_of, update
from yiteng.workflow.entrances import change_of, permit
from yiteng.workflow.flow import Change, Flow, effects_of, facts_of, flow_of
from yiteng.workflow.trail import hidden, told
from yiteng.workflow.wishes import Turned, Wish

#: Columns of the row that must be what they were, besides those the flow names.
_HELD = ("version", "last_event")
#: Rows locked by one statement.
_AT_ONCE = 5000


class Rewriting:
    """Changes of rows of one model and county, added in portions, written all or none."""

    def __init__(self, model: type[Any], *, actor: Actor, at: datetime) -> None:
        self.flow: Flow = flow_of(model)
        if self.flow.after:
            raise TypeError("changes of this model touch other rows: use the door")
        self.model, self.actor, self.at = model, actor, at
        self.trail = Batch(actor.county, model._meta.label_lower, actor, at)
        self._later = ahead.Later()
        names = ("state", *self.flow.audited)
        self._columns = [(n, model._meta.get_field(n).attname) for n in names]
        self._held = (*_HELD, *self.flow.turning)
        self._holding = columns_of(model, self._held)
        self._keys: list[int] = []
        self._events: Sequence[int] = ()
        self._rows: dict[tuple[str, ...], Spool] = {}
        self._prepare: dict[tuple[str, ...], Callable[[Any], list[Any]]] = {}

    def add(self, wishes: Sequence[Wish], *, action: str = "", step: str = "") -> None:
        """Make changes ready: of columns alone by the right of ``action``, or with a step.

        Each row comes once. Raises Refused with every reason.
        """
        if not wishes:
            return
        for wish in wishes:
            if wish.row.county_id != self.actor.county:
                raise ValueError("a ledger stays in its county")
            if unknown := set(wish.new) - set(self.flow.audited):
                raise KeyError(f"not audited, so not editable: {sorted(unknown)}")
        if action:
            permit(self.actor, action)
        was = [self._holding(wish.row) for wish in wishes]
        shown = [self._derived(wish.row) for wish in wishes]
        changes = self._decided(wishes, step) if step else self._amended(wishes)
        for change, wish in zip(changes, wishes, strict=True):
            for name, value in wish.new.items():
                setattr(change.row, change.row._meta.get_field(name).attname, value)
            change.row.state = change.decision.target
        with ahead.into(self._later):
            for effect in (*self._effects(step or "amend"), *self.flow.always):
                effect(changes)
        self.trail.add(self._said(c, w) for c, w in zip(changes, wishes, strict=True))
        laid: dict[tuple[str, ...], list[Any]] = {}
        for change, held, before in zip(changes, was, shown, strict=True):
            names, values = self._changed(change, before)
            laid.setdefault(names, []).append((len(self._keys), values, [change.row.pk, *held]))
            self._keys.append(change.row.pk)
        for names, rows in laid.items():
            self._rows.setdefault(names, Spool()).extend(rows)

    def write(self) -> None:
        """Write the rows, inside the caller's transaction, then what effects left. Then `tell`.

        Raises Turned where a row is not what was judged; the caller gives up the transaction.
        """
        self._lock()
        self._events = reserve(Event, len(self._keys)) if self._keys else ()
        for names, spool in self._rows.items():
            rows = ([*values, self._events[place], *held] for place, values, held in spool)
            if update(self.model, (*names, "last_event"), rows, self._held) != len(spool):
                raise Turned
        self._later.do()

    def tell(self) -> None:
        """Put the events in, last of all: from here on the county's other writers wait."""
        if self._keys:
            self.trail.write(self._keys, self._events, recorded_at=real_now())
            told(self.model, self._keys)

    def _effects(self, step: str) -> Sequence[Any]:
        own = [self.flow.on[step]] if step in self.flow.on else []
        if step not in self.flow.ahead or effects_of(self.flow, step) != own:
            raise TypeError(f"{step} touches other rows: use the door")
        return own

    def _amended(self, wishes: Sequence[Wish]) -> list[Change]:
        return [
            change_of(self.flow, wish.row, "amend", self.actor, self.at,
                      self._values(wish.row), wish.reason)
            for wish in wishes
        ]  # fmt: skip

    def _decided(self, wishes: Sequence[Wish], step: str) -> list[Change]:
        today, rows = self.at.astimezone(SHANGHAI).date(), [wish.row for wish in wishes]
        changes, refusals = [], dict[str, Refusal]()
        for wish, known in zip(wishes, facts_of(self.flow, rows, self.actor, today), strict=True):
            case = Case(self.actor, wish.row.state, self.at, today, known, wish.inputs)
            decision = decide(self.flow.lifecycle, step, case)
            refusals |= {r.english(): r for r in blocking(decision.refusals)}
            changes.append(Change(wish.row, case, decision, self._values(wish.row)))
        if refusals:
            raise Refused(refusals.values())
        return changes

    def _values(self, row: Any) -> dict[str, Any]:
        held = row.__dict__
        return {name: held[column] for name, column in self._columns}

    def _derived(self, row: Any) -> dict[str, Any]:
        return {name: getattr(row, name) for name in self.flow.derived}

    def _changed(
        self, change: Change, shown: Mapping[str, Any]
    ) -> tuple[tuple[str, ...], list[Any]]:
        """The columns that differ, so that few indexes are touched, and what they become."""
        row = change.row
        now = {**self._values(row), **self._derived(row)}
        was = {**change.before, **shown}
        row.version += 1
        names = (*sorted(name for name in now if now[name] != was[name]), "version")
        if names not in self._prepare:
            self._prepare[names] = columns_of(self.model, names)
        return names, self._prepare[names](row)

    def _said(self, change: Change, wish: Wish) -> Said:
        """The one event of a row; only what differs stands in before and after."""
        before = {**change.before, **wish.before}
        after = {**self._values(change.row), **wish.after}
        changed = sorted(k for k in after if before.get(k) != after[k])
        note = str(wish.inputs.get("note") or "")
        return Said(
            change.step,
            hidden(change.row, {k: before[k] for k in changed if k in before}),
            hidden(change.row, {k: after[k] for k in changed}),
            "；".join(dict.fromkeys(words for words in (note, wish.reason) if words)),
        )

    def _lock(self) -> None:
        """Lock the rows in the order of their keys, where the database locks rows."""
        if not connections[router.db_for_write(self.model)].features.has_select_for_update:
            return
        keys, rows = sorted(self._keys), self.model._default_manager.select_for_update()
        for first in range(0, len(keys), _AT_ONCE):
            found = rows.filter(pk__in=keys[first : first + _AT_ONCE]).order_by("pk")
            list(found.values_list("pk"))


__all__ = ["Rewriting", "Turned", "Wish"]
