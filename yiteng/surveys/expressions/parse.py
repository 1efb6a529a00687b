"""From the words of an expression to a tree of tuples.

Grammar (XPath 1.0 as XLSForm uses it): ``or``, ``and``, comparisons, ``+ - * div mod``, unary minus,
function calls, ``${name}``, ``.``, plain names (columns of a choice), numbers, strings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

Tree = tuple[Any, ...]
_TOKEN = re.compile(
    r"""\s*(?:(?P<ref>\$\{[^}]*\})|(?P<number>\d+(?:\.\d+)?|\.\d+)|(?P<string>"[^"]*"|'[^']*')
    |(?P<op><=|>=|!=|[-+*=<>(),])|(?P<name>[^\W\d][\w-]*(?::[\w-]+)?)|(?P<dot>\.))""",
    re.X,
)
#: Operators by how tightly they bind.
_BINDS = {"or": 1, "and": 2, "=": 3, "!=": 3, "<": 4, "<=": 4, ">": 4, ">=": 4,
          "+": 5, "-": 5, "*": 6, "div": 6, "mod": 6}  # fmt: skip
#: Functions that are understood, with the fewest and the most arguments.
FUNCTIONS = {
    "selected": (2, 2), "count-selected": (1, 1), "not": (1, 1), "true": (0, 0), "false": (0, 0),
    "string-length": (1, 1), "regex": (2, 2), "number": (1, 1), "int": (1, 1), "round": (1, 2),
    "string": (1, 1), "concat": (1, 99), "coalesce": (2, 2), "if": (3, 3), "today": (0, 0),
    "contains": (2, 2), "starts-with": (2, 2), "ends-with": (2, 2), "sum": (1, 1),
    "count": (1, 1), "min": (1, 99), "max": (1, 99), "date": (1, 1), "boolean": (1, 1),
    "normalize-space": (1, 1), "once": (1, 1),
}  # fmt: skip


class Unreadable(ValueError):
    """An expression that is not understood; ``at`` is the part that stopped the reading."""

    def __init__(self, at: str) -> None:
        self.at = at
        super().__init__(at)


@lru_cache(maxsize=2000)
def parse(text: str) -> Tree:
    """The tree of an expression. Raises Unreadable.

    >>> parse("${age} >= 18")
    ('>=', ('ref', 'age'), ('number', 18.0))
    """
    reader = _Reader(list(_tokens(text)))
    tree = reader.expression(0)
    if reader.here[0] != "end":
        raise Unreadable(reader.here[1])
    return tree


def names(text: str) -> list[str]:
    """The questions an expression speaks of, in their order.

    >>> names("${a} + ${b}")
    ['a', 'b']
    """
    return [found.strip() for found in re.findall(r"\$\{([^}]*)\}", text)]


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    at = 0
    while at < len(text.rstrip()):
        found = _TOKEN.match(text, at)
        if found is None or found.lastgroup is None:
            raise Unreadable(text[at:].strip())
        yield found.lastgroup, found.group(found.lastgroup)
        at = found.end()
    yield "end", ""


class _Reader:
    """Reads tokens left to right; operators by their binding power."""

    def __init__(self, tokens: list[tuple[str, str]]) -> None:
        self.tokens, self.at = tokens, 0

    @property
    def here(self) -> tuple[str, str]:
        return self.tokens[self.at]

    def take(self, words: str = "") -> str:
        """The next token's text; where words are given it must be these."""
        kind, text = self.here
        if kind == "end" or (words and text != words):
            raise Unreadable(text or words)
        self.at += 1
        return text

    def expression(self, least: int) -> Tree:
        left = self.operand()
        while (binds := _BINDS.get(self.here[1], 0)) > least and self.here[0] in ("op", "name"):
            operator = self.take()
            left = (operator, left, self.expression(binds))
        return left

    def operand(self) -> Tree:
        kind, text = self.here
        if text == "-" and kind == "op":
            self.take()
            return ("minus", self.expression(6))
        if text == "(":
            self.take()
            inner = self.expression(0)
            self.take(")")
            return inner
        if kind == "name" and self.tokens[self.at + 1][1] == "(":
            return self.call()
        return self.leaf()

    def leaf(self) -> Tree:
        kind, text = self.here
        if kind in ("op", "end"):
            raise Unreadable(text)
        self.take()
        if kind == "ref":
            return ("ref", text[2:-1].strip())
        if kind == "number":
            return ("number", float(text))
        if kind == "string":
            return ("string", text[1:-1])
        return ("self",) if kind == "dot" else ("column", text)

    def call(self) -> Tree:
        name = self.take()
        if name not in FUNCTIONS:
            raise Unreadable(f"{name}()")
        self.take("(")
        said: list[Tree] = []
        while self.here[1] != ")":
            said.append(self.expression(0))
            if self.here[1] != ")":
                self.take(",")
        self.take(")")
        least, most = FUNCTIONS[name]
        if not least <= len(said) <= most:
            raise Unreadable(f"{name}()")
        return ("call", name, *said)
