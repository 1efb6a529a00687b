"""Saying what a file means: which kind each sheet holds, what its heads become; kept for the unit."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from yiteng.audit.actions import Entry, record
from yiteng.commitments.kinds import kinds
from yiteng.ledgers.actions import permit, read_again
from yiteng.ledgers.models import LEFT, Heads, Import, SheetKind
from yiteng.ledgers.sheets.heads import normal
from yiteng.rules.actor import Actor
from yiteng.workflow.clock import real_now

#: What the words of a head become: field and unit; an empty field leaves the column out.
Meaning = Mapping[str, Mapping[str, str]]


def understand(row: Import, sheets: Mapping[str, str], heads: Mapping[str, Meaning], *,
               actor: Actor, at: datetime) -> None:  # fmt: skip
    """Read the file anew with these meanings, and remember them for the unit.

    sheets: name of a sheet → code of its kind, or LEFT; heads: code of a kind → what the words of
    its heads become. Raises Refused.
    """
    permit(actor)
    known = {name: code for name, code in sheets.items() if code == LEFT or code in kinds()}
    with transaction.atomic():
        for code, said in heads.items():
            _heads(row, code, said, actor, at)
        if known:
            _sheets(row, known, actor, at)
        read_again(row, actor=actor, at=at, sheets=known)


def _heads(row: Import, kind: str, said: Meaning, actor: Actor, at: datetime) -> None:
    held, _ = Heads.objects.select_for_update().get_or_create(unit_id=row.unit_id, kind=kind)
    before = dict(held.columns)
    held.columns = before | {normal(head): dict(one) for head, one in said.items()}
    held.save(update_fields=["columns"])
    _note(row, "heads", held.pk, {"columns": before}, {"columns": held.columns}, actor, at)


def _sheets(row: Import, known: Mapping[str, str], actor: Actor, at: datetime) -> None:
    for sheet in row.plan.get("sheets", []):
        code = known.get(sheet["name"])
        if code and sheet["mark"]:
            held, _ = SheetKind.objects.update_or_create(
                unit_id=row.unit_id, mark=sheet["mark"], defaults={"kind": code})  # fmt: skip
            said = {"sheet": sheet["name"]}
            _note(row, "sheet_kind", held.pk, said | {"kind": sheet["kind"]}, said | {"kind": code}, actor, at)  # fmt: skip


def _note(row: Import, what: str, pk: int, before: dict[str, Any], after: dict[str, Any],
          actor: Actor, at: datetime) -> None:  # fmt: skip
    said = Entry(row.county_id, f"ledgers.{what}", pk, "amend", actor, at, before, after)
    record([said], recorded_at=real_now())
