"""What the one door knows of circulars."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from yiteng.circulars.delivering import deliver
from yiteng.circulars.models import Circular
from yiteng.people.models import Account
from yiteng.rules.actor import Actor
from yiteng.rules.circulars import names_in, ranking_words
from yiteng.rules.lifecycles.circular import CIRCULAR
from yiteng.workflow.flow import Change, Flow


def facts(rows: Sequence[Circular], actor: Actor, today: date) -> list[Mapping[str, Any]]:
    """Who drafted it, and what in its words ranks or names people; one query while it is a draft."""
    names = _names(rows, actor.county)
    return [
        {"drafted_by": row.drafted_by, "unit": row.unit_id, "body": row.body,
         "recipients": row.to, "asks": row.asks, "answer_by": row.answer_by,
         "ranking": ranking_words(f"{row.title}{row.body}"),
         "names": names_in(f"{row.title}{row.body}", names)}
        for row in rows
    ]  # fmt: skip


def _names(rows: Sequence[Circular], county: int) -> list[str]:
    """Names of the people of the county who are not called by their post."""
    if not any(row.state == "draft" for row in rows):
        return []
    held = Account.objects.filter(holdings__post__unit__county=county, is_active=True)
    pairs = held.values_list("name", "holdings__post__title").distinct()
    return [name for name, post in pairs if name != post and name not in post]


def submit(changes: Sequence[Change]) -> None:
    """The moment it was put before a leader."""
    for change in changes:
        change.row.submitted_at = change.case.at


def approve(changes: Sequence[Change]) -> None:
    """Which post approved it, when, and with which note (article 21)."""
    for change in changes:
        row = change.row
        row.approved_by_post, row.approved_at = change.case.actor.post_title, change.case.at
        row.approval_note = change.case.inputs.get("note") or ""


def issue(changes: Sequence[Change]) -> None:
    """The moment it left the house; the units named have it on their desks with it."""
    for change in changes:
        change.row.issued_at = change.case.at
    deliver(changes)


FLOW = Flow(
    model=Circular,
    lifecycle=CIRCULAR,
    facts=facts,
    audited=(
        "title", "kind", "since", "until", "body", "recipients", "copies", "scope", "asks", "answer_by", "facts_on", "unit", "drafted_by_post",
        "submitted_at", "approved_by_post", "approved_at", "approval_note", "issued_at",
    ),
    on={"submit": submit, "approve": approve, "issue": issue},
)  # fmt: skip
