"""What a chain is called: the room of places tells the names of counties (registered there)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from django.utils.translation import gettext as _

Names = Callable[[Collection[int]], Mapping[int, str]]

_NAMES: list[Names] = []


def register(names: Names) -> None:
    """Tell how internal keys of counties become names; from ``AppConfig.ready()``."""
    _NAMES[:] = [names]


def counties(keys: Collection[int]) -> dict[int, str]:
    """The name of each chain: its county's, and for 0 the installation."""
    known = _NAMES[0](keys) if _NAMES else {}
    return {key: known.get(key, str(key)) if key else _("Installation") for key in keys}
