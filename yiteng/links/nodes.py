"""Which models are nodes: each slice registers a loader in AppConfig.ready()."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from yiteng.rules.node import Node

Key = tuple[str, int]
Loader = Callable[[Sequence[int]], Mapping[int, Node]]
_LOADERS: dict[str, Loader] = {}


def register(type_: str, loader: Loader) -> None:
    """Make a type of node known; its loader turns ids into nodes in one query or few."""
    _LOADERS[type_] = loader


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
