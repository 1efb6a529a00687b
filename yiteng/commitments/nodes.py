"""Commitments as nodes of the thread."""

from __future__ import annotations

from collections.abc import Sequence

from yiteng.commitments.facts import upstream_needs
from yiteng.commitments.kinds import kind_of
from yiteng.commitments.models import Commitment
from yiteng.people.visibility import visible
from yiteng.rules.actor import Actor
from yiteng.rules.lifecycles.commitment import COMMITMENT
from yiteng.rules.lifecycles.commitment.states import DONE
from yiteng.rules.node import Node, meaning

#: States by which the work is said to be done: its proof must be there.
_REPORTED = ("reported", "verified", "asked", *DONE)


def node_of(row: Commitment) -> Node:
    """The node of a commitment; its meaning is what was promised, not how far it is."""
    return Node(
        type="commitment",
        id=row.pk,
        station="commitment",
        version=row.version,
        county=row.county_id,
        title=row.title,
        url=row.url,
        state=COMMITMENT.state(row.state).title,
        on=row.starts_on,
        post=row.lead_unit.name if row.lead_unit else "",
        meaning=meaning({
            "title": row.title, "content": row.content, "lead": row.lead_unit_id,
            "served": row.served_type if row.personal else row.served_name, "due": row.original_due_at or row.due_at,
        }),
        needs=upstream_needs(row.kind, row.origin),
        below=_below(row),
    )  # fmt: skip


def _below(row: Commitment) -> tuple[str, ...]:
    """What must stand below it as far as it has come: proof, check, answer."""
    found = []
    if row.state in _REPORTED and kind_of(row.kind).proof:
        found.append("proof")
    if row.state in DONE and row.check_needed:
        found.append("verification")
    if row.state in DONE and not row.close_reason:
        found.append("answer")
    return tuple(found)


def load_nodes(ids: Sequence[int]) -> dict[int, Node]:
    """The nodes of these commitments; one query."""
    found = Commitment.objects.select_related("lead_unit").filter(pk__in=ids)
    return {row.pk: node_of(row) for row in found}


def readable(actor: Actor, ids: Sequence[int]) -> set[int]:
    """Which of these commitments the actor may open."""
    return set(visible(Commitment, actor).filter(pk__in=ids).values_list("pk", flat=True))
