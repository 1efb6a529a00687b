"""A workbook to be edited and brought back: record and version travel along in hidden columns.

A hidden sheet keeps the cells as they were, so that bringing it back shows exactly what was edited,
whatever has changed here meanwhile.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from tempfile import TemporaryFile
from typing import IO, Any

import xlsxwriter
from django.utils.translation import gettext

from yiteng.ledgers.columns import Target
from yiteng.ledgers.fields import COLUMNS, FIGURES, targets
from yiteng.ledgers.names import Names
from yiteng.ledgers.present import Present, present
from yiteng.ledgers.queries import editable
from yiteng.ledgers.sheets import cells
from yiteng.ledgers.sheets.opening import BASE, ID, META, VERSION
from yiteng.rules.actor import Actor
from yiteng.rules.kind import Kind
from yiteng.rules.lifecycles.commitment import COMMITMENT
from yiteng.rules.quantity.units import unit_title
from yiteng.rules.words import N_
from yiteng.web.exports import styles_of, write_text

#: Rows loaded at once.
CHUNK = 500
#: Money is edited in 万元, as ledgers write it.
TEN_THOUSAND = "万元"
FIRST = (N_("Number"), N_("State"))


def workbook(actor: Actor, kinds: Sequence[Kind]) -> IO[bytes]:
    """The commitments of these kinds that are drafted or in hand and visible: one sheet a kind."""
    held = TemporaryFile()  # noqa: SIM115 (the caller closes it)
    with xlsxwriter.Workbook(
        held, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        styles = styles_of(book) | {
            "grey": book.add_format({"font_color": "#6d7461", "num_format": 49})
        }
        sheets = [book.add_worksheet(gettext(kind.title)[:31]) for kind in kinds]
        base, meta = (book.add_worksheet(name) for name in (BASE, META))
        said = {kind.code: _fields(_edited(kind)) for kind in kinds}
        meta.write_string(0, 0, json.dumps({"kinds": said}, ensure_ascii=False))
        kept = 0
        for sheet, kind in zip(sheets, kinds, strict=True):
            kept = _sheet(sheet, base, actor, kind, styles, kept)
        base.very_hidden()
        meta.very_hidden()
    held.seek(0)
    return held


def _sheet(sheet: Any, base: Any, actor: Actor, kind: Kind, styles: dict[str, Any], kept: int) -> int:  # fmt: skip
    """The rows of a kind, and their cells as they are in the hidden sheet from row ``kept`` on.

    Returns how many rows the hidden sheet has then.
    """
    edited = _edited(kind)
    _begin(sheet, kind, edited, styles)
    for number, (here, line) in enumerate(_lines(actor, kind, edited), 1):
        _row(sheet, number, here, line, styles)
        base.write_row(kept, 0, [here.row.pk, *("" if c is None else cells.text(_back(c)) for c in [here.row.pk, here.row.version, *line])])  # fmt: skip
        kept += 1
    sheet.freeze_panes(1, 4)
    return kept


def _edited(kind: Kind) -> list[Target]:
    known = targets(kind)
    return [known[code] for code in (*COLUMNS, *(c for c, t in known.items() if _editable(t)))]


def _fields(edited: list[Target]) -> list[list[str]]:
    """What each column becomes when the file is brought back."""
    return [["", ""], ["", ""], ["number", ""], ["", ""], *([t.code, _unit(t)] for t in edited),
            *([code, ""] for code in ("stage", "progress"))]  # fmt: skip


def _editable(target: Target) -> bool:
    return target.code not in (*COLUMNS, "number", "key", "town", "village", "progress", "stage",
                               "firm")  # fmt: skip


def _unit(target: Target) -> str:
    if target.kind not in FIGURES:
        return ""
    return TEN_THOUSAND if target.unit == "CNY" else unit_title(target.unit) if target.unit else ""


def _begin(sheet: Any, kind: Kind, edited: list[Target], styles: dict[str, Any]) -> None:
    """Heads, widths, and the two hidden columns."""
    heads = [f"{ID}:{kind.code}", VERSION, *(gettext(title) for title in FIRST)]
    heads += [gettext(t.title) + (f"（{_unit(t)}）" if _unit(t) else "") for t in edited]
    heads += [gettext(N_("Stage reached")), gettext(N_("Progress"))]
    sheet.set_column(0, 1, None, None, {"hidden": True})
    for index in range(2, len(heads)):
        sheet.set_column(index, index, 36 if index == 4 else 16, styles["text"])
    for index, head in enumerate(heads):
        sheet.write_string(0, index, head, styles["head"])


def editable_values(actor: Actor, kind: Kind) -> Iterator[tuple[Present, Names]]:
    """Each commitment of a kind that is drafted or in hand, with the names its values need."""
    rows, last = editable(actor, kind.code), 0
    while ids := list(rows.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:CHUNK]):
        last = ids[-1]
        found = present(ids, kind, actor)
        names = Names.of_values([here.values for here in found.values()])
        yield from ((found[pk], names) for pk in ids if pk in found)


def _lines(actor: Actor, kind: Kind, edited: list[Target]) -> Iterator[tuple[Present, list[Any]]]:
    """Each commitment with its cells from the third column on."""
    known = targets(kind)
    for here, names in editable_values(actor, kind):
        yield here, _cells(here, edited, names, known["stage"])


def _cells(here: Present, edited: list[Target], names: Names, reached: Target) -> list[Any]:
    state = gettext(COMMITMENT.state(here.row.state).title)
    line: list[Any] = [here.row.number, state]
    for target in edited:
        line.append(_cell(target, here.values.get(target.code), names))
    stage = here.values.get("stage")
    return [*line, names.say(reached, stage) if stage else "", ""]


def _cell(target: Target, value: Any, names: Names) -> Any:
    """What a cell holds: a day, a number, or text that reads back to the same value."""
    if value in (None, ""):
        return None
    if target.kind in FIGURES:
        amount = Decimal(value[0]) / (10_000 if target.unit == "CNY" else 1)
        plain = f"{amount.normalize():f}"
        if target.unit == "CNY" and value[2]:
            return f"{value[2]}{plain}{TEN_THOUSAND}"
        own = "" if target.unit else unit_title(value[1])
        return f"{value[2]}{plain}{own}" if value[2] or own else float(amount)
    if target.kind == "day" or (target.kind == "until" and "T" not in value):
        return date.fromisoformat(value)
    return names.say(target, value)


def _back(cell: Any) -> Any:
    """A cell as a reader of the file will find it."""
    return datetime.combine(cell, time()) if isinstance(cell, date) else cell


def _row(
    sheet: Any, number: int, here: Present, line: Iterable[Any], styles: dict[str, Any]
) -> None:
    sheet.write_number(number, 0, here.row.pk)
    sheet.write_number(number, 1, here.row.version)
    for index, cell in enumerate(line, 2):
        if isinstance(cell, date):
            sheet.write_datetime(number, index, _back(cell), styles["date"])
        elif isinstance(cell, float):
            sheet.write_number(number, index, cell)
        elif cell not in (None, ""):
            write_text(sheet, number, index, str(cell), styles)
