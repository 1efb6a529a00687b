"""What carries decisions out: the room of commitments tells, and drafts (decision 0008)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from yiteng.meetings.models import Decision
from yiteng.rules.actor import Actor
from yiteng.rules.agreement import Terms

#: From ids of what carries decisions out to what it says; a fixed number of queries.
Reader = Callable[[Sequence[int]], Mapping[int, Terms]]
#: Drafts a commitment for each decision, in one transaction; returns how many. May raise Refused.
Maker = Callable[..., int]

_READERS: dict[str, Reader] = {}
_MAKERS: dict[str, Maker] = {}


def register(type_: str, reader: Reader, maker: Maker) -> None:
    """Tell how nodes of a type read and how decisions become such; from ``AppConfig.ready()``."""
    _READERS[type_], _MAKERS[type_] = reader, maker


def terms(type_: str, ids: Sequence[int]) -> Mapping[int, Terms]:
    """What these rows promise, by id; nothing where no room tells of the type."""
    return _READERS[type_](ids) if type_ in _READERS and ids else {}


def make(decisions: Sequence[Decision], *, actor: Actor, at: datetime) -> int:
    """Draft commitments for whole decisions; returns how many. Raises Refused."""
    return sum(maker(decisions, actor=actor, at=at) for maker in _MAKERS.values())
