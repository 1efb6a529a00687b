"""Slots: a lower room leaves a place on its page that a higher room fills."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest

Filler = Callable[..., str]
_FILLERS: dict[str, Filler] = {}


def fill(name: str, filler: Filler) -> None:
    """Fill the slot of that name; the filler takes the request and the tag's arguments.

    It returns safe HTML. Called in AppConfig.ready() of the room that fills it.
    """
    _FILLERS[name] = filler


def content(name: str, request: HttpRequest, *args: Any) -> str:
    """What fills the slot, or nothing where no room does."""
    return _FILLERS[name](request, *args) if name in _FILLERS else ""
