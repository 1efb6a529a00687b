"""The rows of the paper, sent while they are read: a desk of ten thousand rows needs no memory for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.template.loader import render_to_string
from django.utils import translation

from yiteng.handover.lists import List, whole
from yiteng.rules.actor import Actor
from yiteng.web import cells

#: Where the rows of a list belong in the frame of the page.
MARK = "<!-- rows -->"


def filled(frame: str, lists: Sequence[List], actor: Actor) -> Iterator[str]:
    """The frame with the rows of each list at its mark, in the language it was written in."""
    language = translation.get_language() or "zh-hans"
    head, *pieces = frame.split(MARK)
    return _pieces(head, list(zip(lists, pieces, strict=True)), actor, language)


def _pieces(
    head: str, parts: Sequence[tuple[List, str]], actor: Actor, language: str
) -> Iterator[str]:
    yield head
    for one, behind in parts:
        for table in whole(one, actor):
            with translation.override(language):
                said = render_to_string("handover/_lines.html", {"lines": cells.lines(table)})
            yield said
        yield behind
