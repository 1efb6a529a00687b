"""The pages of docs/ that are written from the rules, and whether they are in step."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from yiteng.cli.page_gate import gate
from yiteng.cli.page_holes import holes
from yiteng.cli.page_kinds import kinds
from yiteng.cli.page_lifecycles import lifecycles
from yiteng.cli.page_permissions import permissions

DOCS = Path(__file__).resolve().parents[2] / "docs"
NOTE = "<!-- Written by `yiteng docs` from the rules; do not edit. -->\n\n"

#: File name → what writes it.
PAGES: dict[str, Callable[[], str]] = {
    "lifecycles.md": lifecycles,
    "permissions.md": permissions,
    "kinds.md": kinds,
    "gate.md": gate,
    "holes.md": holes,
}


def pages() -> dict[str, str]:
    """File name → whole text, as the rules are now, Chinese beside the code names."""
    from django.utils import translation

    with translation.override("zh-hans"):
        return {name: NOTE + write() for name, write in PAGES.items()}


def stale(folder: Path = DOCS) -> list[str]:
    """Names of the pages that are missing or differ from what the rules say."""
    return [
        name
        for name, text in pages().items()
        if not (folder / name).exists() or (folder / name).read_text(encoding="utf-8") != text
    ]


def write(folder: Path = DOCS) -> list[str]:
    """Write the pages that are out of step. Returns their names."""
    late = stale(folder)
    fresh = pages()
    for name in late:
        (folder / name).write_text(fresh[name], encoding="utf-8")
    return late
