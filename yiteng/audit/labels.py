"""What the trail calls things: the rooms above tell, for the trail itself knows codes only."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from django.utils.translation import gettext as _

Names = Callable[[Collection[int]], Mapping[int, str]]
#: From (subject_type, action) to the message ids of record and step; empty where unknown.
Words = Callable[[str, str], tuple[str, str]]

_NAMES: list[Names] = []
_WORDS: dict[str, Words] = {}


def register(names: Names) -> None:
    """Tell how internal keys of counties become names; from ``AppConfig.ready()``."""
    _NAMES[:] = [names]


def register_words(room: str, words: Words) -> None:
    """Tell how a room calls its records and steps; from ``AppConfig.ready()``."""
    _WORDS[room] = words


def counties(keys: Collection[int]) -> dict[int, str]:
    """The name of each chain: its county's, and for 0 the installation."""
    known = _NAMES[0](keys) if _NAMES else {}
    return {key: known.get(key, str(key)) if key else _("Installation") for key in keys}


def words(subject_type: str, action: str) -> tuple[str, str]:
    """Record and step in the reader's language; their codes where no room told."""
    told = [tell(subject_type, action) for tell in _WORDS.values()]
    record = next((one for one, _step in told if one), subject_type)
    step = next((one for _record, one in told if one), action)
    return _(record), _(step)
