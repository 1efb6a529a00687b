"""Whether an actor may read the row an attachment belongs to: each room tells for its own rows."""

from __future__ import annotations

from collections.abc import Callable

from yiteng.rules.actor import Actor

MayRead = Callable[[Actor, int], bool]

_PARENTS: dict[str, MayRead] = {}


def register(parent_type: str, may_read: MayRead) -> None:
    """Make a kind of parent row known, from its room's ``AppConfig.ready()``.

    parent_type: label of the model, e.g. ``verification.proof``.
    may_read: whether the actor may open the row with this id; start from ``visible``.
    """
    _PARENTS[parent_type] = may_read


def may_read(actor: Actor, parent_type: str, parent_id: int) -> bool:
    """Whether the actor may open the parent row. Raises KeyError for a kind never registered."""
    return _PARENTS[parent_type](actor, parent_id)


def known() -> frozenset[str]:
    """The kinds of parents there are."""
    return frozenset(_PARENTS)
