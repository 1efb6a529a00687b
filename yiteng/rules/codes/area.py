"""Statistical area codes: 6 digits to the county, 3 for the town, 3 for the village (domain.md D)."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Literal

from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_

Level = Literal["province", "city", "county", "town", "village"]

#: First and last number of the town part → what it is. Development zones have no code of their own.
_TOWN_TYPES = (
    (1, 99, "subdistrict"),
    (100, 199, "town"),
    (200, 399, "township"),
    (400, 599, "special"),
)
_ENDS: tuple[tuple[int, Level], ...] = ((2, "province"), (4, "city"), (6, "county"), (9, "town"))


@dataclass(frozen=True, slots=True, order=True)
class AreaCode:
    """A valid code of 12 digits. Build it with parse_area.

    >>> shima = parse_area("370304108")
    >>> shima.value, shima.level, shima.town_type, shima.county
    ('370304108000', 'town', 'town', '370304')
    """

    value: str

    @property
    def level(self) -> Level:
        """From province to village: the last part that is not zero."""
        for end, level in _ENDS:
            if not self.value[end:].strip("0"):
                return level
        return "village"

    @property
    def county(self) -> str:
        """The six digits of the county (GB/T 2260)."""
        return self.value[:6]

    @property
    def town_type(self) -> str:
        """subdistrict, town, township, special (farms, zones) or empty above the town."""
        number = int(self.value[6:9])
        return next((name for low, high, name in _TOWN_TYPES if low <= number <= high), "")

    @property
    def is_residents(self) -> bool:
        """True for a residents' committee (社区): numbers below 200; villages begin at 200."""
        return self.level == "village" and int(self.value[9:]) < 200

    @property
    def whole_town(self) -> AreaCode:
        """The code of the whole town: …000. Raises ValueError above the town."""
        if self.level not in {"town", "village"}:
            raise ValueError(f"{self.value} is not in a town")
        return AreaCode(self.value[:9] + "000")

    @property
    def stem(self) -> str:
        """The digits that say something: 2, 4, 6, 9 or 12 of them."""
        return self.value[: next((end for end, level in _ENDS if level == self.level), 12)]

    def contains(self, other: AreaCode) -> bool:
        """Whether the other lies in this area (or is it). Only codes of one edition compare."""
        return other.value.startswith(self.stem)


def parse_area(text: str, *, field: str = "") -> AreaCode:
    """Read a code of 6, 9 or 12 digits; the short forms mean the whole county or town.

    field: form field named in refusals. Raises Refused with every reason.
    """
    refusals = check_area(text, field=field)
    if refusals:
        raise Refused(refusals)
    return AreaCode(_plain(text).ljust(12, "0"))


def check_area(text: str, *, field: str = "") -> tuple[Refusal, ...]:
    """Every reason why a text is no area code; empty where it is one.

    Form only: whether the area exists is the business of places (codes change, domain.md D).

    >>> [r.english() for r in check_area("37030410800O")]
    ['Character 12 of the area code is “O”; only digits are allowed.']
    """
    code = _plain(text)
    wrong = [
        Refusal(
            "codes.area.character",
            N_("Character {position} of the area code is “{character}”; only digits are allowed."),
            {"position": position, "character": character},
            field=field,
        )
        for position, character in enumerate(code, 1)
        if not ("0" <= character <= "9")
    ]
    if len(code) not in {6, 9, 12}:
        wrong.append(
            Refusal(
                "codes.area.length",
                N_("The area code has {count} digits; write 6 (county), 9 (town) or 12 digits."),
                {"count": len(code)},
                field=field,
            )
        )
    return tuple(wrong) or tuple(_check_parts(code.ljust(12, "0"), field))


def _check_parts(code: str, field: str) -> list[Refusal]:
    wrong = []
    if not 11 <= int(code[:2]) <= 82:
        wrong.append(
            Refusal(
                "codes.area.province",
                N_("Digits 1 to 2 of the area code are “{part}”; provinces run from 11 to 82."),
                {"part": code[:2]},
                field=field,
            )
        )
    wrong += [
        _gap(first, code[first - 1 : last], field)
        for first, last in ((3, 4), (5, 6), (7, 9))
        if not code[first - 1 : last].strip("0") and code[last:].strip("0")
    ]
    if int(code[6:9]) > 599:
        wrong.append(
            Refusal(
                "codes.area.town",
                N_("Digits 7 to 9 of the area code are “{part}”; towns run from 001 to 599."),
                {"part": code[6:9]},
                field=field,
            )
        )
    return wrong


def _gap(first: int, part: str, field: str) -> Refusal:
    return Refusal(
        "codes.area.gap",
        N_(
            "Digits {first} to {last} of the area code are “{part}” but digits follow: fill them in."
        ),
        {"first": first, "last": first + len(part) - 1, "part": part},
        field=field,
    )


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
