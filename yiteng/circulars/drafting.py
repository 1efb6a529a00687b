"""The draft of a circular: figures and dates of the rows themselves, in Chinese, ranking nobody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from yiteng.commitments.models import Commitment
from yiteng.people.visibility import visible
from yiteng.rules.actor import Actor
from yiteng.rules.circulars import Item, Line, lines
from yiteng.workflow.clock import SHANGHAI

CHINESE = "zh-hans"
#: More items than these make a list nobody reads; the figures hold all of them.
NAMED = 30
_LEFT_OUT = ("draft", "merged", "withdrawn")
_DAY = timedelta(days=1)


def items(actor: Actor, since: date, until: date) -> tuple[list[Item], bool]:
    """What fell due in the period by its first date, and whether any of it is invented; one query.

    The first date counts: an extension does not make a late item punctual.
    """
    found = visible(Commitment, actor).filter(
        original_due_at__gte=_start(since), original_due_at__lt=_start(until + _DAY)
    )
    rows = list(
        found.exclude(state__in=_LEFT_OUT)
        .filter(lead_unit__isnull=False)
        .select_related("lead_unit")
        .order_by("original_due_at", "id")
        .defer("content", "details")
    )
    return [_item(row) for row in rows], any(row.invented for row in rows)


def _start(day: date) -> datetime:
    return datetime.combine(day, time(), SHANGHAI)


def _item(row: Commitment) -> Item:
    assert row.lead_unit is not None
    assert row.original_due_at is not None
    ended = row.first_closed_at or row.closed_at
    return Item(
        row.title,
        row.lead_unit.name,
        (row.lead_unit.order, row.lead_unit_id or 0),
        row.original_due_at.astimezone(SHANGHAI).date(),
        ended.astimezone(SHANGHAI).date() if ended else None,
        row.confirmed,
    )


def facts(found: Sequence[Item], today: date) -> dict[str, Any]:
    """The figures as they are kept beside the words."""
    counted = lines(found, today)
    closed = [i for i in found if i.closed_on is not None]
    return {
        "due": len(found),
        "in_time": sum(line.in_time for line in counted),
        "late": sum(line.late for line in counted),
        "open": sum(line.open for line in counted),
        "closed": len(closed),
        "confirmed": sum(i.confirmed for i in closed),
        "lines": [asdict(line) for line in counted],
    }


def units_of(found: Sequence[Item], own: str) -> list[str]:
    """To whom it goes by the facts: the lead units named in it, in the official order."""
    named = {item.order: item.unit for item in found if item.unit != own}
    return [unit for _order, unit in sorted(named.items())]


def body(kind: str, found: Sequence[Item], since: date, until: date, today: date) -> str:
    """The words of the draft, a line a paragraph."""
    with translation.override(CHINESE):
        return "\n".join(_paragraphs(kind, found, since, until, today))


def _paragraphs(
    kind: str, found: Sequence[Item], since: date, until: date, today: date
) -> Iterator[str]:
    counted = lines(found, today)
    said = facts(found, today)
    yield _("From %(since)s to %(until)s %(due)s commitments fell due by their first date: "
            "%(in_time)s closed in time, %(late)s closed later, %(open)s still open on %(today)s.") % {
        **said, "since": since, "until": until, "today": today}  # fmt: skip
    yield _("Of %(closed)s closed, the people served or the named acceptor confirmed %(confirmed)s.") % said  # fmt: skip
    yield _("By unit, in the official order:")
    for line in counted:
        yield _unit(line)
    yield _HEAD[kind]()
    chosen = [i for i in found if _belongs(kind, i, today)]
    for item in chosen[:NAMED]:
        yield _named(item, today)
    if not chosen:
        yield _("None.")
    elif len(chosen) > NAMED:
        yield _("and %(n)s more.") % {"n": len(chosen) - NAMED}


_HEAD = {
    "praise": lambda: _("Closed in time and confirmed:"),
    "progress": lambda: _("Still open past their first date:"),
    "criticism": lambda: _("Still open past their first date:"),
}


def _belongs(kind: str, item: Item, today: date) -> bool:
    if kind == "praise":
        return item.closed_on is not None and item.closed_on <= item.due and item.confirmed
    return item.closed_on is None and item.due < today


def _unit(line: Line) -> str:
    return _("%(unit)s: %(due)s due, %(in_time)s in time, %(late)s later, %(open)s still open;") % (
        asdict(line)
    )


def _named(item: Item, today: date) -> str:
    said = {"title": item.title, "unit": item.unit, "due": item.due, "closed": item.closed_on}
    if item.closed_on:
        return _("“%(title)s” (lead %(unit)s), due %(due)s, closed %(closed)s;") % said
    days = (today - item.due).days
    return _("“%(title)s” (lead %(unit)s), due %(due)s, %(days)s days past it;") % {
        **said,
        "days": days,
    }
