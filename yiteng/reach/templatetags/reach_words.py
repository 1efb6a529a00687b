"""``{% care_word kinds code %}``: the title of a kind, level or scheme."""

from __future__ import annotations

from collections.abc import Mapping

from django import template
from django.utils.translation import gettext

register = template.Library()


@register.simple_tag
def care_word(titles: Mapping[str, str], code: str) -> str:
    """The translated title of a code; the code itself where it has none."""
    return gettext(titles[code]) if code in titles else code
