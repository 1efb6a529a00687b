"""The register as a table: what is kept, why, until when, what happens then, what happened last."""

from __future__ import annotations

from yiteng.audit.models import Event
from yiteng.keeping.retention.actions import days_of
from yiteng.keeping.retention.register import REGISTER, Kept
from yiteng.rules.table import Column, Row, Table
from yiteng.rules.words import N_
from yiteng.web.sentences import fill, say

COLUMNS = (
    Column("what", N_("What is kept")),
    Column("fields", N_("Kept in")),
    Column("purpose", N_("Used for")),
    Column("ground", N_("On what ground")),
    Column("days", N_("Until when")),
    Column("then", N_("What happens then")),
    Column("last", N_("Last time"), "date"),
    Column("rows", N_("Rows then"), "number"),
)
_AFTER = {
    "served": N_("{n} days after closing"),
    "tokens": N_("{n} days after running out"),
    "people": N_("{n} days after the last post"),
    "access": N_("when the account is closed"),
    "sessions": N_("when they run out"),
    "staged": N_("days after the import is over"),
    "handover": N_("{n} days, once a newer note stands"),
}


def register() -> Table:
    """Every place with its end; three queries."""
    last: dict[str, Event] = {}
    events = Event.objects.filter(subject_type="keeping.retention", subject_id=0)
    for event in events.order_by("id"):
        last[event.action] = event
    return Table(
        N_("Register of what is personal"), COLUMNS,
        [_row(kept, last.get(kept.code)) for kept in REGISTER])  # fmt: skip


def _row(kept: Kept, last: Event | None) -> Row:
    after = _AFTER.get(kept.code, N_("after {n} days"))
    return Row("", {
        "what": say(kept.what), "fields": kept.fields, "purpose": say(kept.purpose),
        "ground": say(kept.ground), "days": fill(after, {"n": days_of(kept)}),
        "then": say(kept.then), "last": last.recorded_at.date() if last else None,
        "rows": last.content["after"]["rows"] if last else None,
    }, key=kept.code)  # fmt: skip
