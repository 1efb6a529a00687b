"""Handing in a ledger, choosing what its heads mean, applying or dropping it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from yiteng.audit.actions import Entry, record
from yiteng.commitments.kinds import kinds
from yiteng.files.actions import attach_received, receive
from yiteng.jobs.actions import enqueue
from yiteng.ledgers.looking import look
from yiteng.ledgers.models import APPLYING, CANCELLED, READING, READY, REFUSED, Import, Staged
from yiteng.rules.actor import Actor
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_
from yiteng.workflow.clock import SHANGHAI, real_now
from yiteng.workflow.trail import entry, values, write

_MOVED = Refusal("ledger.moved", N_("This import stands elsewhere by now: look at it again."))
_EMPTY = Refusal(
    "ledger.nothing", N_("There is nothing to take in: no row is new, changed or chosen.")
)
_FIELDS = ("unit", "kind", "name", "file", "year", "reason")


def hand_in(
    upload: Any,
    *,
    kind: str,
    actor: Actor,
    at: datetime,
    year: int | None = None,
    defaults: Mapping[str, Any] | None = None,
    reason: str = "",
    invented: bool = False,
) -> Import:
    """Keep a file and let a worker read it. Returns the import.

    kind: of the commitments in it, empty where each sheet says its own; year: for dates that name none (else that of ``at``);
    defaults: origin and origin_ref for new rows. Raises Refused with a sentence.
    """
    permit(actor)
    if kind and kind not in kinds():
        raise Refused([Refusal("commitment.kind", N_("There is no such kind: {kind}."), {"kind": kind}, field="kind")])  # fmt: skip
    look(upload)
    received = receive(upload)
    row = Import(
        county_id=actor.county, town_id=actor.town, village_id=actor.village, unit_id=actor.unit,
        kind=kind, name=received.name, person=actor.person, post=actor.post, post_title=actor.post_title, at=at,
        year=year or at.astimezone(SHANGHAI).year, defaults=dict(defaults or {}), reason=reason,
        invented=invented,
    )  # fmt: skip
    with transaction.atomic():
        row.save()
        (file,) = attach_received(
            [received], parent_type="ledgers.import", parent_id=row.pk, county_id=actor.county,
            actor=actor, at=at)  # fmt: skip
        row.file = file.pk
        row.save(update_fields=["file"])
        after = values(row, _FIELDS)
        write([row], [entry(row, action="add", actor=actor, at=at, before={}, after=after)])
        _read_later(row)
    return row


def read_again(row: Import, *, actor: Actor, at: datetime, reason: str | None = None,
               sheets: Mapping[str, str] | None = None) -> None:  # fmt: skip
    """Stage the file anew: the heads mean something else now, or rows were changed here.

    reason: why wordings of assigned matters change, where it is given now; sheets: kinds chosen
    for its sheets now, by name. Raises Refused.
    """
    permit(actor)
    with transaction.atomic():
        mine = _locked(row, READY, REFUSED)
        Staged.objects.filter(imported=mine).delete()
        mine.phase, mine.done, mine.total, mine.counts, mine.fault, mine.plan = READING, 0, 0, {}, {}, {}  # fmt: skip
        mine.round += 1
        mine.reason = mine.reason if reason is None else reason
        mine.sheets = mine.sheets | dict(sheets or {})
        mine.save()
        _read_later(mine)
        _note(mine, "read_again", actor, at)


def choose(row: Import, staged: int, chosen: bool, *, actor: Actor) -> None:
    """Take the file's values of a row that was changed here meanwhile, or leave them."""
    permit(actor)
    with transaction.atomic():
        mine = _locked(row, READY)
        Staged.objects.filter(pk=staged, imported=mine, outcome="conflict").update(chosen=chosen)


def choose_all(row: Import, chosen: bool, *, actor: Actor) -> int:
    """The same for every row that was changed here meanwhile; returns how many rows there are."""
    permit(actor)
    with transaction.atomic():
        mine = _locked(row, READY)
        return Staged.objects.filter(imported=mine, outcome="conflict").update(chosen=chosen)


def start(row: Import, *, actor: Actor, at: datetime) -> None:
    """Let a worker apply the import: all that is new, changed or chosen, or nothing of it."""
    permit(actor)
    with transaction.atomic():
        mine = _locked(row, READY)
        waiting = Staged.objects.filter(imported=mine)
        if not (waiting.filter(outcome__in=("new", "changed")).exists()
                or waiting.filter(outcome="conflict", chosen=True).exists()):  # fmt: skip
            raise Refused([_EMPTY])
        mine.phase, mine.fault, mine.ready = APPLYING, {}, 0
        mine.person, mine.post, mine.post_title = actor.person, actor.post, actor.post_title
        mine.save(update_fields=["phase", "fault", "ready", "person", "post", "post_title"])
        now = real_now()
        enqueue("ledgers.apply", key=f"ledgers.apply:{mine.pk}:{mine.round}:{now.timestamp()}",
                payload={"import": mine.pk, "at": at.isoformat()}, now=now)  # fmt: skip


def cancel(row: Import, *, actor: Actor, at: datetime) -> None:
    """Drop an import that is not applied, also while it is read or made ready; nothing of it stays."""
    permit(actor)
    with transaction.atomic():
        mine = _locked(row, READING, READY, APPLYING, REFUSED)
        mine.phase = CANCELLED
        mine.save(update_fields=["phase"])
        Staged.objects.filter(imported=mine).delete()
        _note(mine, "cancel", actor, at)


def permit(actor: Actor) -> None:
    """The post takes in ledgers. Raises Refused."""
    if not actor.may("ledgers.import"):
        raise Refused([Refusal("ledger.permission", N_("Your post takes in no ledgers."))])


def _locked(row: Import, *phases: str) -> Import:
    mine = Import.objects.select_for_update().get(pk=row.pk)
    if mine.phase not in phases:
        raise Refused([_MOVED])
    return mine


def _read_later(row: Import) -> None:
    enqueue("ledgers.read", key=f"ledgers.read:{row.pk}:{row.round}",
            payload={"import": row.pk, "round": row.round}, now=real_now())  # fmt: skip


def _note(row: Import, action: str, actor: Actor, at: datetime) -> None:
    said = Entry(row.county_id, "ledgers.import", row.pk, action, actor, at, {}, {"file": row.file},
                 row.reason)  # fmt: skip
    record([said], recorded_at=real_now())
