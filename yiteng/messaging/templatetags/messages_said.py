"""A message in the reader's language."""

from __future__ import annotations

from django import template

from yiteng.messaging.models import Message
from yiteng.web.sentences import fill

register = template.Library()


@register.simple_tag
def said(message: Message) -> str:
    """The sentence of a message with its values."""
    return fill(message.sentence, message.params)
