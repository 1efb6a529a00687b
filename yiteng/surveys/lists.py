"""Lists served with a form: villages, firms and, from the room above, facilities.

The same rows give the same bytes, so that a phone sees a new list only where there is one.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from yiteng.enterprises.models import Enterprise
from yiteng.places.models import Area
from yiteng.surveys.questions import Choice

#: name, label, town
Line = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Scope:
    """The area of a survey by internal keys."""

    county: int
    town: int | None = None
    village: int | None = None


Supplier = Callable[[Scope], Iterable[Line]]
HEAD = ("name", "label", "town")
_SUPPLIERS: dict[str, Supplier] = {}


def supply(filename: str, supplier: Supplier) -> None:
    """Let a room supply a list; from ``AppConfig.ready()``."""
    _SUPPLIERS[filename] = supplier


def content(filename: str, scope: Scope) -> bytes:
    """The list as UTF-8 CSV; a list nobody supplies has its heading only."""
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(HEAD)
    supplier = _SUPPLIERS.get(filename)
    writer.writerows(supplier(scope) if supplier else ())
    return target.getvalue().encode()


def md5(data: bytes) -> str:
    """The sum by which phones compare, hexadecimal; nothing is guarded by it."""
    return hashlib.md5(data, usedforsecurity=False).hexdigest()


def choices(data: bytes) -> tuple[Choice, ...]:
    """The choices of a served list."""
    rows: Sequence[dict[str, str]] = list(csv.DictReader(io.StringIO(data.decode())))
    return tuple(Choice(row["name"], row["label"], {"town": row["town"]}) for row in rows)


def villages(scope: Scope) -> Iterable[Line]:
    """The villages of the area in the official order; named by their internal key."""
    found = Area.objects.filter(county=scope.county, level="village", valid_to__isnull=True)
    if scope.town:
        found = found.filter(town=scope.town)
    if scope.village:
        found = found.filter(pk=scope.village)
    rows = found.order_by("town__order", "town_id", "order", "id")
    for pk, name, town in rows.values_list("pk", "name", "town__name"):
        yield str(pk), f"{town or ''}{name}", town or ""


def firms(scope: Scope) -> Iterable[Line]:
    """The firms of the area by their entry in the register."""
    found = Enterprise.objects.filter(county=scope.county)
    if scope.town:
        found = found.filter(town=scope.town)
    for pk, name, town in found.order_by("id").values_list("pk", "name", "town__name"):
        yield str(pk), name, town or ""
