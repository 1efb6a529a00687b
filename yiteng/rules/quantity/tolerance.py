"""How far a computed figure may lie from a reported one, by the word the report used."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

Verdict = Literal["equal", "within", "differs"]
Value = Decimal | date | str

_TENTH = Decimal("0.1")
_EXACT_WORDS = frozenset({"达", "有望", "前", "年初"})


@dataclass(frozen=True, slots=True)
class Band:
    """What the word lets through: from low to high, None for no bound; open ends exclude it."""

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False

    def holds(self, value: Decimal) -> bool:
        """Whether the value lies in the band."""
        if self.low is not None and (value < self.low or (self.low_open and value == self.low)):
            return False
        return self.high is None or not (
            value > self.high or (self.high_open and value == self.high)
        )


def band(reported: Decimal, relation: str, word: str) -> Band:
    """The band of a report's figure, chosen by its word, and where it has none by its relation.

    近 90–100 %; 余 and 多 100–110 %; 约 ± 10 %; 达 有望 前 年初 exactly; 以上 and 等 at least;
    超 more; 内 at most; 几十 几百 几千 more, and less than ten of the counted thing (几百 < 1000).
    Relations without a word: ``=`` exactly, ``~`` as 约, ``> >= < <=`` as written.

    多 and 余 with relation ``~`` qualify a whole unit, not the figure: “2个多月” is reported as
    2.3 and means two to three months; the 7 hours from “16时多” to “23时多” lie between two
    readings that were both cut to the hour, so they mean more than 6 and less than 8.
    Hence: a figure with a fraction stands for [whole, whole + 1), a whole one for (n−1, n+1).

    Raises ValueError for an unknown relation.
    """
    if relation not in {"=", "~", ">", ">=", "<", "<="}:
        raise ValueError(f"unknown relation {relation!r}")
    if word:
        return _by_word(reported, relation, word)
    return {
        "=": Band(reported, reported),
        "~": _around(reported),
        ">": Band(reported, None, low_open=True),
        ">=": Band(reported, None),
        "<": Band(None, reported, high_open=True),
        "<=": Band(None, reported),
    }[relation]


def verdict(reported: Value, relation: str, word: str, computed: Value) -> Verdict:
    """Judge a computed figure against the reported one, as the facts page shows it.

    reported, computed: numbers, dates, or ISO texts such as ``2022-11``, both of one type.
    relation: ``= ~ > >= < <=``; word: the report's word or empty.
    Returns ``equal`` where they are the same and the word allows it, ``within`` where the
    word lets the difference through, else ``differs``. Raises TypeError for mixed types.

    >>> verdict(Decimal(100), "~", "近", Decimal(97)), verdict(Decimal(7), "~", "多", Decimal(8))
    ('within', 'differs')
    """
    if isinstance(reported, Decimal) and isinstance(computed, Decimal):
        if not band(reported, relation, word).holds(computed):
            return "differs"
        return "equal" if computed == reported else "within"
    if isinstance(reported, date) and isinstance(computed, date):
        return _ordered(reported.isoformat(), relation, computed.isoformat())
    if isinstance(reported, str) and isinstance(computed, str):
        return _ordered(reported, relation, computed)
    raise TypeError("reported and computed must be of one type")


def _by_word(reported: Decimal, relation: str, word: str) -> Band:
    if word in _EXACT_WORDS:
        return Band(reported, reported)
    if word == "近":
        return Band(reported * (1 - _TENTH), reported)
    if word in {"余", "多"}:
        return _whole_unit(reported) if relation == "~" else _upward(reported)
    if word == "约":
        return _around(reported)
    if word in {"以上", "等"}:
        return Band(reported, None)
    if word == "内":
        return Band(None, reported)
    if word == "超":
        return Band(reported, None, low_open=True)
    return _several(reported, word)


def _upward(reported: Decimal) -> Band:
    return Band(reported, reported * (1 + _TENTH))


def _around(reported: Decimal) -> Band:
    return Band(reported * (1 - _TENTH), reported * (1 + _TENTH))


def _whole_unit(reported: Decimal) -> Band:
    whole = reported // 1
    if whole == reported:
        return Band(whole - 1, whole + 1, low_open=True, high_open=True)
    return Band(whole, whole + 1, high_open=True)


def _several(reported: Decimal, word: str) -> Band:
    scale = {"几": 1, "几十": 10, "几百": 100, "几千": 1000, "几万": 10000}[word]
    return Band(reported, Decimal(10 * scale), low_open=True, high_open=True)


def _ordered(reported: str, relation: str, computed: str) -> Verdict:
    if relation in {"=", "~"}:
        return "equal" if reported == computed else "differs"
    if relation not in {">", ">=", "<", "<="}:
        raise ValueError(f"unknown relation {relation!r}")
    if reported == computed:
        return "equal" if "=" in relation else "differs"
    later = computed > reported
    return "within" if later == relation.startswith(">") else "differs"
