"""``{% news_line row %}`` and ``{% channel code %}``: what became of a finding, in words."""

from __future__ import annotations

from django import template

from yiteng.replies import words
from yiteng.replies.models import News

register = template.Library()


@register.simple_tag
def news_line(row: News) -> str:
    """One line of what became of a finding."""
    return words.line(row)


@register.simple_tag
def channel(code: str) -> str:
    """How it was told."""
    return words.channel(code)
