"""Freezing a published list; later changes are dated events with a reason (law 7)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from yiteng.publication.models import FrozenList, ListEvent, Publication
from yiteng.rules.actor import Actor
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_
from yiteng.workflow.entrances import add
from yiteng.workflow.trail import entry, write

EVENTS = ("added", "dropped", "corrected")


def freeze(
    title: str, rows: Sequence[Publication], *, level: str, actor: Actor, at: datetime
) -> FrozenList:
    """Freeze what was published as a list: the rate against it never changes by dropping items.

    Raises Refused for a row that is not published or stands on a list already.
    """
    if any(row.state != "published" or row.frozen_list_id for row in rows) or not rows:
        raise Refused(
            [
                Refusal(
                    "list.not_published",
                    N_("A list is frozen from published items that are on no list."),
                )
            ]
        )
    with transaction.atomic():
        made: FrozenList = add(
            FrozenList(county_id=rows[0].county_id, title=title, year=at.year, level=level,
                       frozen_on=at.date(), count=len(rows),
                       invented=all(r.invented for r in rows)),
            actor=actor, at=at, action="publication.publish",
            audited=("title", "year", "level", "count"))  # fmt: skip
        ids = [r.pk for r in rows]
        for start in range(0, len(ids), 500):
            Publication.objects.filter(pk__in=ids[start : start + 500]).update(frozen_list=made)
    return made


def change_list(
    frozen: FrozenList, event: str, node_id: int, reason: str, *, actor: Actor, at: datetime
) -> ListEvent:
    """Note that an item was added, dropped or corrected after freezing. Raises Refused."""
    if not actor.may("publication.publish"):
        raise Refused([Refusal("list.not_permitted", N_("Your post cannot change this list."))])
    if event not in EVENTS or not reason.strip():
        raise Refused([Refusal("list.no_reason", N_("Say what changes and why."), field="reason")])
    with transaction.atomic():
        made = ListEvent.objects.create(
            frozen_list=frozen,
            event=event,
            node_id=node_id,
            on=at.date(),
            reason=reason,
            post=actor.post_title,
        )
        write(
            [frozen],
            [
                entry(
                    frozen,
                    action=event,
                    actor=actor,
                    at=at,
                    before={},
                    after={"node": node_id},
                    reason=reason,
                )
            ],
        )
    return made
