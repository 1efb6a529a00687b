"""What a row of a file would do: new, changed, same, refused, or changed here meanwhile."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from yiteng.commitments.models import Commitment
from yiteng.ledgers.columns import Target
from yiteng.ledgers.directory import Directory
from yiteng.ledgers.fields import FIGURES, UPS, targets
from yiteng.ledgers.models import Origin
from yiteng.ledgers.present import Present, present
from yiteng.ledgers.rows import Read, Reader
from yiteng.ledgers.several import derive, leads, second, several
from yiteng.ledgers.sheets.faults import Fault
from yiteng.people.visibility import visible
from yiteng.rules.actor import Actor
from yiteng.rules.kind import Kind
from yiteng.rules.lifecycles.commitment import COMMITMENT

#: Columns that name a matter and are not compared; columns that report on it.
_KEYS, REPORTS = ("number", "key"), ("progress", "stage")
#: What a step alone changes once it is assigned.
BY_STEPS = ("lead_unit", "due", "starts_on", "served_name", "firm", "origin_ref", "support",
            "received_at", "cliff_at", *UPS)  # fmt: skip
#: What is settled when it is assigned.
SETTLED = ("risk", "acceptor", "legal_clock")


@dataclass(slots=True)
class Found:
    """A row compared. place: the row as read; the rest as in Staged."""

    read: Read
    outcome: str = "same"
    key: str = ""
    target: int | None = None
    seen: int | None = None
    changes: dict[str, list[Any]] = field(default_factory=dict)
    edited: set[str] | None = None


def key_of(values: Mapping[str, Any]) -> str:
    """What tells one matter of a ledger from another: its number, else title, place and firm."""
    said = ("key", values["key"]) if values.get("key") else (
        values.get("title"), values.get("area"), values.get("firm"))  # fmt: skip
    return hashlib.sha256(repr(said).encode()).hexdigest()[:32]


def digest(values: Mapping[str, Any]) -> str:
    """Of the progress a row reports; empty where it reports none."""
    said = (values.get("progress"), values.get("stage"))
    return hashlib.sha256(repr(said).encode()).hexdigest()[:32] if any(said) else ""


class Comparer:
    """Compares the rows of one import, a chunk at a time."""

    def __init__(self, kind: Kind, actor: Actor, directory: Directory, defaults: Mapping[str, Any],
                 reason: str, unit: int) -> None:  # fmt: skip
        self.kind, self.actor, self.directory = kind, actor, directory
        self.defaults, self.reason, self.unit = defaults, reason, unit
        self.targets: dict[str, Target] = targets(kind)
        self.taken: dict[str, tuple[str, int]] = {}
        self.may_draft, self.may_do = actor.may("commitments.draft"), actor.may("commitments.do")

    def compare(self, rows: Sequence[tuple[Read, Reader]], ids: Mapping[int, tuple[int, int]],
                base: Mapping[int, Mapping[str, str]]) -> list[Found]:  # fmt: skip
        """The rows compared. ids: by position, (record, version) an export of ours carried along.

        base: by position, the cells that were edited after the export (only these count).
        """
        found = [Found(read, key=key_of(read.values)) for read, _ in rows]
        self._targets(found, ids)
        held = present({f.target for f in found if f.target}, self.kind, self.actor)
        said = self._said(found)
        for index, (item, (_, reader)) in enumerate(zip(found, rows, strict=True)):
            if item.read.left_out:
                item.outcome = "left_out"
                continue
            item.edited = set(base[index]) if index in base else None
            self._one(item, reader, held.get(item.target or 0), ids.get(index), said)
        return found

    def _targets(self, found: Sequence[Found], ids: Mapping[int, tuple[int, int]]) -> None:
        """Which record each row means: the id it carries, our number, or where it came from."""
        numbers = {str(f.read.values["number"]) for f in found if f.read.values.get("number")}
        rows = visible(Commitment.objects.filter(kind=self.kind.code), self.actor)
        by_number = (
            dict(rows.filter(number__in=numbers).values_list("number", "pk")) if numbers else {}
        )
        keys = [f.key for f in found if not f.read.left_out]
        origins = Origin.objects.filter(unit_id=self.unit, kind=self.kind.code, key__in=keys)
        by_key = dict(origins.values_list("key", "commitment"))
        for index, item in enumerate(found):
            number = item.read.values.get("number")
            if index in ids:
                item.target = ids[index][0]
            elif number:
                item.target = by_number.get(str(number), -1)
            else:
                item.target = by_key.get(item.key)

    def _said(self, found: Sequence[Found]) -> dict[int, str]:
        wanted = [f.target for f in found if f.target and digest(f.read.values)]
        rows = Origin.objects.filter(commitment__in=wanted, unit_id=self.unit)
        return dict(rows.values_list("commitment", "said"))

    def _one(self, item: Found, reader: Reader, here: Present | None,
             carried: tuple[int, int] | None, said: Mapping[int, str]) -> None:  # fmt: skip
        read = item.read
        if item.edited is not None:
            read.faults = [f for f in read.faults if _target_at(reader, f) in item.edited]
        if item.target is not None and here is None:
            self._gone(item, reader, carried)
        elif here is None:
            self._new(item, reader)
        else:
            item.seen = here.row.version
            self._changed(item, reader, here, said.get(here.row.pk, ""))
            if item.changes and carried and carried[1] != here.row.version:
                read.faults.append(reader.fault("moved_on", None, read.row, "",
                    {"seen": carried[1], "now": here.row.version}))  # fmt: skip
                item.outcome = "conflict"
        self._twice(item, reader)
        hard = [f for f in read.faults if f.code != "moved_on"]
        if hard:
            item.outcome = "refused"

    def _gone(self, item: Found, reader: Reader, carried: tuple[int, int] | None) -> None:
        code = "tampered" if carried else "unknown_number"
        column = reader.at("number")
        value = item.read.values.get("number", "")
        item.read.faults.append(reader.fault(code, column, item.read.row, value, {}))
        item.target = None

    def _new(self, item: Found, reader: Reader) -> None:
        read, item.outcome = item.read, "new"
        derive(read, reader, self.unit)
        second(read, reader, None, None)
        faulty = {_target_at(reader, f) for f in read.faults}
        if not self.may_draft:
            read.faults.append(reader.fault("may_not_draft", None, read.row, "", {}))
        for code, fault in (("title", "no_title"), ("due", "no_due")):
            if not read.values.get(code) and code not in faulty:
                read.faults.append(reader.fault(fault, reader.at(code), read.row, "", {}))
        for name in ("title", "due"):
            if name in read.values:
                item.changes[name] = [None, read.values[name]]

    def _changed(self, item: Found, reader: Reader, here: Present, said: str) -> None:
        read = item.read
        for code, value in read.values.items():
            if (
                code in _KEYS
                or code in REPORTS
                or (item.edited is not None and code not in item.edited)
            ):
                continue
            now = here.values.get(code)
            if code == "area" and value in (here.row.town_id, here.row.county_id):
                continue
            if code in ("support", *UPS):
                value = several(read, reader, item.edited, code, now or [], value)
            if (now or None) != (value or None):
                item.changes[code] = [now, value]
        leads(read, reader, read.values.get("lead_unit", here.row.lead_unit_id))
        second(read, reader, here.row.theme_id, item.edited)
        if digest(read.values) and digest(read.values) != said and self._reports(item, here):
            for code in REPORTS:
                if read.values.get(code):
                    item.changes[code] = [here.values.get(code), read.values[code]]
        for code in read.blank:
            if item.edited is not None and code in item.edited and code not in _KEYS:
                read.faults.append(reader.fault("emptied", reader.at(code), read.row, "", {}))
        item.outcome = "changed" if item.changes else "same"
        self._lawful(item, reader, here)

    def _reports(self, item: Found, here: Present) -> bool:
        """Whether what the row reports is news: not what was edited by nobody, nor said already."""
        if item.edited is not None and not item.edited & set(REPORTS):
            return False
        values = item.read.values
        return bool(values.get("progress")) or values.get("stage") != here.values.get("stage")

    def _lawful(self, item: Found, reader: Reader, here: Present) -> None:
        """What the post may change, and what only a step may."""
        draft, doing = here.row.state == "draft", self.may_do and self.actor.unit in here.doing
        for code in item.changes:
            fault, params = "", {}
            if code in REPORTS:
                if here.row.state != "active":
                    fault, params = "not_active", {"state": COMMITMENT.state(here.row.state).title}
                elif not doing:
                    fault = "not_doing"
            elif self.targets[code].kind in FIGURES:
                fault = "" if (self.may_draft if draft else doing) else "not_doing"
            elif code == "area":
                fault = "place_stays"
            elif not self.may_draft:
                fault = "may_not_draft"
            elif not draft and code in BY_STEPS:
                fault, params = "by_steps", {"field": self.targets[code].title}
            elif not draft and code in SETTLED:
                fault, params = "settled", {"field": self.targets[code].title}
            elif not draft and not self.reason:
                fault = "needs_reason"
            if fault:
                value = item.changes[code][1]
                item.read.faults.append(reader.fault(fault, reader.at(code), item.read.row,
                                        value if isinstance(value, str) else "", params))  # fmt: skip

    def _twice(self, item: Found, reader: Reader) -> None:
        """The same matter twice in one file: the second is refused."""
        key = f"#{item.target}" if item.target else item.key
        first = self.taken.setdefault(key, (item.read.sheet, item.read.row))
        if first != (item.read.sheet, item.read.row):
            params = {"sheet": first[0], "row": first[1]}
            title = item.read.values.get("title", "")
            item.read.faults.append(reader.fault("twice", reader.at("title"), item.read.row, title, params))  # fmt: skip


def _target_at(reader: Reader, fault: Fault) -> str:
    return next((t.code for c, t, _ in reader.columns if c.head == fault.head and fault.column), "")


__all__ = ["Comparer", "Found", "digest", "key_of"]
