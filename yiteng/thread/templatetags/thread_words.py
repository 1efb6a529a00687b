"""Stations in the user's language: their titles, and whether one is needed where it stands."""

from __future__ import annotations

from collections.abc import Sequence

from django import template
from django.utils.translation import gettext

from yiteng.thread.stations import STANDING, TITLES

register = template.Library()


@register.simple_tag
def station_title(code: str) -> str:
    """The title of a station of the spine."""
    return gettext(TITLES[code])


@register.simple_tag
def station_titles(codes: Sequence[str]) -> str:
    """Several stations, any of which will do."""
    return gettext(" or ").join(gettext(TITLES[code]) for code in codes)


@register.simple_tag
def standing_word(standing: str) -> str:
    """Whether a station is needed, missing, not needed or still ahead; nothing where it is there."""
    return gettext(STANDING[standing]) if standing else ""
