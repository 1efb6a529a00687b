"""Applying a previewed import: everything is made ready first, then put in under one short lock."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef

from yiteng.audit.actions import Entry, record
from yiteng.audit.insert import maker, reserve
from yiteng.audit.shelf import Shelf
from yiteng.commitments.actions import Draft, Drafting
from yiteng.commitments.kinds import kind_of, kinds
from yiteng.commitments.models import Commitment
from yiteng.ledgers import moments
from yiteng.ledgers.changing import Changing
from yiteng.ledgers.columns import COMMON, Target
from yiteng.ledgers.comparing import digest
from yiteng.ledgers.directory import Directory
from yiteng.ledgers.fields import FIGURES, known_of
from yiteng.ledgers.models import APPLIED, APPLYING, READY, Import, Origin, Staged
from yiteng.ledgers.portions import portions
from yiteng.ledgers.present import DUTY, MARK, kept
from yiteng.ledgers.upstream import ups
from yiteng.rules.actor import Actor
from yiteng.rules.quantity import Quantity
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_
from yiteng.workflow.clock import real_now
from yiteng.workflow.rewriting import Turned

#: Staged rows made ready at once; how often all is made ready anew because lights turned.
CHUNK, _TURNS = 2000, 3
#: Columns every kind has: they are no details.
_OWN = frozenset(target.code for target in COMMON)
Beat = Callable[[], object]
_CAME = Refusal("ledger.came", N_("Another import of your unit took some of these matters in "
                                  "meanwhile: read the file again."))  # fmt: skip

_RESTLESS = Refusal("ledger.restless", N_("These matters change too fast to be taken in now: "
                                          "take the ledger in again."))  # fmt: skip


def apply(row: Import, actor: Actor, at: datetime, beat: Beat) -> None:
    """Take in every new, changed and chosen row, or none; once, however often it is asked.

    A row that was changed here since the preview refuses the whole: the import is ready again with
    the reason, and the file is read anew. Where lights turned meanwhile it is made ready again.
    """
    try:
        for turn in range(_TURNS):
            work = _Work(row, actor, at)
            if not work.prepare(beat):
                return
            try:
                work.write()
            except Turned:
                if turn + 1 == _TURNS:
                    raise Refused([_RESTLESS]) from None
            else:
                return
    except Refused as refused:
        said = [
            [r.sentence, {k: str(v) for k, v in r.params.items()}] for r in refused.refusals[:5]
        ]
        Import.objects.filter(pk=row.pk, phase=APPLYING).update(phase=READY, fault={"said": said})


class _Work:
    def __init__(self, row: Import, actor: Actor, at: datetime) -> None:
        self.row, self.actor, self.at = row, actor, at
        directory = Directory(actor)
        self.areas, self.acceptors = directory.areas, directory.acceptors
        self.drafting = Drafting(actor=actor, at=at) if actor.may("commitments.draft") else None
        self.changing = Changing(actor, at, row)
        self.make = maker(Commitment)
        self.keys = Shelf(Origin)
        self.ready = 0

    def prepare(self, beat: Beat) -> bool:
        """Make rows, figures and the texts of the trail; takes no lock. False where it was dropped."""
        mine = Staged.objects.filter(imported=self.row)
        if self.drafting is not None:
            for chunk in portions(mine.filter(outcome="new"), CHUNK):
                self.drafting.add([self._draft(s.values, s.kind) for s in chunk])
                self.keys.extend([None, self.row.unit_id, s.kind, s.key, None, digest(s.values)]
                                 for s in chunk)  # fmt: skip
                if not self._on(len(chunk), beat):
                    return False
        for chunk in portions(mine.filter(outcome="changed"), CHUNK):
            self.changing.add(chunk)
            if not self._on(len(chunk), beat):
                return False
        for chunk in portions(mine.filter(outcome="conflict", chosen=True), CHUNK):
            self.changing.add(chunk)
            if not self._on(len(chunk), beat):
                return False
        return True

    def _on(self, count: int, beat: Beat) -> bool:
        """Say how far it is; False where the import was dropped meanwhile."""
        beat()
        self.ready += count
        mine = Import.objects.filter(pk=self.row.pk, phase=APPLYING)
        return bool(mine.update(ready=self.ready))

    def write(self) -> None:
        """Everything under the lock. Raises Refused, Turned."""
        with transaction.atomic():
            mine = Import.objects.select_for_update().get(pk=self.row.pk)
            if mine.phase != APPLYING:
                return
            begun, spent = time.perf_counter(), time.process_time()
            self._free()
            keys = self.drafting.write() if self.drafting else ()
            self.keys.put({"id": reserve(Origin, len(keys)), "commitment": keys})
            self.changing.write()
            if self.drafting:
                self.drafting.tell()
            self.changing.tell()
            mine.phase, mine.applied_at, mine.fault = APPLIED, self.at, {}
            mine.lock_seconds = round(time.perf_counter() - begun, 3)
            mine.lock_cpu = round(time.process_time() - spent, 3)
            mine.save(update_fields=["phase", "applied_at", "fault", "lock_seconds", "lock_cpu"])
            record([applied(mine, self.actor, self.at)], recorded_at=real_now())

    def _free(self) -> None:
        """No key was taken meanwhile; one statement. Raises Refused."""
        new = Staged.objects.filter(imported=self.row, outcome="new", key=OuterRef("key"), kind=OuterRef("kind"))  # fmt: skip
        taken = Origin.objects.filter(unit_id=self.row.unit_id, kind__in=kinds())
        if len(self.keys) and taken.filter(Exists(new)).exists():
            raise Refused([_CAME])

    def _draft(self, values: dict[str, Any], kind: str) -> Draft:
        said, known = {**self.row.defaults, **values}, known_of(kind)
        area = said.get("area") or self.actor.county
        town, village = self.areas.get(area, (None, None))
        content = said.get("content", "")
        if said.get("progress"):
            content += MARK + said["progress"]
        row = self.make({
            "county_id": self.actor.county, "town_id": town, "village_id": village, "kind": kind,
            "level": "village" if village else "town" if town else "district", "title": said["title"],
            "content": content, "lead_unit_id": said.get("lead_unit") or self.row.unit_id,
            "theme_id": said.get("theme"), "also_theme_id": said.get("also_theme"),
            "acceptor_post": said.get("acceptor"),
            "acceptor_unit_id": self.acceptors.units[said["acceptor"]] if said.get("acceptor") else None,
            "risk": said.get("risk", "normal"), "legal_clock": said.get("legal_clock", ""),
            "enterprise_id": said.get("firm"),
            "served_type": kind_of(kind).served if said.get("served_name") else "",
            "served_name": said.get("served_name", ""), "origin": said.get("origin", ""),
            "origin_ref": said.get("origin_ref", ""), "due_at": moments.moment(said["due"]),
            "received_at": moments.moment(said["received_at"]) if said.get("received_at") else None,
            "cliff_at": moments.moment(said["cliff_at"]) if said.get("cliff_at") else None,
            "checker_unit_id": said.get("checker_unit"),
            "starts_on": date.fromisoformat(said["starts_on"]) if said.get("starts_on") else None,
            "details": details(values, known), "invented": self.row.invented,
        })  # fmt: skip
        support = [(unit, duty or DUTY) for unit, duty in values.get("support", ())]
        return Draft(row, figures(values, known), support, ups(values))


def figures(values: dict[str, Any], known: dict[str, Target]) -> dict[str, Quantity]:
    """The figures among plain values, by code."""
    return {
        code: Quantity(Decimal(value[0]), value[1], value[2], status=known[code].status)
        for code, value in values.items()
        if code in known and known[code].kind in FIGURES
    }


def details(values: dict[str, Any], known: dict[str, Target]) -> dict[str, Any]:
    """The fields of the kind that are no figures, by code."""
    return {c: kept(known[c], v) for c, v in values.items()
            if c not in _OWN and c in known and known[c].kind not in FIGURES}  # fmt: skip


def applied(row: Import, actor: Actor, at: datetime) -> Entry:
    """The event that closes an import: which file, and how many rows of each outcome."""
    return Entry(row.county_id, "ledgers.import", row.pk, "apply", actor, at, {},
                 {"file": row.file, "counts": row.counts}, row.reason)  # fmt: skip
