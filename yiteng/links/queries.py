"""Reading direct links; the walk is thread's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from django.db.models import Q, QuerySet

from yiteng.links.models import Link
from yiteng.links.nodes import Key
from yiteng.rules.node import Node


def ups(keys: Iterable[Key], roles: Sequence[str] = ()) -> QuerySet[Link]:
    """The links from these nodes to what they rest on."""
    found = Link.objects.filter(_any("down", keys))
    return found.filter(role__in=roles) if roles else found


def downs(keys: Iterable[Key], roles: Sequence[str] = ()) -> QuerySet[Link]:
    """The links from these nodes to what rests on them."""
    found = Link.objects.filter(_any("up", keys))
    return found.filter(role__in=roles) if roles else found


def roles_up(type_: str, ids: Sequence[int]) -> dict[int, set[str]]:
    """For each node below, the roles of the links it has upstream; one query."""
    found: dict[int, set[str]] = {id_: set() for id_ in ids}
    rows = Link.objects.filter(down_type=type_, down_id__in=ids).values_list("down_id", "role")
    for id_, role in rows:
        found[id_].add(role)
    return found


def is_suspect(link: Link, nodes: Mapping[Key, Node]) -> bool:
    """Whether what the link points to has changed since the link was made or cleared."""
    node = nodes.get((link.up_type, link.up_id))
    return node is None or node.fingerprint != link.up_fingerprint


def _any(side: str, keys: Iterable[Key]) -> Q:
    wanted: dict[str, list[int]] = {}
    for type_, id_ in keys:
        wanted.setdefault(type_, []).append(id_)
    found = Q(pk__in=[])
    for type_, ids in wanted.items():
        found |= Q(**{f"{side}_type": type_, f"{side}_id__in": ids})
    return found
