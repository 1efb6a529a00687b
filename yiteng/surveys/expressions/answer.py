"""Answering an expression for given answers."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from yiteng.surveys.expressions.parse import Tree, parse

Value = str | float | bool | list[str]
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Scope:
    """What an expression may look at.

    find: the answer to a question by name (a list where it stands in a repeat beside). here: the
    answer being judged (``.``). today: the day. columns: of the choice being judged.
    """

    find: Callable[[str], Value]
    here: str = ""
    today: date = date.min
    columns: Mapping[str, str] = field(default_factory=dict)


def truth(text: str, scope: Scope) -> bool:
    """Whether the expression holds; an empty one holds."""
    return not text.strip() or _bool(_answer(parse(text), scope))


def value(text: str, scope: Scope) -> str:
    """What the expression comes to, as an answer is written."""
    return _text(_answer(parse(text), scope))


def _answer(tree: Tree, scope: Scope) -> Value:
    head = tree[0]
    if head in ("number", "string"):
        return tree[1]  # type: ignore[no-any-return]
    if head == "ref":
        return scope.find(tree[1])
    if head == "self":
        return scope.here
    if head == "column":
        return scope.columns.get(tree[1], "")
    if head == "call":
        return _call(tree[1], tree[2:], scope)
    if head == "minus":
        return -_number(_answer(tree[1], scope))
    if head in ("or", "and"):
        first = _bool(_answer(tree[1], scope))
        return first if first == (head == "or") else _bool(_answer(tree[2], scope))
    return _operate(head, _answer(tree[1], scope), _answer(tree[2], scope))


def _operate(operator: str, left: Value, right: Value) -> Value:
    if operator in _ARITHMETIC:
        return _ARITHMETIC[operator](_number(left), _number(right))
    return _compare(operator, left, right)


def _modulo(left: float, right: float) -> float:
    return math.fmod(left, right) if right else math.nan


_ARITHMETIC: dict[str, Callable[[float, float], float]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "div": lambda a, b: a / b if b else math.nan,
    "mod": _modulo,
}


def _compare(operator: str, left: Value, right: Value) -> bool:
    if operator in ("=", "!="):
        same = _same(left, right)
        return same if operator == "=" else not same
    a, b = _text(left), _text(right)
    if _DAY.match(a) and _DAY.match(b):
        first: Any = a[:10] if min(len(a), len(b)) == 10 else a
        second: Any = b[:10] if min(len(a), len(b)) == 10 else b
    else:
        first, second = _number(left), _number(right)
    return bool({"<": first < second, "<=": first <= second, ">": first > second,
                 ">=": first >= second}[operator])  # fmt: skip


def _same(left: Value, right: Value) -> bool:
    if isinstance(left, bool) or isinstance(right, bool):
        return _bool(left) == _bool(right)
    if isinstance(left, float) or isinstance(right, float):
        return _number(left) == _number(right)
    return _text(left) == _text(right)


def _call(name: str, said: tuple[Tree, ...], scope: Scope) -> Value:
    if name == "if":
        return _answer(said[1] if _bool(_answer(said[0], scope)) else said[2], scope)
    if name == "today":
        return scope.today.isoformat()
    return _FUNCTIONS[name](*(_answer(one, scope) for one in said))


def _rounded(number: Value, places: Value = 0.0) -> Value:
    found = _number(number)
    scale = 10 ** int(_number(places))
    return math.floor(found * scale + 0.5) / scale if math.isfinite(found) else found


def _whole(number: Value) -> Value:
    found = _number(number)
    return float(math.trunc(found)) if math.isfinite(found) else found


def _numbers(said: tuple[Value, ...]) -> list[float]:
    flat = [one for v in said for one in (v if isinstance(v, list) else [v])]
    return [_number(one) for one in flat if _text(one) != ""]


_FUNCTIONS: dict[str, Callable[..., Value]] = {
    "selected": lambda held, one: _text(one) in _text(held).split(),
    "count-selected": lambda held: float(len(_text(held).split())),
    "not": lambda v: not _bool(v),
    "true": lambda: True,
    "false": lambda: False,
    "string-length": lambda v: float(len(_text(v))),
    "regex": lambda v, pattern: re.search(_text(pattern), _text(v)) is not None,
    "number": lambda v: _number(v),
    "int": _whole,
    "round": _rounded,
    "string": lambda v: _text(v),
    "concat": lambda *said: "".join(_text(v) for v in said),
    "coalesce": lambda a, b: _text(a) or _text(b),
    "contains": lambda v, part: _text(part) in _text(v),
    "starts-with": lambda v, part: _text(v).startswith(_text(part)),
    "ends-with": lambda v, part: _text(v).endswith(_text(part)),
    "sum": lambda v: math.fsum(_numbers((v,))),
    "count": lambda v: float(len(v) if isinstance(v, list) else bool(_text(v))),
    "min": lambda *said: min(_numbers(said), default=math.nan),
    "max": lambda *said: max(_numbers(said), default=math.nan),
    "date": lambda v: _text(v)[:10],
    "boolean": lambda v: _bool(v),
    "normalize-space": lambda v: " ".join(_text(v).split()),
    "once": lambda v: _text(v),
}


def _text(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float | int):
        if not math.isfinite(value):
            return ""
        return str(int(value)) if value == int(value) else repr(float(value))
    if isinstance(value, list):
        return value[0] if value else ""
    return value


def _number(value: Value) -> float:
    try:
        return float(value) if isinstance(value, bool | float | int) else float(_text(value))
    except ValueError:
        return math.nan


def _bool(value: Value) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, float | int):
        return bool(value) and not math.isnan(value)
    return _text(value) not in ("", "false", "no", "FALSE")
