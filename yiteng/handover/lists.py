"""The lists of a handover: each whole, by key, however long it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import QuerySet
from django.http import Http404

from yiteng.handover import rows
from yiteng.handover.open import applications, asked, firms, measures, open_rows
from yiteng.rules.actor import Actor
from yiteng.rules.table import Column, Row, Table
from yiteng.rules.words import N_
from yiteng.web.paging import SIZE, Page, Whole, pages


@dataclass(frozen=True, slots=True)
class List:
    """One list. title, empty: message ids; find: its rows; by: the keys of its order."""

    code: str
    title: str
    find: Callable[[Actor], QuerySet[Any]]
    by: tuple[str, ...]
    columns: Sequence[Column]
    row: Callable[[Any], Row]
    empty: str = N_("None.")


@dataclass(frozen=True, slots=True)
class First:
    """The beginning of a list: its first rows, and how many there are in all."""

    of: List
    table: Table
    total: int

    @property
    def more(self) -> bool:
        """Whether there are rows beyond the first ones."""
        return self.total > len(self.table.rows)


LISTS = (
    List("open", N_("Open commitments"), open_rows, ("due_at", "id"), rows.OPEN, rows.open_row),
    List("firms", N_("Promises to firms"), firms, ("due_at", "id"), rows.FIRMS, rows.firm_row),
    List("asked", N_("Asked for and not decided yet"), asked, ("asked_at", "id"), rows.ASKED,
         rows.asked_row),
    List("measures", N_("Measures in force"), measures, ("id",), rows.MEASURES, rows.measure_row),
    List("applications", N_("Applications to meet"), applications, ("id",), rows.APPLICATIONS,
         rows.application_row),
)  # fmt: skip
_BY_CODE = {one.code: one for one in LISTS}


def list_of(code: str) -> List:
    """The list of a code. Raises Http404."""
    if code not in _BY_CODE:
        raise Http404
    return _BY_CODE[code]


def page_of(one: List, actor: Actor, get: Mapping[str, str]) -> Table:
    """One page of a list, by the keys of an address; one query, and what its rows name."""
    return _table(one, pages(one.find(actor), by=one.by, get=get))


def firsts(actor: Actor) -> list[First]:
    """The beginning of every list; a list is counted only where it goes on."""
    return [_first(one, actor) for one in LISTS]


def whole(one: List, actor: Actor) -> Iterator[Table]:
    """All rows of a list, some hundreds at a time: memory does not grow with them."""
    get = Whole()
    while True:
        table = page_of(one, actor, get)
        yield table
        if not table.next_key:
            return
        get["after"] = table.next_key


def _first(one: List, actor: Actor) -> First:
    table = page_of(one, actor, {})
    total = one.find(actor).count() if len(table.rows) == SIZE else len(table.rows)
    return First(one, replace(table, next_key="", caption=""), total)


def _table(one: List, page: Page) -> Table:
    return Table(
        one.title, one.columns, [one.row(row) for row in page.rows], one.empty,
        next_key=page.next_key, previous_key=page.previous_key)  # fmt: skip
