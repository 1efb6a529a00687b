"""Which models are nodes: each slice registers a loader in AppConfig.ready()."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from yiteng.rules.actor import Actor
from yiteng.rules.node import Node

Key = tuple[str, int]
Loader = Callable[[Sequence[int]], Mapping[int, Node]]
Readable = Callable[[Actor, Sequence[int]], set[int]]
_LOADERS: dict[str, Loader] = {}
_READABLE: dict[str, Readable] = {}
_ACTIONS: dict[str, str] = {}


def register(
    type_: str, loader: Loader, readable: Readable | None = None, *, action: str = ""
) -> None:
    """Make a type of node known; its loader turns ids into nodes in one query or few.

    readable: which of these ids the actor may open (by people.visibility), one query; without
    it every node of the actor's county may be read. action: the permission its page asks for.
    """
    _ACTIONS[type_] = action
    _LOADERS[type_] = loader
    if readable is not None:
        _READABLE[type_] = readable


def may_open(actor: Actor, type_: str) -> bool:
    """Whether the actor's post may open pages of this type of node at all."""
    needed = _ACTIONS.get(type_, "")
    return not needed or actor.may(needed)


def readable(actor: Actor, nodes: Iterable[Node]) -> set[Key]:
    """The keys of those nodes the actor may open; one query a type that has its own rule."""
    found: set[Key] = set()
    ids: dict[str, list[int]] = {}
    for node in nodes:
        needed = _ACTIONS.get(node.type, "")
        if needed and not actor.may(needed):
            continue
        if node.type in _READABLE:
            ids.setdefault(node.type, []).append(node.id)
        elif node.county == actor.county:
            found.add((node.type, node.id))
    for type_, wanted in ids.items():
        found |= {(type_, id_) for id_ in _READABLE[type_](actor, wanted)}
    return found


def types() -> tuple[str, ...]:
    """Every registered type of node."""
    return tuple(_LOADERS)


def load(keys: Iterable[Key]) -> dict[Key, Node]:
    """The nodes of these keys, one loader call a type; keys that are gone are left out."""
    wanted: dict[str, list[int]] = {}
    for type_, id_ in dict.fromkeys(keys):
        wanted.setdefault(type_, []).append(id_)
    return {
        (type_, id_): node
        for type_, ids in wanted.items()
        if type_ in _LOADERS
        for id_, node in _LOADERS[type_](ids).items()
    }
