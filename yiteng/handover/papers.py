"""The handover as a Word file: plain lists of what is open, dates and posts; Chinese as papers are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from django.utils import translation
from django.utils.translation import gettext as _

from yiteng.commitments.models import Commitment
from yiteng.handover.queries import Handover
from yiteng.papers.values import Block, Cell, Grid, Heading, Official, Text
from yiteng.rules.actor import Actor
from yiteng.rules.lifecycles.commitment import COMMITMENT
from yiteng.workflow.clock import SHANGHAI

CHINESE = "zh-hans"


def handover(actor: Actor, held: Handover, today: date) -> Official:
    """The paper of a post; without a red head: it is handed over, not issued."""
    with translation.override(CHINESE):
        return Official(
            head="",
            title=_("Handover of %(post)s") % {"post": actor.post_title},
            body=tuple(_body(held)),
            signed=actor.unit_name,
            on=today,
            sealed=False,
        )


def _body(held: Handover) -> Iterator[Block]:
    yield Heading(1, _("What the predecessor left in words"))
    yield Text(held.note.words if held.note else _("Nothing was left in words."))
    if held.note and held.note.people:
        yield Text(_("Whom to call: %(people)s") % {"people": held.note.people})
    yield Heading(1, _("Open commitments (%(n)s)") % {"n": len(held.open)})
    yield _grid(held.open) if held.open else Text(_("None."))
    yield Heading(1, _("Promises to firms (%(n)s)") % {"n": len(held.firms)})
    for row in held.firms:
        yield Text(_firm(row))
    yield Heading(1, _("Threads to take up"))
    for measure in held.measures:
        yield Text(_("Measure in force: %(title)s") % {"title": measure.title})
    for application in held.applications:
        yield Text(_("Application to meet: %(title)s") % {"title": application.title})
    yield Heading(1, _("Units and posts to talk to"))
    for contact in held.contacts:
        posts = "、".join(contact.posts)
        yield Text(f"{contact.unit}：{posts}")


def _grid(rows: Sequence[Commitment]) -> Grid:
    heads = ((_("No."), 2), (_("Commitment"), 5), (_("State"), 2), (_("Due"), 3))
    lines = [tuple(Cell(text, width, label=True) for text, width in heads)]
    for row in rows:
        lines.append((
            Cell(row.number, 2), Cell(row.title, 5),
            Cell(_(COMMITMENT.state(row.state).title), 2), Cell(_due(row), 3),
        ))  # fmt: skip
    return Grid(tuple(lines))


def _due(row: Commitment) -> str:
    """The date; where it was moved, the first one too."""
    if row.original_due_at and row.due_at and row.original_due_at != row.due_at:
        return _("%(due)s (first %(first)s)") % {
            "due": _day(row.due_at),
            "first": _day(row.original_due_at),
        }
    return _day(row.due_at)


def _firm(row: Commitment) -> str:
    firm = row.enterprise.name if row.enterprise else row.served_name
    return _("%(firm)s: %(title)s, due %(due)s") % {
        "firm": firm,
        "title": row.title,
        "due": _day(row.due_at),
    }


def _day(at: datetime | None) -> str:
    return at.astimezone(SHANGHAI).date().isoformat() if at else "—"
