"""The hole list: every break on the spine, each kind a named rule with owner and remedy."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from yiteng.rules.actor import Actor
from yiteng.rules.words import N_


@dataclass(frozen=True, slots=True)
class Hole:
    """One break: which row, where, and its page."""

    title: str
    url: str
    area: str
    invented: bool = False


@dataclass(frozen=True, slots=True)
class HoleRule:
    """A kind of break. find: the holes the actor may see, at most ``limit`` of them."""

    code: str
    title: str
    owner: str
    remedy: str
    find: Callable[[Actor, int], Iterable[Hole]]
    severity: str = "red"


@dataclass(frozen=True, slots=True)
class HoleGroup:
    """The holes of one rule; more: True where not all are shown."""

    rule: HoleRule
    holes: tuple[Hole, ...] = field(default_factory=tuple)
    more: bool = False


_RULES: list[HoleRule] = []
OWNER_OFFICE = N_("Secretaries of the government office")
OWNER_SUPERVISION = N_("Supervision office")


def rule(found: HoleRule) -> HoleRule:
    """Make a rule known; called where it is defined."""
    _RULES.append(found)
    return found


def rules() -> tuple[HoleRule, ...]:
    """Every kind of break, in the order of the spine."""
    return tuple(_RULES)


def holes(actor: Actor, limit: int = 50) -> list[HoleGroup]:
    """Every break the actor may see, by rule; one query a rule or few, none a row."""
    groups = []
    for item in _RULES:
        found = tuple(item.find(actor, limit + 1))
        groups.append(HoleGroup(item, found[:limit], len(found) > limit))
    return groups
