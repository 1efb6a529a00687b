"""What a firm reads beside the question: what was promised to it, by whom, by when, where it stands.

It travels with the question and is read by whoever holds the one-time link: the firm, nobody else.
Only what was promised to that very firm goes along; nothing of drafts, of what was withdrawn or merged.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from yiteng.commitments.models import Commitment
from yiteng.people.models import Unit
from yiteng.rules.lifecycles.commitment import COMMITMENT
from yiteng.workflow.clock import SHANGHAI

_NOT_PROMISED = ("draft", "withdrawn", "merged")


def beside(rows: Sequence[Commitment], today: date) -> dict[int, Mapping[str, Any]]:
    """By row asked about that was promised to a firm: ``promises`` to it, ``as_of`` the day.

    One query for all firms; the row itself stands first, the others by their dates.
    """
    asked = [row for row in rows if row.enterprise_id or row.served_type == "firm"]
    if not asked:
        return {}
    firms = {row.enterprise_id for row in asked if row.enterprise_id}
    found = Commitment.objects.filter(Q(enterprise__in=firms) | Q(pk__in=[r.pk for r in asked]))
    found = found.exclude(state__in=_NOT_PROMISED).select_related("lead_unit")
    others = list(found.order_by("due_at", "id"))
    return {row.pk: {"promises": _of(row, others), "as_of": today.isoformat()} for row in asked}


def _of(row: Commitment, others: Sequence[Commitment]) -> list[Mapping[str, Any]]:
    firm = row.enterprise_id
    same = [o for o in others if firm and o.enterprise_id == firm and o.pk != row.pk]
    own = next((o.lead_unit for o in others if o.pk == row.pk), None)
    return [_promise(row, own, this=True), *(_promise(other, other.lead_unit) for other in same)]


def _promise(row: Commitment, lead: Unit | None, *, this: bool = False) -> Mapping[str, Any]:
    """One promise: its dates as text, its state as a message id."""
    moved = row.original_due_at if row.original_due_at != row.due_at else None
    return {
        "title": row.title, "lead": lead.name if lead else "",
        "due": _day(row.due_at), "first": _day(moved), "state": COMMITMENT.state(row.state).title,
        "closed": _day(row.closed_at), "confirmed": row.confirmed, "this": this,
        "invented": row.invented,
    }  # fmt: skip


def _day(at: datetime | None) -> str:
    return at.astimezone(SHANGHAI).date().isoformat() if at else ""
