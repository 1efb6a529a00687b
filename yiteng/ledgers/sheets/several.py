"""Cells that hold several things: units with their duties, references one below the other."""

from __future__ import annotations

import re

_OPEN, _CLOSE = "(（[【", ")）]】"
_SEGMENTS, _NAMES, _COLONS = "；;\n", "、，,", "：:"
_COUNTED = re.compile(r"^\s*(?:\d{1,2}[.．)）]|[（(]\d{1,2}[)）]|[①-⑳])\s*")
_DUTY = re.compile(r"^(.+?)\s*[（(\[【](.+)[)）\]】]$", re.S)


def units(words: str) -> list[tuple[str, str]]:
    """The units a cell names, each with its duty (empty where none is said).

    Units stand beside one another with 、 or a comma, below one another, or apart with ；; a duty
    stands in brackets behind a unit or after a colon, then for all units before it.

    >>> units("水利局（负责打井、通水）、农业农村局；供电公司：架线，保供电")
    [('水利局', '负责打井、通水'), ('农业农村局', ''), ('供电公司', '架线，保供电')]
    >>> units("甲局、乙局：共同负责\\n①丙镇")
    [('甲局', '共同负责'), ('乙局', '共同负责'), ('丙镇', '')]
    """
    found = []
    for segment in _apart(words, _SEGMENTS):
        names, duty = _before_colon(_COUNTED.sub("", segment))
        for name in _apart(names, _NAMES):
            own = _DUTY.match(name.strip())
            bare, said = (own[1], own[2]) if own else (name.strip(), duty)
            if bare:
                found.append((_COUNTED.sub("", bare).strip(), said.strip()))
    return found


def references(words: str) -> list[str]:
    """The references of a cell: apart with ； or below one another; 、 may stand in a title.

    >>> references("#12 村村通；〔2023〕1号 第3条\\n")
    ['#12 村村通', '〔2023〕1号 第3条']
    """
    return [one.strip() for one in _apart(words, _SEGMENTS) if one.strip()]


def _apart(words: str, marks: str) -> list[str]:
    """Cut at the marks that stand outside brackets."""
    found, depth = [""], 0
    for sign in words:
        if sign in marks and not depth:
            found.append("")
            continue
        depth = max(0, depth + (sign in _OPEN) - (sign in _CLOSE))
        found[-1] += sign
    return [one for one in found if one.strip()]


def _before_colon(segment: str) -> tuple[str, str]:
    depth = 0
    for index, sign in enumerate(segment):
        depth = max(0, depth + (sign in _OPEN) - (sign in _CLOSE))
        if sign in _COLONS and not depth:
            return segment[:index], segment[index + 1 :]
    return segment, ""
