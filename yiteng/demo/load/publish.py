"""Publishing the three levels' items and the maps through their two reviews; frozen lists."""

from __future__ import annotations

from datetime import datetime, timedelta

from yiteng.commitments.daily import turn_lights
from yiteng.commitments.models import Commitment
from yiteng.demo.content.areas import is_example
from yiteng.demo.content.items import items
from yiteng.demo.content.moments import TODAY, on
from yiteng.demo.content.shapes import Item
from yiteng.demo.load.keys import Keys
from yiteng.messaging.jobs import counties, tell_due
from yiteng.publication import actions
from yiteng.publication.jobs import refresh as refresh_snapshots
from yiteng.publication.models import Publication
from yiteng.thread.daily import keep_counts
from yiteng.workflow.clock import real_now

_BASIS = "政府信息公开条例第二十条、第二十一条"
_LEVELS = {"district": "2023年区级民生实事", "town": "2023年镇级民生实事",
           "village": "2023年村级民生实事"}  # fmt: skip


def load(keys: Keys) -> None:
    """What is public: livelihood items, agriculture projects, maps, alliances, tasks."""
    public = [i for i in items() if i.public and actions.may_be_public(i.kind)]
    boshan = [i for i in public if i.theme != "medical_insurance"]
    listed = [i for i in boshan if _is_listed(i)]
    others = [i for i in boshan if not _is_listed(i)]
    for level, title in _LEVELS.items():
        rows = _publish(keys, [i for i in listed if i.level == level], on("2023-02-17", "15:00"))
        actions.freeze(
            title,
            rows,
            level=level,
            actor=keys.actors["secretary_gov"],
            at=on("2023-02-17", "17:00"),
        )
    for day in sorted({i.issued.date() for i in others}):
        _publish(keys, [i for i in others if i.issued.date() == day], on(day.isoformat(), "17:30"))


def _is_listed(item: Item) -> bool:
    return item.kind == "livelihood_item" and not is_example(item.area)


def _publish(keys: Keys, some: list[Item], at: datetime) -> list[Publication]:
    ids = [keys.commitments[i.key] for i in some]
    found = Commitment.objects.in_bulk(ids)
    rows = actions.propose_many(
        [found[pk] for pk in ids], basis=_BASIS, actor=keys.actors["supervision_gov"], at=at
    )
    for n, (step, post) in enumerate(
        (
            ("pass_secrecy", "reviewer_secrecy"),
            ("pass_disclosure", "reviewer_openness"),
            ("publish", "secretary_gov"),
        ),
        1,
    ):
        rows = actions.take_many(
            rows, step, actor=keys.actors[post], at=at + timedelta(minutes=10 * n)
        )
    return rows


def refresh(keys: Keys) -> None:
    """Bring lights, public values and reminders to the demo's day."""
    turn_lights(TODAY)
    for county in counties():
        tell_due(county, TODAY, on("2023-03-31", "01:00"))
    refresh_snapshots(TODAY, real_now())
    keep_counts(TODAY, on("2023-03-31", "01:00"))
