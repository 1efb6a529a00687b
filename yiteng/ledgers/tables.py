"""Imports and their rows as tables."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext

from yiteng.commitments.kinds import kinds
from yiteng.ledgers.columns import Target
from yiteng.ledgers.fields import FIGURES, known_of
from yiteng.ledgers.models import Import, Staged
from yiteng.ledgers.names import Names
from yiteng.ledgers.sheets.sentences import WORDS
from yiteng.ledgers.words import LEFT_OUT, OUTCOMES, PHASES
from yiteng.rules.quantity import Quantity, exact
from yiteng.rules.table import Column, Row, Table
from yiteng.rules.words import N_
from yiteng.web.cells import marked
from yiteng.web.paging import Page
from yiteng.web.sentences import fill

_LIST = (
    Column("name", N_("File"), "link"),
    Column("kind", N_("Kind of commitment")),
    Column("phase", N_("State"), "state"),
    Column("new", N_("New rows"), "number"),
    Column("changed", N_("Changed rows"), "number"),
    Column("refused", N_("Refused rows"), "number"),
    Column("unit", N_("Unit")),
    Column("at", N_("Handed in at"), "moment"),
)
_WHERE = (Column("where", N_("Row of the sheet")), Column("title", N_("Commitment"), "link"))
_NEW = (*_WHERE, Column("due", N_("Due"), "text"), Column("more", N_("What else the row says")))
_CHANGED = (*_WHERE, Column("column", N_("Column")), Column("here", N_("Here")), Column("file", N_("In the file")))  # fmt: skip
_REFUSED = (
    Column("cell", N_("Cell"), "link"),
    Column("value", N_("What it says")),
    Column("reason", N_("What is wrong")),
    Column("remedy", N_("How to mend it")),
)
_SAME = _WHERE
_LEFT = (Column("where", N_("Row of the sheet")), Column("reason", N_("Why it is no matter")))


def import_table(page: Page) -> Table:
    """The imports of a unit, the latest first."""
    return Table(
        caption=N_("Ledgers handed in"),
        columns=_LIST,
        rows=[_import(row) for row in page.rows],
        next_key=page.next_key,
        previous_key=page.previous_key,
        empty=N_("No ledger yet. Hand in the Excel file your unit keeps: nothing is taken in before you have seen each row."),
    )  # fmt: skip


def _import(row: Import) -> Row:
    counts = row.counts
    return Row(row.url, {
        "name": marked(row.name, row.invented), "kind": titles(row),
        "phase": PHASES[row.phase], "new": counts.get("new", 0), "changed": counts.get("changed", 0),
        "refused": counts.get("refused", 0), "unit": row.unit.name, "at": row.at,
    }, key=str(row.pk))  # fmt: skip


def kinds_in(row: Import) -> list[str]:
    """The codes of the kinds an import holds, in the order of its sheets, each once."""
    held = [sheet["kind"] for sheet in row.plan.get("sheets", []) if sheet["kind"] in kinds()]
    return list(dict.fromkeys(held or ([row.kind] if row.kind else [])))


def titles(row: Import) -> str:
    """The kinds an import holds, in words; a dash while nothing says it."""
    return "、".join(gettext(kinds()[code].title) for code in kinds_in(row)) or "—"


def staged_table(row: Import, outcome: str, page: Page) -> Table:
    """One page of rows of one outcome: what each would do, or why it cannot."""
    found: Sequence[Staged] = page.rows
    columns, lines = _SHAPES[outcome]
    names = Names.of(found)
    return Table(
        caption=OUTCOMES[outcome],
        columns=columns,
        rows=[line for staged in found for line in lines(staged, known_of(staged.kind), names)],
        next_key=page.next_key,
        previous_key=page.previous_key,
        empty=N_("No such row in this file."),
    )


def _new(s: Staged, known: dict[str, Target], names: Names) -> list[Row]:
    more = [f"{gettext(known[code].title)} {shown(known[code], value, names)}"
            for code, value in s.values.items() if code in known and code not in ("title", "due", "content")]  # fmt: skip
    return [Row("", {"where": place(s), "title": s.title, "due": s.values.get("due", ""),
                     "more": "；".join(more)})]  # fmt: skip


def _changed(s: Staged, known: dict[str, Target], names: Names) -> list[Row]:
    """One line an edited cell."""
    url = f"/commitments/{s.target}/" if s.target else ""
    return [
        Row(url if index == 0 else "", {
            "where": place(s) if index == 0 else "", "title": s.title if index == 0 else "",
            "column": gettext(known[code].title),
            "here": shown(known[code], was, names), "file": shown(known[code], now, names),
        })
        for index, (code, (was, now)) in enumerate(s.changes.items()) if code in known
    ]  # fmt: skip


def _refused(s: Staged, known: dict[str, Target], names: Names) -> list[Row]:
    return [Row("", said(fault)) for fault in s.faults if "code" in fault]


def said(fault: dict[str, Any]) -> dict[str, str]:
    """A fault in words: cell, value, reason, remedy."""
    what, how = WORDS[fault["code"]]
    params = fault.get("params", {})
    cell = f"{fault.get('sheet', '')} {fault.get('column', '')}{fault.get('row') or ''}".strip()
    head = fault.get("head", "")
    return {"cell": f"{cell} {head}".strip(), "value": fault.get("value", ""),
            "reason": fill(what, params), "remedy": fill(how, params)}  # fmt: skip


def _same(s: Staged, known: dict[str, Target], names: Names) -> list[Row]:
    return [Row(f"/commitments/{s.target}/", {"where": place(s), "title": s.title})]


def _left(s: Staged, known: dict[str, Target], names: Names) -> list[Row]:
    why = next((f["why"] for f in s.faults if "why" in f), "empty")
    return [Row("", {"where": place(s), "reason": gettext(LEFT_OUT[why])})]


_SHAPES: dict[str, tuple[tuple[Column, ...], Any]] = {
    "new": (_NEW, _new),
    "changed": (_CHANGED, _changed),
    "conflict": (_CHANGED, _changed),
    "refused": (_REFUSED, _refused),
    "same": (_SAME, _same),
    "left_out": (_LEFT, _left),
}


def place(s: Staged) -> str:
    """Sheet and row."""
    return f"{s.sheet} {s.row}"


def shown(target: Target, value: Any, names: Names) -> str:
    """A plain value as people read it."""
    if value in (None, ""):
        return "—"
    if target.kind in FIGURES:
        return f"{value[2]}{exact(Quantity(Decimal(value[0]), value[1]))}"
    return names.say(target, value)
