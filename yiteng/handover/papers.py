"""The handover as a Word file: plain lists of what is open, dates and posts; Chinese as papers are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from html import unescape

from django.utils import translation
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from yiteng.handover.lists import List, whole
from yiteng.handover.queries import Handover
from yiteng.papers.values import Block, Cell, Grid, Heading, Official, Text
from yiteng.rules.actor import Actor
from yiteng.web.cells import KINDS, text

CHINESE = "zh-hans"
#: Of the twelve parts of a line, how many each column takes.
WIDTHS: Mapping[str, tuple[int, ...]] = {
    "open": (3, 2, 2, 1, 2, 2), "firms": (5, 3, 2, 2), "asked": (6, 2, 4),
    "measures": (6, 6), "applications": (6, 3, 3),
}  # fmt: skip


def handover(actor: Actor, held: Handover, today: date) -> Official:
    """The paper of a post; without a red head: it is handed over, not issued."""
    with translation.override(CHINESE):
        return Official(
            head="",
            title=_("Handover of %(post)s") % {"post": actor.post_title},
            body=tuple(_body(actor, held)),
            signed=actor.unit_name,
            on=today,
            sealed=False,
        )


def _body(actor: Actor, held: Handover) -> Iterator[Block]:
    yield Heading(1, _("What the predecessor left in words"))
    yield Text(held.note.words if held.note else _("Nothing was left in words."))
    if held.note and held.note.people:
        yield Text(_("Whom to call: %(people)s") % {"people": held.note.people})
    for first in held.firsts:
        title = _(first.of.title)
        yield Heading(1, _("%(title)s (%(n)s)") % {"title": title, "n": first.total})
        yield _grid(first.of, actor) if first.total else Text(_("None."))
    yield Heading(1, _("Units and posts to talk to"))
    for contact in held.contacts:
        posts = "、".join(contact.posts)
        yield Text(f"{contact.unit}：{posts}")


def _grid(one: List, actor: Actor) -> Grid:
    """All rows of a list, without their lights."""
    columns = [column for column in one.columns if column.kind != "light"]
    widths = WIDTHS[one.code]
    lines = [_line([_(column.title) for column in columns], widths, label=True)]
    for table in whole(one, actor):
        for row in table.rows:
            said = [KINDS.get(c.kind, text)(row.cells.get(c.code)) for c in columns]
            lines.append(_line([unescape(strip_tags(str(words))) for words in said], widths))
    return Grid(tuple(lines))


def _line(words: Sequence[str], widths: Sequence[int], *, label: bool = False) -> tuple[Cell, ...]:
    pairs = zip(words, widths, strict=True)
    return tuple(Cell(text, width, label=label) for text, width in pairs)
