"""Cells of a ledger: one function a kind of column; and the whole table as the page draws it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from yiteng.rules.quantity import Quantity, exact, show
from yiteng.rules.quantity.value import STATUS_TITLES
from yiteng.rules.table import Column, Row, Table
from yiteng.web.lights import lamp
from yiteng.web.sentences import say
from yiteng.web.words import chinese, in_table, plain, yuan

NUMERIC = frozenset({"number", "money", "quantity"})


def light(item: Any) -> SafeString:
    """Shape and word of a light; nothing where there is none."""
    found = lamp(item)
    if found is None:
        return SafeString("")
    return format_html(
        '<span class="light light-{}"><i aria-hidden="true">{}</i>{}</span>',
        found.colour,
        found.symbol,
        gettext(found.word),
    )


def quantity(item: Any) -> SafeString:
    """A figure as the rule book shows it, its status beside it, the exact value on demand.

    item: a `Quantity`, or a row with ``value unit word as_of status source``.
    """
    if item is None or item == "":
        return SafeString("")
    figure = item if isinstance(item, Quantity) else _as_quantity(item)
    language = "zh" if chinese() else "en"
    return format_html(
        '<span class="quantity"><abbr title="{}">{}</abbr><span class="status">{}</span></span>',
        _on_demand(figure, language),
        show(figure, language=language),
        "" if figure.status == "actual" else gettext(STATUS_TITLES[figure.status]),
    )


def money(value: Any) -> SafeString:
    """Yuan with one decimal in 万元 or 亿元, the exact amount on demand."""
    if value is None or value == "":
        return SafeString("")
    figure, unit = yuan(Decimal(value))
    exact_words = f"{plain(Decimal(value))} {'元' if chinese() else 'CNY'}"
    return format_html('<abbr title="{}">{}&thinsp;{}</abbr>', exact_words, figure, unit)


def marked(words: str, invented: bool) -> str:
    """A title, with the mark 虚构 where the demonstration made the row up."""
    if not invented:
        return words
    return format_html('{} <span class="tag invented">{}</span>', words, gettext("invented"))


def number(value: Any) -> str:
    """A number with its thousands separated; words as they are."""
    if value is None or isinstance(value, bool | str):
        return "" if value is None else str(value)
    return plain(value)


def day(value: Any) -> str:
    """A date or moment as tables write it."""
    if isinstance(value, datetime | date):
        return in_table(value)
    return "" if value is None else str(value)


def state(value: Any) -> str:
    """A state's title (message id) in the reader's language."""
    return say(value) if value else ""


def text(value: Any) -> Any:
    """Text as it is; pairs of words and address become a link; sentences are translated."""
    if value is None:
        return ""
    if isinstance(value, tuple) and len(value) == 2:
        words, url = value
        return format_html('<a href="{}">{}</a>', url, words) if url else words
    return say(value) if hasattr(value, "sentence") else value


Show = Callable[[Any], Any]
KINDS: dict[str, Show] = {
    "text": text,
    "link": text,
    "number": number,
    "money": money,
    "date": day,
    "moment": day,
    "light": light,
    "state": state,
    "quantity": quantity,
}


@dataclass(slots=True)
class Cell:
    """A cell as drawn: label for phones, class, what it shows, whether it opens the row."""

    label: str
    kind: str
    shown: Any
    opens: bool
    blank: bool


@dataclass(slots=True)
class Line:
    """A row as drawn."""

    url: str
    cells: list[Cell]


def lines(table: Table) -> list[Line]:
    """The rows of a table as the page draws them."""
    opener = _opener(table.columns)
    columns = [
        (c.code, gettext(c.title), kind_class(c), KINDS.get(c.kind, text), c.code == opener)
        for c in table.columns
    ]
    return [Line(row.url, [_cell(row, *column) for column in columns]) for row in table.rows]


def kind_class(column: Column) -> str:
    """The class of a column's cells."""
    return "number" if column.kind in NUMERIC else column.kind


def _cell(row: Row, code: str, label: str, kind: str, show_: Show, opener: bool) -> Cell:
    value = row.cells.get(code)
    shown = show_(value)
    opens = opener and bool(row.url) and not isinstance(value, tuple)
    return Cell(label, kind, shown, opens, shown == "")


def _opener(columns: Any) -> str:
    """The column whose words open the row: the first link, else the first."""
    for column in columns:
        if column.kind == "link":
            return str(column.code)
    return str(columns[0].code) if columns else ""


def _as_quantity(item: Any) -> Quantity:
    return Quantity(
        Decimal(item.value),
        item.unit,
        getattr(item, "word", "") or "",
        getattr(item, "as_of", None),
        getattr(item, "status", "") or "actual",
        getattr(item, "source", "") or "",
    )


def _on_demand(figure: Quantity, language: str) -> str:
    parts = [exact(figure, language=language), gettext(STATUS_TITLES[figure.status])]
    if figure.as_of:
        parts.append(gettext("as of %(day)s") % {"day": in_table(figure.as_of)})
    if figure.source:
        parts.append(gettext("source: %(source)s") % {"source": figure.source})
    return " · ".join(parts)
