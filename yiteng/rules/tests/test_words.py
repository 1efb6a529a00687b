"""Every sentence of the rule book has its Chinese, with the same places to fill."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOM = Path(__file__).resolve().parents[1]


def marked() -> list[str]:
    """Every text marked with N_ in the rule book."""
    files = [path for path in ROOM.rglob("*.py") if "tests" not in path.parts]
    calls = [
        node
        for path in files
        if path.name != "words.py"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "N_"
    ]
    return sorted({ast.literal_eval(call.args[0]) for call in calls})


@pytest.fixture(scope="module")
def chinese() -> dict[str, str]:
    path = ROOM / "locale/zh_Hans/LC_MESSAGES/django.po"
    with path.open("rb") as source:
        catalogue = read_po(source, abort_invalid=True)
    return {str(message.id): str(message.string) for message in catalogue if message.id}


def places(text: str) -> list[str]:
    return sorted(re.findall(r"{(\w+)}", text))


def test_every_sentence_has_its_chinese_and_nothing_else_does(chinese: dict[str, str]) -> None:
    assert sorted(chinese) == marked()
    assert [english for english, text in chinese.items() if not text] == []


def test_the_places_to_fill_are_the_same(chinese: dict[str, str]) -> None:
    assert {e: places(e) for e in chinese} == {e: places(text) for e, text in chinese.items()}
