"""Whether commitments still say what was decided: fingerprint and terms, side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from yiteng.links.models import Link
from yiteng.links.nodes import load, readable
from yiteng.meetings.carrying import terms
from yiteng.meetings.models import Decision
from yiteng.rules.actor import Actor
from yiteng.rules.agreement import Terms, differences
from yiteng.rules.node import Node


@dataclass(frozen=True, slots=True)
class Carried:
    """What carries a decision out, as the actor may open it.

    differs: what it says otherwise (message ids); reworded: whether the decision was completed
    after the link was made, so that its stored fingerprint is another.
    """

    node: Node
    differs: tuple[str, ...]
    reworded: bool
    fingerprint: str

    @property
    def agrees(self) -> bool:
        """Whether it says what was decided."""
        return not self.differs and not self.reworded


def said(row: Decision) -> Terms:
    """What a decision promised."""
    return Terms(row.lead_id, row.due_on, row.served or row.acceptor, (row.text,))


def carried(actor: Actor, decisions: Sequence[Decision]) -> dict[int, list[Carried]]:
    """What carries each decision out; queries do not grow with the number of decisions."""
    rows = {row.pk: row for row in decisions}
    links = Link.objects.filter(up_type="decision", up_id__in=rows, role="decided")
    return _held(actor, rows, list(links.order_by("id")))


def decided_by(actor: Actor, type_: str, pk: int) -> list[tuple[Decision, Carried]]:
    """The decisions one row carries out, each with how far both agree."""
    own = Link.objects.filter(down_type=type_, down_id=pk, role="decided", up_type="decision")
    rows = Decision.objects.select_related("meeting", "lead").in_bulk(
        list(own.order_by("id").values_list("up_id", flat=True))
    )
    alone = Counter(
        Link.objects.filter(up_type="decision", up_id__in=rows, role="decided").values_list(
            "up_id", flat=True
        )
    )
    held = _held(actor, rows, list(own.order_by("id")), alone)
    return [(rows[key], one) for key, found in held.items() for one in found]


def _held(
    actor: Actor,
    decisions: Mapping[int, Decision],
    links: Sequence[Link],
    many: Counter[int] | None = None,
) -> dict[int, list[Carried]]:
    nodes = load((one.down_type, one.down_id) for one in links)
    prints = load(("decision", pk) for pk in decisions)
    allowed = readable(actor, nodes.values())
    many = many or Counter(one.up_id for one in links)
    promised = {
        (type_, pk): of
        for type_ in {one.down_type for one in links}
        for pk, of in terms(type_, [o.down_id for o in links if o.down_type == type_]).items()
    }
    found: dict[int, list[Carried]] = {}
    for one in links:
        key = (one.down_type, one.down_id)
        if key not in allowed:
            continue
        theirs, decision = promised.get(key), decisions[one.up_id]
        alone = many[one.up_id] == 1
        differs = differences(said(decision), theirs, alone=alone) if theirs else ()
        reworded = prints[("decision", one.up_id)].fingerprint != one.up_fingerprint
        row = Carried(nodes[key], differs, reworded, one.up_fingerprint)
        found.setdefault(one.up_id, []).append(row)
    return found
