"""What the patients' representatives say to a promise: right as written, or how it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from yiteng.rules.refusal import Refusal
from yiteng.rules.words import N_


@dataclass(frozen=True, slots=True)
class Said:
    """agrees: it is right as written; else words: how it was promised."""

    agrees: bool
    words: str = ""


def against(said: Mapping[int, Said], more: str) -> Iterator[Refusal]:
    """Why it is not taken: nothing said, or a correction without words.

    >>> [r.code for r in against({1: Said(False)}, "")]
    ['sides.no_words']
    >>> [r.code for r in against({}, " ")]
    ['sides.nothing']
    """
    if not said and not more.strip():
        yield Refusal("sides.nothing", N_("Say at least to one promise whether it is right."))
    if any(not one.agrees and not one.words.strip() for one in said.values()):
        yield Refusal("sides.no_words", N_(
            "Where a promise is not right as written, write how it was promised."))  # fmt: skip
