"""Assets run in the browsers of the civil service: ES2018, plain CSS."""

from __future__ import annotations

import re

from tests.guards.source import files, name

_SCRIPT = {
    "optional chaining": re.compile(r"\?\.(?!\d)"),
    "nullish": re.compile(r"\?\?"),
    "logical assignment": re.compile(r"(?:\|\||&&)="),
    "private field": re.compile(r"(?:^|[\s.])#[a-zA-Z_]\w*\s*[=(;]"),
    "replaceAll": re.compile(r"\.replaceAll\("),
    "at()": re.compile(r"\.at\(-"),
    "flat of ES2019": re.compile(r"\.(?:flat|flatMap)\("),
    "eval": re.compile(r"\beval\(|new Function\("),
}
_STYLE = {
    ":has()": re.compile(r":has\("),
    "container queries": re.compile(r"@container|container-type"),
    "layers": re.compile(r"@layer"),
    "nesting": re.compile(r"^\s+&", re.M),
    "colour functions": re.compile(r"color-mix\(|oklch\("),
}
_COMMENTS = re.compile(r"/\*.*?\*/|(?<!:)//[^\n]*", re.S)


def offences(suffix: str, patterns: dict[str, re.Pattern[str]]) -> list[str]:
    """Places where an asset of the package uses what old browsers lack."""
    return [
        f"{name(path)}: {what}"
        for path in files(suffix)
        if name(path).startswith("yiteng/")
        for what, pattern in patterns.items()
        if pattern.search(_COMMENTS.sub("", path.read_text(encoding="utf-8")))
    ]


def test_scripts_are_es2018():
    assert offences(".js", _SCRIPT) == []


def test_styles_are_plain():
    assert offences(".css", _STYLE) == []
