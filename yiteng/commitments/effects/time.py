"""Extension: asked for before the date and granted; the original date stays for ever."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from yiteng.commitments.effects.deadlines import move_date, note, restore, unnote
from yiteng.commitments.effects.requests import ask, open_requests, settle, unask, unsettle
from yiteng.commitments.effects.suspension import resume, suspend, unresume, unsuspend
from yiteng.commitments.effects.work import explain
from yiteng.commitments.models import Request
from yiteng.workflow.flow import Change


def ask_extension(changes: Sequence[Change]) -> None:
    """Ask for another date; where a promise went too far, its explanation is kept."""
    ask("extension")(changes)
    explain(changes)


def extend(changes: Sequence[Change]) -> None:
    """Move the date to the one asked for."""
    asked = open_requests(changes, "extension")
    reasons = {c.row.pk: _reason(c, asked[c.row.pk]) for c in changes}
    dates = {c.row.pk: datetime.fromisoformat(asked[c.row.pk].words["new_due"]) for c in changes}
    before = move_date(changes, dates)
    note(changes, "extended", reasons=reasons, before=before)
    settle("extension", "granted")(changes)


def _reason(change: Change, request: Request) -> str:
    """Why it was asked, and the superior's document where one agrees."""
    parts = (request.words.get("reason"), change.case.inputs.get("paper"))
    return "；".join(str(part) for part in parts if part)


def unextend(changes: Sequence[Change]) -> None:
    """Take the extension back: its event goes, the request is open again."""
    restore(changes, "extended")
    unnote("extended")(changes)
    unsettle("extension", "granted")(changes)


ON = {
    "ask_extension": ask_extension,
    "extend": extend,
    "refuse_extension": settle("extension", "refused"),
    "ask_suspension": ask("suspension"),
    "suspend": suspend,
    "refuse_suspension": settle("suspension", "refused"),
    "resume": resume,
}
UNDO = {
    "ask_extension": unask("extension"),
    "extend": unextend,
    "refuse_extension": unsettle("extension", "refused"),
    "ask_suspension": unask("suspension"),
    "suspend": unsuspend,
    "refuse_suspension": unsettle("suspension", "refused"),
    "resume": unresume,
}
