"""All commitments of the demo, gathered, in the order in which they were issued."""

from __future__ import annotations

from functools import cache

from yiteng.demo.content import (
    agriculture,
    example_items,
    greenhouse,
    investment,
    livelihood,
    maps,
    nails,
    requests,
    tasks,
    zichuan_items,
)
from yiteng.demo.content.areas import is_example
from yiteng.demo.content.shapes import Item


@cache
def items() -> tuple[Item, ...]:
    """Every commitment of both districts and of 示例镇."""
    gathered = (
        *investment.projects(),
        *tasks.policy_tasks(),
        *tasks.alliance_items(),
        *nails.nails(),
        *agriculture.real_items(),
        *agriculture.example_items(),
        *livelihood.all_items(),
        *example_items.example_failings(),
        *greenhouse.items(),
        *tasks.rectifications(),
        *requests.requests(),
        *maps.map_items(),
        *zichuan_items.ITEMS,
    )
    return tuple(sorted(gathered, key=lambda item: item.issued))


def real_items(kind: str) -> tuple[Item, ...]:
    """Commitments of a kind outside the invented 示例镇: what the reported figures count."""
    return tuple(item for item in items() if item.kind == kind and not is_example(item.area))
