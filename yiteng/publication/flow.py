"""What the door knows of publications; questions to the people served travel with packages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from yiteng.commitments.models import Commitment
from yiteng.publication.jobs import send
from yiteng.publication.models import Publication
from yiteng.publication.to_firms import beside
from yiteng.rules.actor import Actor
from yiteng.rules.lifecycles.small import PUBLICATION
from yiteng.workflow.flow import Change, Extension, Flow

AUDITED = ("node_type", "node_id", "title", "basis", "proposed_by", "secrecy_by",
           "disclosure_by", "published_on", "fields")  # fmt: skip


def facts(rows: Sequence[Publication], actor: Actor, today: date) -> list[dict[str, Any]]:
    """Who took an earlier step: the two reviews and the proposal are three persons."""
    return [
        {"earlier_persons": {r.proposed_by, r.secrecy_by, r.disclosure_by} - {None}} for r in rows
    ]


def _secrecy(changes: Sequence[Change]) -> None:
    for change in changes:
        change.row.secrecy_by = change.case.actor.person


def _disclosure(changes: Sequence[Change]) -> None:
    for change in changes:
        change.row.disclosure_by = change.case.actor.person


def _publish(changes: Sequence[Change]) -> None:
    for change in changes:
        change.row.published_on = change.case.today
    _mark(changes, True)


def _recall(changes: Sequence[Change]) -> None:
    _mark(changes, False)


def _mark(changes: Sequence[Change], published: bool) -> None:
    ids = [c.row.node_id for c in changes if c.row.node_type == "commitment"]
    for start in range(0, len(ids), 500):
        Commitment.objects.filter(pk__in=ids[start : start + 500]).update(published=published)


def _deliver(changes: Sequence[Change]) -> None:
    ids = [c.row.pk for c in changes if c.step in ("publish", "recall")]
    if ids:
        send(
            f"publications-{changes[0].step}-{min(ids)}-{changes[0].row.last_event}",
            {"publications": ids},
        )


FLOW = Flow(
    model=Publication, lifecycle=PUBLICATION, facts=facts, audited=AUDITED,
    on={"pass_secrecy": _secrecy, "pass_disclosure": _disclosure, "publish": _publish,
        "recall": _recall},
    after=(_deliver,),
)  # fmt: skip


def _questions(changes: Sequence[Change]) -> None:
    """A question goes to the public face with its title only, so that the link can be answered.

    A firm's takes along what was promised to that firm.
    """
    firms = beside([c.row for c in changes], changes[0].case.today)
    asked = [{
        "token_hash": c.case.inputs["token_hash"],
        "code_hash": c.case.inputs.get("code_hash", ""),
        "expires_at": c.case.inputs["expires_at"].isoformat(),
        "title": c.row.title,
        "fields": {"lead": c.row.lead_unit.name if c.row.lead_unit else "",
                   "served": c.row.served_name, "told": c.case.inputs.get("told") or "",
                   **firms.get(c.row.pk, {})},
    } for c in changes]  # fmt: skip
    send(f"questions-{asked[0]['token_hash']}", {"questions": asked})


QUESTIONS = Extension(on={"ask": _questions, "ask_again": _questions, "ask_after": _questions})
