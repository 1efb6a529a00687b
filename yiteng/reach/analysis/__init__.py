"""Access and siting on plain arrays: no Django, no database, usable as a library.

``costs``: minutes or km between places and sites. ``access``: who reaches what, and catchment
scores. ``coverage``: people within minutes, who has nothing, trips saved. ``siting``: where the
next sites should be, with a proof. ``certificate``: checks a proof in integers without the
solver. ``coordinates``: systems of coordinates used in China.

Arrays are numpy; longitudes and latitudes are WGS-84 degrees (CGCS2000 is the same to less than
a metre), as rows of (lon, lat).
"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yiteng.reach.analysis import access, certificate, coordinates, costs, coverage, siting

__all__ = ["access", "certificate", "coordinates", "costs", "coverage", "siting"]


def __getattr__(name: str) -> ModuleType:
    """A part of the library at its first use: numba and scipy are slow to import."""
    if name in __all__:
        return import_module(f"{__name__}.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
