"""Lights of the rule book on the page: a shape and a word, never a colour alone."""

from __future__ import annotations

from typing import Any

from yiteng.rules.lights import LIGHTS, Light

#: A colour stands for its light where a caller knows no more; ``paused`` for the stopped clock.
COLOURS = {light.colour: code for code, light in LIGHTS.items() if light.colour != "ink"}
NAMED = {**{code: code for code in LIGHTS}, **COLOURS, "paused": "suspended"}


def lamp(item: Any) -> Light | None:
    """The light of a code, a light itself, or of a row with a light; None without one."""
    if isinstance(item, Light):
        return item
    if isinstance(item, str):
        return LIGHTS.get(NAMED.get(item, ""))
    return lamp(getattr(item, "light", None) or "") if item is not None else None
