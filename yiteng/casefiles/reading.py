"""What the page inside a case file shows: rows of words, for people without our software."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from yiteng.audit import labels
from yiteng.casefiles.gather import Gathered
from yiteng.casefiles.models import CaseFile
from yiteng.casefiles.proving import Proven
from yiteng.web.words import in_table


@dataclass(frozen=True, slots=True)
class Told:
    """An event in words. known: whether it was recorded before the submission."""

    number: int
    record: str
    step: str
    post: str
    said_at: str
    recorded_at: str
    known: bool
    words: str


def page(
    casefile: CaseFile,
    gathered: Gathered,
    proven: Proven,
    dossier: Mapping[str, Any],
    verdict: Mapping[str, Any],
) -> dict[str, Any]:
    """The context of the page."""
    told = [_told(event) for event in proven.events]
    return {
        "casefile": casefile,
        "application": casefile.application,
        "verdict": verdict,
        "dossier": dossier,
        "events": told,
        "before": sum(1 for one in told if one.known),
        "findings": _findings(dossier["findings"], proven.events),
        "chain": proven.chain,
        "checkpoint": proven.checkpoint,
        "submitted": gathered.submitted,
    }


def _told(event: Mapping[str, Any]) -> Told:
    record, step = labels.words(event["subject"][0], event["action"])
    content = json.loads(event["data"])
    return Told(
        event["number"], f"{record} {event['subject'][1]}", step, event["post"],
        _when(event["said_at"]), _when(event["recorded_at"]), event["known_at_submission"],
        content["reason"] or _first(content["after"]),
    )  # fmt: skip


def _first(after: Mapping[str, Any]) -> str:
    """The words of a record: its title, statement or text, as far as the event tells them."""
    names = ("title", "statement", "text", "words", "opinion", "decision_reason")
    return next((str(after[name]) for name in names if after.get(name)), "")


def _findings(
    rows: Iterable[Mapping[str, Any]], events: Iterable[Mapping[str, Any]]
) -> list[tuple[Mapping[str, Any], str, bool]]:
    """Each finding with when it was recorded first, and whether before the submission."""
    first: dict[int, Mapping[str, Any]] = {}
    for event in events:
        if event["subject"][0] == "research.finding":
            first.setdefault(event["subject"][1], event)
    return [
        (row, _when(first[row["id"]]["recorded_at"]), first[row["id"]]["known_at_submission"])
        for row in rows
        if row["id"] in first
    ]


def _when(moment: str) -> str:
    return in_table(datetime.fromisoformat(moment))
