"""Nothing names a machine, a host of the supply chain, or work left undone."""

from __future__ import annotations

import re

from tests.guards.source import ROOT, files, name

TEXT = (".py", ".html", ".md", ".toml", ".in", ".txt", ".js", ".css", ".po", ".cfg", ".sh", ".csv")
_MACHINE = re.compile("/" + r"(?:work|home|root|Users)/\w")
_UNDONE = re.compile("TO" + "DO|FIX" + "ME|X" + "XX|Not" + "ImplementedError")
_HOSTS = re.compile(r"(?:src|href|action)=[\"']?(?:https?:)?//|url\(\s*['\"]?(?:https?:)?//")


def test_no_path_of_a_machine():
    found = [name(p) for p in files(*TEXT) if _MACHINE.search(p.read_text(encoding="utf-8"))]
    assert found == []


def test_locked_files_name_no_host():
    locked = [p for p in files(".txt") if p.parent == ROOT and p.name.startswith("requirements")]
    assert [p.name for p in locked] == ["requirements-dev.txt", "requirements.txt"]
    assert [p.name for p in locked if "://" in p.read_text(encoding="utf-8")] == []


def test_every_locked_package_has_its_hash():
    for path in (ROOT / "requirements.txt", ROOT / "requirements-dev.txt"):
        pins = re.split(r"\n(?=\S)", path.read_text(encoding="utf-8"))
        bare = [pin.split()[0] for pin in pins if "==" in pin and "--hash=sha256:" not in pin]
        assert bare == []


def test_nothing_is_left_undone():
    found = [
        name(p)
        for p in files(".py", ".html", ".js", ".css")
        if _UNDONE.search(p.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_pages_ask_no_other_host():
    found = [
        name(p)
        for p in files(".html", ".css")
        if name(p).startswith("yiteng/") and _HOSTS.search(p.read_text(encoding="utf-8"))
    ]
    assert found == []
