"""Queries that compute published figures: a name, a function, the page where it can be seen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import MultipleObjectsReturned, ObjectDoesNotExist

Value = Decimal | date | str | None
Params = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Computed:
    """What a query found and the address where its rows can be seen."""

    value: Value
    url: str


Query = Callable[[int, Params], Computed]
_QUERIES: dict[str, Query] = {}


def query(name: str) -> Callable[[Query], Query]:
    """Register a query under its name: from the county's key and parameters to a value."""

    def enter(function: Query) -> Query:
        _QUERIES[name] = function
        return function

    return enter


def compute(name: str, county: int, params: Params) -> Computed:
    """Run a query; where the rows it wants are not there (or not single) it has no value.

    Raises KeyError for a name nobody registered.
    """
    function = _QUERIES[name]
    try:
        return function(county, params)
    except (ObjectDoesNotExist, MultipleObjectsReturned):
        return Computed(None, "")


def names() -> tuple[str, ...]:
    """The names of all queries."""
    return tuple(_QUERIES)
