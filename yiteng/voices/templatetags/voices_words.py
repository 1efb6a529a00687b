"""Shares in words."""

from __future__ import annotations

from django import template

register = template.Library()


@register.simple_tag
def percent(value: float | None) -> str:
    """A share of 0 to 1 as whole percent, a dash where nobody answered."""
    return "—" if value is None else f"{value * 100:.0f}%"
