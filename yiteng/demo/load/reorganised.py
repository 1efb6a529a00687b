"""Stations of the invented town become one; a merger of villages waits for its day."""

from __future__ import annotations

from yiteng.demo.content.reorganised import AHEAD, MERGED
from yiteng.demo.load.keys import Keys, morning
from yiteng.keeping.reorganising.actions import Order, reorganise
from yiteng.keeping.reorganising.ahead import prepare
from yiteng.keeping.reorganising.queries import plan
from yiteng.people.actions import create_posts, create_units
from yiteng.people.models import Post, Unit


def load(keys: Keys) -> None:
    """By the system administrator, on their days."""
    actor, before = keys.actors["sysadmin"], morning(MERGED.on)
    units = create_units(
        [Unit(**keys.place(MERGED.town), name=name, line="government", kind="station", order=900,
              invented=True) for name, _post in MERGED.origins],
        actor=actor, at=before)  # fmt: skip
    titles = [title for _name, title in MERGED.origins]
    create_posts(
        [Post(unit=unit, title=title) for unit, title in zip(units, titles, strict=True)],
        actor=actor, at=before)  # fmt: skip
    order = Order("merge", units, [MERGED.name], MERGED.on, MERGED.document, MERGED.reason)
    reorganise(order, seen=plan(units).fingerprint, actor=actor, at=before)
    villages = [keys.areas[code] for code in AHEAD.origins]
    prepare(
        Order("merge", villages, [villages[0].name], AHEAD.on, AHEAD.document, AHEAD.reason),
        actor=actor, at=morning(AHEAD.said))  # fmt: skip
