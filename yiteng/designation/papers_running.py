"""The parts of a case's file that tell how it runs: months, water, answers, the three sides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from yiteng.designation import operation, sides
from yiteng.designation.models import DesignationCase
from yiteng.papers.values import Block, Cell, Grid, Heading, Text
from yiteng.papers.words import day


def running(case: DesignationCase) -> Iterator[Block]:
    """Months, water, assessments, what patients say: counts only, small ones withheld."""
    months = operation.months(case)
    if months:
        held = _("too few to show")
        yield grid((_("Month"), 3), (_("People cared for"), 3), (_("Sessions or bed-days"), 3),
                    (_("Cost"), 3), rows=[
            (f"{m.month.month:%Y-%m}", str(m.people) if m.people is not None else held,
             str(m.month.sessions) if m.people is not None else held,
             held if m.people is None else str(m.month.cost or "—")) for m in months])  # fmt: skip
    for test, title, value, verdict in operation.water(case):
        yield Text(f"{day_(test.on)} {_(title)} {value} {_(verdict) if verdict else ''}")
    for one in case.assessments.order_by("on"):
        yield Text(f"{day_(one.on)} {_('Yearly assessment')}：{one.words}（{one.by_post}）")
    yield from _answers(case)


def _answers(case: DesignationCase) -> Iterator[Block]:
    for one in operation.rounds(case):
        if one.answered:
            rate = f"{_('Answer rate')} {_percent(one.response.value)}"
            yield Text(
                f"{day_(one.row.asked_on)} {_('What patients say')}：n = {one.answered} / {one.row.slips}，{rate}"
            )
            yield grid((_("Question asked"), 5), (_("yes"), 1), (_("partly"), 2), (_("no"), 1),
                       (_("Share of yes with its interval"), 3), rows=[
                (_(question), *(_("too few to show") if n is None else str(n) for n in counts),
                 f"{_percent(yes.value)}（{_percent(yes.low)}—{_percent(yes.high)}）" if yes else "—")
                for question, counts, yes in one.shown
            ])  # fmt: skip


def _percent(part: float | None) -> str:
    return "—" if part is None else f"{round(100 * part)}%"


def three_sides(case: DesignationCase) -> Iterator[Block]:
    """Who promised what, who wrote it, what the patients' representatives said to it and when."""
    for title, told in sides.told(sides.promises(case)):
        if told:
            yield Heading(2, _(title))
            yield grid((_("Promise"), 4), (_("To be done by"), 3), (_("Written by"), 2),
                       (_("Confirmed or corrected"), 3), rows=[
                (one.row.words, _by(one), _writer(one), _confirmed(one)) for one in told
            ])  # fmt: skip


def _by(one: sides.Told) -> str:
    kept = f"{_('kept')} {short(one.row.kept_on)}" if one.row.kept_on else ""
    return " ".join(filter(None, (short(one.row.due), kept)))


def _writer(one: sides.Told) -> str:
    return _("Representatives of the patients") if one.row.by_slip else one.row.written_by or "—"


def _confirmed(one: sides.Told) -> str:
    if one.word is None:
        return "—" if one.row.by_slip else _("not confirmed")
    said = _("right as written") if one.word.agrees else one.word.words
    return f"{short(one.word.on)} {said}"


def grid(*heads: tuple[str, int], rows: Iterable[tuple[Any, ...]]) -> Grid:
    """A table: heads with their widths, then rows of plain text."""
    first = tuple(Cell(text, width, label=True) for text, width in heads)
    return Grid((first, *(
        tuple(Cell(str(text), width) for text, (_head, width) in zip(row, heads, strict=True))
        for row in rows
    )))  # fmt: skip


def short(on: date | None) -> str:
    """A day in a cell, where the long form would break into three lines."""
    return on.isoformat() if on else "—"


def day_(on: date | None) -> str:
    """A day as official papers write it, a dash where there is none."""
    return day(on) if on else "—"
