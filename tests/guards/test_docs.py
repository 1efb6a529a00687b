"""The documents say what the program does: generated pages in step, every command explained."""

from __future__ import annotations

import argparse
import re

import pytest
from django.utils import translation
from django.utils.translation import gettext

from tests.guards.source import ROOT, files, name
from yiteng import __version__
from yiteng.cli import COMMANDS, generated, parser
from yiteng.rules.lights import LIGHTS

OPERATING = (ROOT / "docs/operating.md").read_text(encoding="utf-8")


def sections() -> dict[str, str]:
    """Command → its section in docs/operating.md."""
    parts = re.split(r"^### `yiteng (\w+)`$", OPERATING, flags=re.M)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def options(command: str) -> list[str]:
    """The options of a command that are its own."""
    subs = next(a for a in parser()._actions if isinstance(a, argparse._SubParsersAction))
    actions = subs.choices[command]._actions
    return [o for a in actions for o in a.option_strings if o.startswith("--") and o != "--help"]


def test_generated_pages_are_in_step():
    assert generated.stale() == []


def test_every_command_has_its_section_in_order():
    assert tuple(sections()) == COMMANDS


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_is_explained(command: str):
    assert [o for o in options(command) if f"`{o}" not in OPERATING] == []


def test_every_setting_is_explained():
    source = "".join(
        (ROOT / f"yiteng/{file}.py").read_text(encoding="utf-8")
        for file in ("settings", "environment")
    )
    asked = set(re.findall(r'"(YITENG_[A-Z_]+)"', source))
    assert {n for n in asked if f"| `{n}` |" not in OPERATING} == set()


def test_links_between_documents_lead_somewhere():
    broken = [
        f"{name(path)} → {target}"
        for path in files(".md")
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
        if not (path.parent / target).exists()
    ]
    assert broken == []


def test_every_decision_is_listed():
    folder = ROOT / "docs/decisions"
    listed = set(re.findall(r"\((\d{4}[^)]+\.md)\)", (folder / "README.md").read_text("utf-8")))
    assert listed == {path.name for path in folder.glob("[0-9]*.md")}


def test_the_glossary_names_every_light_and_its_word():
    glossary = (ROOT / "docs/glossary.md").read_text(encoding="utf-8")
    with translation.override("zh-hans"):
        wanted = {f"| {s.symbol} | `{c}` | {gettext(s.word)} " for c, s in LIGHTS.items()}
    assert {line for line in wanted if line not in glossary} == set()


def test_the_changes_name_this_version():
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"\n## {__version__} " in changes
