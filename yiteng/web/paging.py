"""Pages by key, never by offset: the thousandth page costs what the first does (law 11)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict

from yiteng.web.cursor import Key, beyond, decode, encode, keys_of

SIZE = 50
#: Rows a page of a list that is exported whole.
WHOLE = 500

Branches = QuerySet[Any] | Sequence[QuerySet[Any]]


class Whole(dict[str, str]):
    """The words of an address whose list is wanted whole: it is walked by key, in large pages."""


class WholeAddress(QueryDict):
    """The same where the page itself is asked, as if this were its address."""


@dataclass(frozen=True, slots=True)
class Page:
    """Rows of one page and the keys of its neighbours, empty where there is none."""

    rows: list[Any]
    next_key: str = ""
    previous_key: str = ""


def pages(
    branches: Branches,
    *,
    by: Sequence[str],
    get: Mapping[str, str] | None = None,
    size: int = SIZE,
) -> Page:
    """One page of a list, by the keys ``after`` and ``before`` of an address.

    branches: a queryset, or several whose union is the list (visibility is a union of keyed
    branches); rows that several branches know appear once.
    by: columns, ``-`` for descending; the last must make the order unique. Several branches
    want dates or numbers here: databases sort words by rules of their own.
    get: usually ``request.GET``; a damaged key leads to the first page. size: rows a page;
    an export gives ``Whole`` words and gets larger pages.
    Costs one query a branch, on the first page as on the last.
    """
    querysets = [branches] if isinstance(branches, QuerySet) else list(branches)
    if not querysets:
        return Page([])
    keys = keys_of(querysets[0].model, by)
    get = {} if get is None else get
    size = max(size, WHOLE) if isinstance(get, Whole | WholeAddress) else size
    after, before = decode(keys, get.get("after", "")), decode(keys, get.get("before", ""))
    reverse = after is None and before is not None
    start = before if reverse else after
    found = [
        row
        for queryset in querysets
        for row in _ordered(queryset, keys, start, reverse=reverse)[: size + 1]
    ]
    rows = merge(found, keys, reverse=reverse) if len(querysets) > 1 else found
    more = len(rows) > size
    rows = rows[:size]
    if reverse:
        rows.reverse()
    return _page(rows, keys, forward=more or reverse, back=more if reverse else start is not None)


def merge(rows: Iterable[Any], keys: Sequence[Key], *, reverse: bool = False) -> list[Any]:
    """Rows of several branches in one order, each once."""
    once = list({row.pk: row for row in rows}.values())
    for key in reversed(keys):
        valued = [row for row in once if key.of(row) is not None]
        blank = [row for row in once if key.of(row) is None]
        valued.sort(key=key.of, reverse=key.down != reverse)
        once = blank + valued if reverse else valued + blank
    return once


def _ordered(
    queryset: QuerySet[Any], keys: Sequence[Key], start: tuple[Any, ...] | None, *, reverse: bool
) -> QuerySet[Any]:
    if start is not None:
        queryset = queryset.filter(beyond(keys, start, reverse=reverse))
    return queryset.order_by(*(key.order(reverse=reverse) for key in keys))


def _page(rows: list[Any], keys: Sequence[Key], *, forward: bool, back: bool) -> Page:
    if not rows:
        return Page([])
    return Page(
        rows,
        next_key=encode(keys, rows[-1]) if forward else "",
        previous_key=encode(keys, rows[0]) if back else "",
    )
