"""A policy document (政策文件) with its numbered measures as an official paper, from its rows.

Official papers are Chinese whatever the reader's language. The measures stand in it by their
numbers; the annex says who leads what until when.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from yiteng.measures.models import Measure, PolicyDocument
from yiteng.papers.values import Annex, Block, Cell, Grid, Heading, Imprint, Official, Text

CHINESE = "zh-hans"


def policy(document: PolicyDocument) -> Official:
    """The document as values. A document of which only titles are known says so in a note."""
    with translation.override(CHINESE):
        host = document.meeting.host.name if document.meeting else ""
        rows = list(document.measures.all())
        return Official(
            head=_("%(unit)s document") % {"unit": host} if host else "",
            number=document.number if host else "",
            title=document.title,
            body=tuple(_body(rows)),
            annexes=(Annex(_("Who leads which measure"), (_duties(rows),)),) if rows else (),
            signed=host,
            on=document.issued_on,
            imprint=Imprint((), host, document.issued_on) if host else None,
            note=_note(document, rows),
        )


def _body(rows: Iterable[Measure]) -> Iterable[Block]:
    found = False
    for row in rows:
        found = True
        yield Heading(1, row.title, row.text)
    if not found:
        yield Text(_("No measure has been entered yet."))


def _duties(rows: Iterable[Measure]) -> Grid:
    heads = ((_("No."), 2), (_("Measure"), 5), (_("Lead unit"), 3), (_("Horizon"), 2))
    lines = [tuple(Cell(text, width, label=True) for text, width in heads)]
    for place, row in enumerate(rows, 1):
        lead = row.lead.name if row.lead else ""
        lines.append((
            Cell(str(place), 2), Cell(row.title, 5), Cell(lead, 3), Cell(_horizon(row), 2),
        ))  # fmt: skip
    return Grid(tuple(lines))


def _horizon(row: Any) -> str:
    return str(row.get_horizon_display() and _(row.get_horizon_display()))


def _note(document: PolicyDocument, rows: Sequence[Measure]) -> str:
    """What is invented says so in the paper too; so does what a report tells."""
    if document.invented:
        return _("invented example, not a real paper")
    known = dict.fromkeys([document.source, *(row.source for row in rows)])
    sources = [one for one in known if one]
    said = [_("source: %(source)s") % {"source": "；".join(sources)}] if sources else []
    if document.title_only:
        said.append(_("only the titles are known from the report; set for the demonstration"))
    return "；".join(said)
