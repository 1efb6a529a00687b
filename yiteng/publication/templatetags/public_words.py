"""``{% public_value value %}``: a value of a snapshot, a figure or words, as the public reads it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from yiteng.rules.quantity import Quantity
from yiteng.web.cells import quantity

register = template.Library()


@register.simple_tag
def public_value(value: Any) -> str | SafeString:
    """A figure with its word, status, date and source; or words, translated where they are ours."""
    if isinstance(value, dict):
        return quantity(Quantity(
            Decimal(value["value"]), value["unit"], value["word"],
            date.fromisoformat(value["as_of"]) if value["as_of"] else None, value["status"],
            value["source"]))  # fmt: skip
    if isinstance(value, list):
        return "、".join(_text(part) for part in value)
    return gettext(str(value)) if value else ""


def _text(part: Any) -> str:
    if isinstance(part, dict):
        return " · ".join(str(v) for v in part.values() if v)
    return str(part)
