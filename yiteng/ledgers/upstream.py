"""What a row rests on, as people write it: a measure, a problem, a decision of a meeting."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property

from yiteng.ledgers.fields import UPS
from yiteng.ledgers.sheets.cells import folded
from yiteng.ledgers.sheets.faults import Unclear
from yiteng.ledgers.sheets.several import references
from yiteng.links.nodes import Key
from yiteng.measures.models import Measure
from yiteng.meetings.models import Decision
from yiteng.people.visibility import visible
from yiteng.research.models import Problem
from yiteng.rules.actor import Actor
from yiteng.rules.quantity.numerals import chinese_number

#: Column → (type of node, role of the link).
ROLES = {column: (column, role) for column, role in UPS.items()}
_KEY = re.compile(r"^(?:措施|问题|议定事项|决定)?[#＃](\d{1,18})(?!\d)")
_PLACE = re.compile(r"^(.*?)第?(\d{1,4}|[一二三四五六七八九十]{1,3})[条项]$")
Known = dict[str, list[int]]


class Upstream:
    """The measures, problems and decisions an actor may see, by all they are called."""

    def __init__(self, actor: Actor) -> None:
        self.actor = actor

    @cached_property
    def _measures(self) -> tuple[set[int], Known]:
        rows = visible(Measure, self.actor).values_list(
            "pk", "title", "position", "document__number", "document__title")  # fmt: skip
        called = [(pk, (title, *(f"{of}第{place}条" for of in (number, document) if of)))
                  for pk, title, place, number, document in rows]  # fmt: skip
        return _known(called)

    @cached_property
    def _problems(self) -> tuple[set[int], Known]:
        return _known((pk, (title,)) for pk, title in visible(Problem, self.actor).values_list("pk", "title"))  # fmt: skip

    @cached_property
    def _decisions(self) -> tuple[set[int], Known]:
        rows = visible(Decision, self.actor).values_list(
            "pk", "text", "position", "meeting__number", "meeting__title")  # fmt: skip
        return _known((pk, (text, number, title, f"{number}第{place}项", f"{title}第{place}项"))
                      for pk, text, place, number, title in rows)  # fmt: skip

    def find(self, column: str, words: str) -> list[int]:
        """The keys a cell of a column names, in its order. Raises Unclear."""
        held = {"measure": lambda: self._measures, "problem": lambda: self._problems,
                "decision": lambda: self._decisions}[column]()  # fmt: skip
        return list(dict.fromkeys(_one(one, *held) for one in references(words)))


def ups(values: Mapping[str, object]) -> list[tuple[Key, str]]:
    """What a row rests on, as a draft takes it."""
    return [((type_, pk), role) for column, (type_, role) in ROLES.items()
            for pk in _ints(values.get(column))]  # fmt: skip


def _ints(value: object) -> list[int]:
    return [pk for pk in value if isinstance(pk, int)] if isinstance(value, list) else []


def _known(rows: Iterable[tuple[int, tuple[str, ...]]]) -> tuple[set[int], Known]:
    keys: set[int] = set()
    called: Known = {}
    for pk, names in rows:
        keys.add(pk)
        for name in {folded(name) for name in names if name}:
            called.setdefault(name, []).append(pk)
    return keys, called


def _one(words: str, keys: set[int], called: Known) -> int:
    bare = folded(words)
    if key := _KEY.match(bare):
        if int(key[1]) not in keys:
            raise Unclear("unknown_up", name=words)
        return int(key[1])
    found = called.get(bare) or called.get(_placed(bare), [])
    if not found:
        raise Unclear("unknown_up", name=words)
    if len(found) > 1:
        raise Unclear("several_ups", name=words, near="、".join(f"#{pk}" for pk in found[:5]))
    return found[0]


def _placed(bare: str) -> str:
    """A place in a document or meeting, however it is counted: 第三条 is 第3条."""
    found = _PLACE.match(bare)
    if found is None:
        return bare
    number = int(found[2]) if found[2].isdecimal() else chinese_number(found[2])
    return f"{found[1]}第{number}{bare[-1]}"
