"""The code that sets a phone up."""

from __future__ import annotations

import base64
import json
import zlib

import jsonschema
import pytest

from yiteng.surveys.openrosa import setup, tokens
from yiteng.surveys.openrosa.logs import redacted
from yiteng.surveys.openrosa.tests.collect_settings import SCHEMA

ADDRESS = f"https://desk.example/odk/key/{tokens.of('a', 1)}/p/1"


def test_collect_takes_the_settings():
    held = setup.settings(ADDRESS, "村级冷库调查")
    jsonschema.validate(held, SCHEMA)
    assert (held["general"]["server_url"], held["project"]["name"]) == (ADDRESS, "村级冷库调查")


def test_the_schema_would_notice_a_wrong_value():
    held = setup.settings(ADDRESS + "/", "")
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(held, SCHEMA)


def test_the_code_reads_back_and_is_short():
    held = setup.settings(ADDRESS, "冷" * 120)
    text = setup.encoded(held)
    assert json.loads(zlib.decompress(base64.b64decode(text))) == held
    assert len(text) < 700
    assert "\n" not in text


def test_a_code_that_is_too_long_is_not_made():
    import secrets

    with pytest.raises(ValueError, match="more than a code"):
        setup.encoded(setup.settings(f"http://h/{secrets.token_hex(4000)}", ""))


def test_the_picture_is_a_drawing_without_inline_style():
    drawn = setup.svg(setup.encoded(setup.settings(ADDRESS, "调查")))
    assert drawn.startswith("<svg ")
    assert "style=" not in drawn


def test_a_token_has_256_bits_and_only_its_digest_is_kept():
    first, other = tokens.of("a", 1), tokens.of("a", 2)
    assert (len(first), first != other, tokens.of("a", 1) == first) == (43, True, True)
    assert len(tokens.digest(first)) == 64


def test_logs_hold_no_token():
    assert redacted(f'"GET {ADDRESS}/formList?deviceID=x" 200') == (
        '"GET https://desk.example/odk/key/***/p/1/formList?deviceID=x" 200')  # fmt: skip
