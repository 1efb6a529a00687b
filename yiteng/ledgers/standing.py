"""Where an import stands, as its page and its progress show it."""

from __future__ import annotations

from typing import Any

from yiteng.commitments.kinds import kinds
from yiteng.ledgers import queries
from yiteng.ledgers.fields import known_of
from yiteng.ledgers.models import APPLYING, LEFT, OUTCOMES, READING, READY, REFUSED, Import
from yiteng.ledgers.tables import said, titles
from yiteng.ledgers.words import KIND_UNSAID, PHASES, SHEET_LEFT
from yiteng.web.sentences import fill

BUSY = (READING, APPLYING)


def standing(row: Import) -> dict[str, Any]:
    """What page and progress both show of an import."""
    counts, fault = row.counts, row.fault
    return {
        "row": row, "kinds": titles(row), "phase": PHASES[row.phase],
        "busy": row.phase in BUSY, "ready": row.phase == READY,
        "may_cancel": row.phase in (*BUSY, READY, REFUSED), "may_read": row.phase in (READY, REFUSED),
        "fault": said(fault) if "code" in fault else None,
        "refusals": [fill(sentence, params) for sentence, params in fault.get("said", [])],
        "sheets": [_sheet(sheet) for sheet in row.plan.get("sheets", [])],
        "taken": counts.get("new", 0) + counts.get("changed", 0), "ready_rows": row.ready,
        "takes": _takes(row) if row.phase == APPLYING else 0,
        "counts": {code: counts.get(code, 0) for code in OUTCOMES},
    }  # fmt: skip


def _sheet(sheet: dict[str, Any]) -> dict[str, Any]:
    """A sheet of the plan in words: its kind, where its rows begin, what its columns become."""
    known, kind = known_of(sheet["kind"]), kinds().get(sheet["kind"])
    return {
        "name": sheet["name"], "first": sheet["first"], "read": bool(sheet["columns"]),
        "kind": kind.title if kind else SHEET_LEFT if sheet["kind"] == LEFT else KIND_UNSAID,
        "columns": [(c[1], known[c[2]].title if c[2] in known else "") for c in sheet["columns"]],
    }  # fmt: skip


def _takes(row: Import) -> int:
    """How many rows are taken in."""
    return int(row.counts.get("new", 0) + row.counts.get("changed", 0) + queries.chosen(row))
