"""One limit a district may set for itself (限值)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Limit:
    """One limit. title, unit, source, does: message ids; lowest, highest: bounds, both allowed.

    whole: whether it takes whole numbers only.
    """

    code: str
    title: str
    unit: str
    default: Decimal
    lowest: Decimal
    highest: Decimal
    source: str
    does: str
    whole: bool = True


def limit(
    code: str,
    title: str,
    unit: str,
    values: tuple[str, str, str],
    source: str,
    does: str,
    *,
    whole: bool = True,
) -> Limit:
    """A limit; values: default, lowest, highest."""
    default, lowest, highest = (Decimal(value) for value in values)
    return Limit(code, title, unit, default, lowest, highest, source, does, whole)
