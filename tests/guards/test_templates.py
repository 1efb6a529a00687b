"""Pages keep to the strict content policy and to one frame."""

from __future__ import annotations

import re

from tests.guards.source import name, templates

_INLINE = {
    "inline style": re.compile(r"\sstyle\s*=", re.I),
    "style element": re.compile(r"<style\b", re.I),
    "inline script": re.compile(r"<script\b(?![^>]*\bsrc=)", re.I),
    "event attribute": re.compile(r"\son[a-z]+\s*=\s*[\"']", re.I),
    "javascript address": re.compile(r"javascript:", re.I),
}
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_EXTENDS = re.compile(r"\{% extends \"")
#: Comments, and the names of the languages in themselves.
_COMMENT = re.compile(r"\{#.*?#\}|\{% comment.*?endcomment %\}|<!--.*?-->|中文", re.S)
#: The page of a broken server is one still file: it may lean on nothing, not on the catalogue.
BROKEN = "500.html"
#: Frames: they hold the <html> element; every other page extends one of them.
FRAMES = {"base.html", "page.html", "public.html", "print.html", BROKEN}


def test_nothing_inline():
    found = [
        f"{name(path)}: {what}"
        for path in templates()
        if path.suffix == ".html"
        for what, pattern in _INLINE.items()
        if pattern.search(_COMMENT.sub("", path.read_text(encoding="utf-8")))
    ]
    assert found == []


def test_every_page_extends_the_frame():
    found = [
        name(path)
        for path in templates()
        if "<html" in path.read_text(encoding="utf-8") and path.name not in FRAMES
    ]
    assert found == []
    bare = [
        name(path)
        for path in templates()
        if path.suffix == ".html" and not path.name.startswith("_") and path.name not in FRAMES
        if not _EXTENDS.match(_COMMENT.sub("", path.read_text(encoding="utf-8")).lstrip())
    ]
    assert bare == []


def test_every_template_speaks_through_the_catalogue():
    found = [
        name(path)
        for path in templates()
        if path.suffix == ".html"
        and path.name != BROKEN
        and _CHINESE.search(_COMMENT.sub("", path.read_text(encoding="utf-8")))
    ]
    assert found == []
