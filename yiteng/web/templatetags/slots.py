"""``{% slot "thread" "commitment" row.pk %}``: what a higher room shows at this place."""

from __future__ import annotations

from typing import Any

from django import template

from yiteng.web.slots import content

register = template.Library()


@register.simple_tag(takes_context=True)
def slot(context: Any, name: str, *args: Any) -> str:
    """The content of a slot; nothing where no room fills it."""
    return content(name, context["request"], *args)
