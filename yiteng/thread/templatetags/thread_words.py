"""``{% station_title code %}``: the title of a station in the user's language."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext

from yiteng.thread.stations import TITLES

register = template.Library()


@register.simple_tag
def station_title(code: str) -> str:
    """The title of a station of the spine."""
    return gettext(TITLES[code])
