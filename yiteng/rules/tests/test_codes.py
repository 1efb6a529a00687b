"""Area codes and firm codes: every wrong one is told what is wrong with it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yiteng.rules.codes import (
    AreaCode,
    check_area,
    check_uscc,
    make_uscc,
    parse_area,
    uscc_check,
)
from yiteng.rules.codes.firm import ALPHABET
from yiteng.rules.refusal import Refused

BOSHAN = parse_area("370304")
SHIMA = parse_area("370304108")
NANSHA = parse_area("370304108212")


@pytest.mark.parametrize(
    ("code", "value", "level", "kind"),
    [
        ("37", None, None, None),
        ("370000", "370000000000", "province", ""),
        ("370300", "370300000000", "city", ""),
        ("370304", "370304000000", "county", ""),
        ("370304004", "370304004000", "town", "subdistrict"),
        ("370304108000", "370304108000", "town", "town"),
        ("370304208", "370304208000", "town", "township"),
        ("370304408", "370304408000", "town", "special"),
        (" 370304108212 ", "370304108212", "village", "town"),
        ("３７０３０４１０８２１２", "370304108212", "village", "town"),
    ],
)
def test_levels_and_short_forms(
    code: str, value: str | None, level: str | None, kind: str | None
) -> None:
    if value is None:
        with pytest.raises(Refused):
            parse_area(code)
        return
    area = parse_area(code)
    assert (area.value, area.level, area.town_type) == (value, level, kind)


def test_towns_and_counties_contain_their_villages() -> None:
    assert NANSHA.whole_town == SHIMA == SHIMA.whole_town
    assert (BOSHAN.contains(NANSHA), SHIMA.contains(NANSHA), NANSHA.contains(SHIMA)) == (
        True,
        True,
        False,
    )
    assert NANSHA.county == BOSHAN.county == "370304"
    assert not parse_area("370302").contains(NANSHA)
    with pytest.raises(ValueError, match="not in a town"):
        _ = BOSHAN.whole_town


def test_a_community_is_told_from_a_village() -> None:
    assert (parse_area("370304001001").is_residents, NANSHA.is_residents) == (True, False)


@pytest.mark.parametrize(
    ("code", "sentences"),
    [
        ("", ["The area code has 0 digits; write 6 (county), 9 (town) or 12 digits."]),
        ("3703041", ["The area code has 7 digits; write 6 (county), 9 (town) or 12 digits."]),
        (
            "37O3041O8212",
            [
                "Character 3 of the area code is “O”; only digits are allowed.",
                "Character 8 of the area code is “O”; only digits are allowed.",
            ],
        ),
        (
            "990304",
            ["Digits 1 to 2 of the area code are “99”; provinces run from 11 to 82."],
        ),
        (
            "370304000212",
            ["Digits 7 to 9 of the area code are “000” but digits follow: fill them in."],
        ),
        ("370304700", ["Digits 7 to 9 of the area code are “700”; towns run from 001 to 599."]),
    ],
)
def test_a_bad_area_code_says_where_and_why(code: str, sentences: list[str]) -> None:
    refusals = check_area(code, field="code")
    assert [r.english() for r in refusals] == sentences
    assert {r.field for r in refusals} == {"code"}


@pytest.mark.parametrize(
    "code",
    ["91350100M000100Y43", "91110108551385082Q", "91440300708461136T", "11610923MB2900168E"],
)
def test_the_vectors_of_the_standard_pass(code: str) -> None:
    assert check_uscc(code) == ()
    assert check_uscc(f" {code[:8].lower()}-{code[8:].lower()} ") == ()


@pytest.mark.parametrize(
    ("code", "sentences"),
    [
        ("9135", ["The credit code has 4 characters; it must have 18."]),
        (
            "9135O100M000100Y43",
            [
                "Character 5 of the credit code is “O”, which these codes never use; is it “0”?",
            ],
        ),
        (
            "91350100M000100_43",
            [
                "Character 16 of the credit code is “_”; only digits and capital letters are "
                "allowed.",
            ],
        ),
        (
            "91350100M000100Y44",
            ["The credit code does not fit its last character: look for a wrong character."],
        ),
        (
            "91350100M000101Y43",
            [
                "Characters 9 to 17 of the credit code do not fit together: look at them again.",
                "The credit code does not fit its last character: look for a wrong character.",
            ],
        ),
    ],
)
def test_a_bad_firm_code_says_where_and_why(code: str, sentences: list[str]) -> None:
    assert [r.english() for r in check_uscc(code, field="code")] == sentences


def test_a_code_nobody_could_hold_names_its_parts() -> None:
    first = "81ABCDEFM000100Y4"
    assert [r.code for r in check_uscc(first + uscc_check(first))] == ["codes.uscc.region"]
    first = "B1350100M000100Y4"
    assert [r.code for r in check_uscc(first + uscc_check(first))] == ["codes.uscc.authority"]


@given(st.integers(0, 999_999))
def test_codes_of_invented_firms_are_well_formed_and_of_no_region(serial: int) -> None:
    code = make_uscc(serial)
    assert check_uscc(code) == ()
    assert code[2:8] == "379999"


def test_every_invented_firm_has_its_own_code() -> None:
    assert len({make_uscc(serial) for serial in range(2000)}) == 2000
    with pytest.raises(ValueError, match="serial"):
        make_uscc(1_000_000)


@given(st.integers(0, 999_999), st.integers(0, 16), st.sampled_from(ALPHABET))
def test_no_single_wrong_character_passes(serial: int, place: int, character: str) -> None:
    code = make_uscc(serial)
    typo = code[:place] + character + code[place + 1 :]
    assert (check_uscc(typo) == ()) == (typo == code)


@given(st.text())
def test_any_text_is_judged_without_a_crash(text: str) -> None:
    assert isinstance(check_uscc(text), tuple)
    assert isinstance(check_area(text), tuple)


def test_area_codes_are_values() -> None:
    assert {AreaCode("370304108000"), SHIMA} == {SHIMA}
