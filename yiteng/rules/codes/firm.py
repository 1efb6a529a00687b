"""Unified social credit codes (GB 32100-2015) with both check characters (GB 11714 inside)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from yiteng.rules.refusal import Refusal
from yiteng.rules.words import N_

#: The 31 characters of GB 32100: digits and letters without I O S V Z.
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WEIGHTS = tuple(pow(3, i, 31) for i in range(17))
_ORG_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ORG_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_LOOKS_LIKE = {"I": "1", "O": "0", "S": "5", "Z": "2", "V": "U"}
#: Registering authorities (first character): 1 establishment, 5 civil affairs, 9 market …
_AUTHORITIES = "123456789ANY"
#: A county number the national list has never given out: codes made with it belong to nobody.
UNASSIGNED_REGION = "379999"


def normal_uscc(text: str) -> str:
    """The code in capitals, half-width, without spaces and hyphens.

    >>> normal_uscc(" 91350100m000100y43 ")
    '91350100M000100Y43'
    """
    return "".join(unicodedata.normalize("NFKC", text).split()).replace("-", "").upper()


def uscc_check(first: str) -> str:
    """Check character of the first 17: C = (31 − Σ aᵢ·3^(i−1) mod 31) mod 31 (GB 32100, 4.5).

    Raises ValueError for a character outside ALPHABET or another length.

    >>> uscc_check("91350100M000100Y4")
    '3'
    """
    total = sum(
        ALPHABET.index(character) * weight
        for character, weight in zip(first, _WEIGHTS, strict=True)
    )
    return ALPHABET[(31 - total % 31) % 31]


def org_check(first: str) -> str:
    """Check character of an organisation code's first 8 (GB 11714): 11 − Σ mod 11, 10→X, 11→0.

    >>> org_check("M000100Y")
    '4'
    """
    total = sum(
        _ORG_ALPHABET.index(character) * weight
        for character, weight in zip(first, _ORG_WEIGHTS, strict=True)
    )
    return "0123456789X0"[11 - total % 11]


def make_uscc(serial: int, *, region: str = UNASSIGNED_REGION) -> str:
    """A well-formed code for an invented firm, from a region that was never assigned.

    serial: 0 to 999 999, one code each; region: six digits. Raises ValueError beyond them.

    >>> make_uscc(1), check_uscc(make_uscc(1))
    ('91379999MA0000015K', ())
    """
    if not 0 <= serial <= 999_999 or not (len(region) == 6 and region.isdecimal()):
        raise ValueError("serial 0 to 999999 and a region of six digits")
    org = f"MA{serial:06d}"
    first = f"91{region}{org}{org_check(org)}"
    return first + uscc_check(first)


def check_uscc(text: str, *, field: str = "") -> tuple[Refusal, ...]:
    """Every reason why a text is no unified social credit code; empty where it is one.

    field: form field named in refusals. Form only: no register is asked.
    """
    code = normal_uscc(text)
    wrong = [*_characters(code, field)]
    if len(code) != 18:
        wrong.append(
            Refusal(
                "codes.uscc.length",
                N_("The credit code has {count} characters; it must have 18."),
                {"count": len(code)},
                field=field,
            )
        )
    return tuple(wrong) or tuple(_parts(code, field))


def _characters(code: str, field: str) -> Iterator[Refusal]:
    for position, character in enumerate(code, 1):
        if character in _LOOKS_LIKE:
            yield Refusal(
                "codes.uscc.letter",
                N_(
                    "Character {position} of the credit code is “{character}”, which these codes "
                    "never use; is it “{instead}”?"
                ),
                {
                    "position": position,
                    "character": character,
                    "instead": _LOOKS_LIKE[character],
                },
                field=field,
            )
        elif character not in ALPHABET:
            yield Refusal(
                "codes.uscc.character",
                N_(
                    "Character {position} of the credit code is “{character}”; only digits and "
                    "capital letters are allowed."
                ),
                {"position": position, "character": character},
                field=field,
            )


def _parts(code: str, field: str) -> Iterator[Refusal]:
    if code[0] not in _AUTHORITIES:
        yield Refusal(
            "codes.uscc.authority",
            N_("Character 1 of the credit code is “{character}”; firms begin with 9."),
            {"character": code[0]},
            field=field,
        )
    if not code[2:8].isdecimal():
        yield Refusal(
            "codes.uscc.region",
            N_("Characters 3 to 8 of the credit code are “{part}”; they must be six digits."),
            {"part": code[2:8]},
            field=field,
        )
    if org_check(code[8:16]) != code[16]:
        yield Refusal(
            "codes.uscc.org_check",
            N_("Characters 9 to 17 of the credit code do not fit together: look at them again."),
            field=field,
        )
    if uscc_check(code[:17]) != code[17]:
        yield Refusal(
            "codes.uscc.check",
            N_("The credit code does not fit its last character: look for a wrong character."),
            field=field,
        )
