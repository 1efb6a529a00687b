"""The invented town's own list: frozen, then one item added and one dropped, each a dated event."""

from __future__ import annotations

from yiteng.demo.content.example_items import (
    ADDED,
    DROPPED,
    LIST_TITLE,
    MERGED,
    example_failings,
)
from yiteng.demo.content.moments import on
from yiteng.demo.load.keys import Keys
from yiteng.publication import actions
from yiteng.publication.models import Publication


def load(keys: Keys) -> None:
    """Freeze what the invented villages promised, as it was published; change it twice."""
    actor = keys.actors["secretary_gov"]
    ids = [keys.commitments[i.key] for i in example_failings()
           if i.level == "village" and i.key not in (ADDED[0], MERGED)]  # fmt: skip
    rows = Publication.objects.filter(
        node_type="commitment", node_id__in=ids, state="published", frozen_list=None
    ).order_by("id")  # fmt: skip
    made = actions.freeze(
        LIST_TITLE, list(rows), level="village", actor=actor, at=on("2023-02-18", "09:00")
    )  # fmt: skip
    for event, (key, day, reason, decided_by) in (("added", ADDED), ("dropped", DROPPED)):
        actions.change_list(
            made, event, keys.commitments[key], reason, actor=actor, at=on(day, "16:00"),
            decided_by=decided_by,
        )  # fmt: skip
