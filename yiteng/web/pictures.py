"""Tags of the pictures: wide and narrow drawing, key, table; part of `{% load yiteng %}`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.safestring import SafeString

from yiteng.web import drawing

register = template.Library()
Context = template.RequestContext


@register.simple_tag
def ornament() -> SafeString:
    """The vine without figures, for the log-in page."""
    return drawing.ornament()


@register.inclusion_tag("web/_vine.html")
def vine(melons: Iterable[drawing.Melon], name: str = "vine") -> dict[str, Any]:
    """The vine, wide and narrow, with its key and its table."""
    held = list(melons)
    return {
        "wide": drawing.vine(held, name=name),
        "narrow": drawing.vine_down(held, name=f"{name}-down"),
        "table": drawing.vine_table(held),
        "key": drawing.VINE_KEY,
    }


@register.inclusion_tag("web/_picture.html", takes_context=True)
def thread(
    context: Context,
    stations: Iterable[drawing.Station],
    name: str = "thread",
    room: float = drawing.COLUMN,
) -> Any:
    """The thread: the spine's stations as a path, across a desk, down a phone.

    room: pixels there are for one line of it.
    """
    held = list(stations)
    return {
        "request": context.get("request"),
        "wide": drawing.thread(held, name=name, room=room),
        "narrow": drawing.thread_down(held, name=f"{name}-down"),
        "table": drawing.thread_table(held),
    }


@register.inclusion_tag("web/_picture.html", takes_context=True)
def bars(
    context: Context,
    bars: Iterable[drawing.Bar],
    title: str = "",
    unit: str = "",
    name: str = "bars",
) -> Any:
    """Bars with their values written at them."""
    held = list(bars)
    return {
        "request": context.get("request"),
        "wide": drawing.bars(held, title=title, unit=unit, name=name),
        "narrow": drawing.bars(held, title=title, unit=unit, name=f"{name}-n", width=360),
        "table": drawing.bars_table(held, unit),
    }


@register.inclusion_tag("web/_picture.html", takes_context=True)
def curve(
    context: Context,
    points: Iterable[drawing.Point],
    title: str = "",
    unit: str = "",
    name: str = "curve",
) -> Any:
    """A curve with the values written at its points."""
    held = list(points)
    return {
        "request": context.get("request"),
        "wide": drawing.curve(held, title=title, unit=unit, name=name),
        "narrow": drawing.curve(held, title=title, unit=unit, name=f"{name}-n", width=360),
        "table": drawing.curve_table(held, unit),
    }


@register.inclusion_tag("web/_picture.html", takes_context=True)
def tiles(
    context: Context,
    tiles: Iterable[drawing.Tile],
    title: str = "",
    unit: str = "",
    name: str = "tiles",
) -> Any:
    """A map of tiles, one a town: figure and light on each."""
    held = list(tiles)
    one = drawing.tiles(held, title=title, unit=unit, name=name)
    narrow = drawing.tiles(held, title=title, unit=unit, name=f"{name}-n", side=62)
    return {
        "request": context.get("request"),
        "wide": one,
        "narrow": narrow,
        "table": drawing.tiles_table(held, unit),
    }


@register.inclusion_tag("web/_picture.html", takes_context=True)
def strip(
    context: Context, stretches: Iterable[drawing.Stretch], title: str = "", name: str = "strip"
) -> Any:
    """A strip of villages, one square each, grouped by town."""
    held = list(stretches)
    return {
        "request": context.get("request"),
        "wide": drawing.strip(held, title=title, name=name),
        "narrow": drawing.strip(held, title=title, name=f"{name}-n", width=360),
        "table": drawing.strip_table(held),
        "key": drawing.STRIP_KEY,
    }
