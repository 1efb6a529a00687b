"""A condition in the words of the questions, for people who fill a form on the web or on paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from yiteng.surveys.answers import Lists, shown
from yiteng.surveys.expressions import Unreadable, parse
from yiteng.surveys.questions import Question

_SIGNS = {"=": "=", "!=": "≠", "<": "<", "<=": "≤", ">": ">", ">=": "≥"}


def said(text: str, known: Mapping[str, Question], lists: Lists) -> str:
    """The condition in words; empty for none, and as it is written where there are no words."""
    if not text:
        return ""
    try:
        return _words(parse(text), known, lists)
    except (Unreadable, KeyError):
        return text


def _words(tree: tuple[Any, ...], known: Mapping[str, Question], lists: Lists) -> str:
    head = tree[0]
    if head in ("and", "or"):
        between = _(" and ") if head == "and" else _(" or ")
        return between.join(_words(part, known, lists) for part in tree[1:])
    if head == "call" and tree[1] == "not":
        return _("not (%(words)s)") % {"words": _words(tree[2], known, lists)}
    if head == "call" and tree[1] == "selected" and tree[2][0] == "ref":
        asked = known[tree[2][1]]
        return _("“%(question)s” has %(answer)s") % {
            "question": asked.title, "answer": _leaf(tree[3], asked, lists)}  # fmt: skip
    if head in _SIGNS and tree[1][0] == "ref":
        asked = known[tree[1][1]]
        return f"“{asked.title}” {_SIGNS[head]} {_leaf(tree[2], asked, lists)}"
    raise KeyError(head)


def _leaf(tree: tuple[Any, ...], asked: Question, lists: Lists) -> str:
    if tree[0] == "string":
        return shown(asked, tree[1], lists) or _("no answer")
    if tree[0] == "number":
        return f"{tree[1]:g}"
    if tree == ("call", "today"):
        return _("the day itself")
    raise KeyError(tree[0])
