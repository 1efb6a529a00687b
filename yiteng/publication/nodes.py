"""Publications as nodes of the thread."""

from __future__ import annotations

from collections.abc import Sequence

from yiteng.people.visibility import visible
from yiteng.publication.models import Publication
from yiteng.rules.actor import Actor
from yiteng.rules.lifecycles.small import PUBLICATION
from yiteng.rules.node import Node, meaning


def load_nodes(ids: Sequence[int]) -> dict[int, Node]:
    """The nodes of these publications; one query."""
    return {
        row.pk: Node("publication", row.pk, "publication", row.version, row.county_id, row.title,
                     f"/publication/{row.pk}/", PUBLICATION.state(row.state).title,
                     row.published_on, "", meaning({"title": row.title, "node": row.node_id}))
        for row in Publication.objects.filter(pk__in=ids)
    }  # fmt: skip


def readable(actor: Actor, ids: Sequence[int]) -> set[int]:
    """Which of these publications the actor may open."""
    if not actor.may("publication.read"):
        return set()
    return set(visible(Publication, actor).filter(pk__in=ids).values_list("pk", flat=True))
