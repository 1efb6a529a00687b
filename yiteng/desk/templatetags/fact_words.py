"""How figures of the facts page are written: values with their unit, verdicts with a shape."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from yiteng.rules.quantity.units import unit_title
from yiteng.rules.words import N_
from yiteng.web.cells import money
from yiteng.web.words import in_table, plain

register = template.Library()
VERDICTS = {
    "equal": ("✓", N_("equal")),
    "within": ("≈", N_("within the word")),
    "explained": ("◇", N_("explained")),
    "differs": ("■", N_("differs")),
}


@register.simple_tag
def fact_value(value: Any, unit: str) -> str | SafeString:
    """A number with money in 万元 and ratios in percent, a date, or a month."""
    if value is None:
        return "—"
    if isinstance(value, date):
        return in_table(value)
    if isinstance(value, Decimal):
        if unit == "CNY":
            return money(value)
        return f"{plain(value * 100)} %" if unit == "ratio" else plain(value)
    return str(value)


@register.simple_tag
def fact_unit(unit: str) -> str:
    """The unit in words; money, ratios, dates and months carry theirs already."""
    if unit in ("CNY", "ratio", "date", "month"):
        return ""
    return unit_title(unit, language="en" if get_language() == "en" else "zh")


@register.simple_tag
def fact_verdict(code: str) -> SafeString:
    """The verdict as shape and word."""
    shape, word = VERDICTS[code]
    return format_html(
        '<span class="verdict verdict-{}"><i aria-hidden="true">{}</i> {}</span>',
        code,
        shape,
        gettext(word),
    )
