"""The place in a list, written into an address: values of the columns it is ordered by."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db.models import F, Field, Model, Q
from django.db.models.expressions import OrderBy

Values = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Key:
    """One column of the order. path: Django's lookup path; down: descending; field: its field."""

    path: str
    down: bool
    field: Field[Any, Any]

    @property
    def nullable(self) -> bool:
        """Whether rows without a value may exist; they always come last."""
        return self.field.null or "__" in self.path

    def of(self, row: Any) -> Any:
        """The value of a row."""
        for name in self.path.split("__"):
            row = getattr(row, name, None)
        return row

    def order(self, *, reverse: bool) -> OrderBy:
        """The ORDER BY term; rows without a value last (first when walking back)."""
        column = F(self.path)
        down = self.down != reverse
        if not self.nullable:
            return column.desc() if down else column.asc()
        ends = {"nulls_first": True} if reverse else {"nulls_last": True}
        return column.desc(**ends) if down else column.asc(**ends)

    def beyond(self, value: Any, *, reverse: bool) -> Q | None:
        """Rows that come strictly after the value (before it when walking back); None: none do."""
        if value is None:
            return Q(**{f"{self.path}__isnull": False}) if reverse else None
        sign = "lt" if self.down != reverse else "gt"
        found = Q(**{f"{self.path}__{sign}": value})
        if self.nullable and not reverse:
            found |= Q(**{f"{self.path}__isnull": True})
        return found

    def same(self, value: Any) -> Q:
        """Rows with the very value."""
        return Q(**{f"{self.path}__isnull": True}) if value is None else Q(**{self.path: value})


def keys_of(model: type[Model], by: Sequence[str]) -> tuple[Key, ...]:
    """The columns of an order. Raises FieldDoesNotExist for an unknown one."""
    return tuple(
        Key(name.removeprefix("-"), name.startswith("-"), _field(model, name.removeprefix("-")))
        for name in by
    )


def beyond(keys: Sequence[Key], values: Values, *, reverse: bool) -> Q:
    """Rows that come after the place in the order (before it when walking back)."""
    found = Q(pk__in=())
    for index, key in enumerate(keys):
        further = key.beyond(values[index], reverse=reverse)
        if further is None:
            continue
        for earlier, value in zip(keys[:index], values[:index], strict=True):
            further &= earlier.same(value)
        found |= further
    return found


def encode(keys: Sequence[Key], row: Any) -> str:
    """The place of a row as text for an address.

    Dates, moments and decimals are written as text, so that nothing is lost on the way.
    """
    text = json.dumps([_plain(key.of(row)) for key in keys], ensure_ascii=False)
    return urlsafe_b64encode(text.encode()).decode().rstrip("=")


def decode(keys: Sequence[Key], text: str) -> Values | None:
    """The place an address names; None for an empty, foreign or damaged one (the first page)."""
    if not text or len(text) > 1000:
        return None
    try:
        found = json.loads(urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        if not isinstance(found, list) or len(found) != len(keys):
            return None
        return tuple(_value(key, value) for key, value in zip(keys, found, strict=True))
    except (ValueError, TypeError, OverflowError, ValidationError):
        return None


def _value(key: Key, value: Any) -> Any:
    if value is None:
        if not key.nullable:
            raise ValueError(f"{key.path} has always a value")
        return None
    if not isinstance(value, str | int | float | bool):
        raise TypeError("a place is made of plain values")
    return key.field.to_python(value)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def _field(model: type[Model], path: str) -> Field[Any, Any]:
    head, _, rest = path.partition("__")
    field: Any = model._meta.get_field(model._meta.pk.name if head == "pk" else head)
    if rest:
        if field.related_model is None:
            raise FieldDoesNotExist(f"{model.__name__} has no {path}")
        return _field(field.related_model, rest)
    found: Field[Any, Any] = field.target_field if field.is_relation else field
    return found
