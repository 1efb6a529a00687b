"""Whether an actor may read the row an attachment belongs to: each room tells for its own rows."""

from __future__ import annotations

from collections.abc import Callable

from yiteng.rules.actor import Actor

MayRead = Callable[[Actor, int], bool]
#: From a row's id to the words and the address of the page it stands on.
Where = Callable[[int], tuple[str, str]]

_PARENTS: dict[str, MayRead] = {}
_WHERE: dict[str, Where] = {}


def register(parent_type: str, may_read: MayRead, where: Where | None = None) -> None:
    """Make a kind of parent row known, from its room's ``AppConfig.ready()``.

    parent_type: label of the model, e.g. ``verification.proof``.
    may_read: whether the actor may open the row with this id; start from ``visible``.
    where: on which page the row stands; shown to actors who may read it.
    """
    _PARENTS[parent_type] = may_read
    if where is not None:
        _WHERE[parent_type] = where


def where(parent_type: str, parent_id: int) -> tuple[str, str]:
    """Words and address of the page a row stands on; empty where its room does not tell."""
    told = _WHERE.get(parent_type)
    return told(parent_id) if told else ("", "")


def may_read(actor: Actor, parent_type: str, parent_id: int) -> bool:
    """Whether the actor may open the parent row. Raises KeyError for a kind never registered."""
    return _PARENTS[parent_type](actor, parent_id)


def telling() -> frozenset[str]:
    """The kinds of parents whose room tells the page they stand on."""
    return frozenset(_WHERE)


def known() -> frozenset[str]:
    """The kinds of parents there are."""
    return frozenset(_PARENTS)
