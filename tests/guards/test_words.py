"""Every word on screen has its Chinese in the catalogue of the same room."""

from __future__ import annotations

import io
import re
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

from tests.guards.source import code, name, templates

KEYWORDS: dict[str, tuple[int, ...] | None] = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop", "N_")),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
}
_PLACES = re.compile(r"%\((\w+)\)[sd]|\{(\w+)\}")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
#: Chinese that stands in an English sentence because it is what one types there.
_TYPED = re.compile(
    r"1400万元|200余人|投资（万元）|[万亿]?元|事项|责任单位|完成时限|[36]月底|第二季度|年底前|[是否]|1号 第3条"
)


def home(path: Path) -> Path:
    """The nearest folder upwards that has (or ought to have) a catalogue: a room or a kind."""
    for folder in path.parents:
        if (folder / "locale").is_dir() or folder.parent.name in ("yiteng", "kinds"):
            return folder
    return path.parent


def words(path: Path) -> set[str | tuple[str, ...]]:
    """The message ids of a Python file or a template."""
    text = path.read_text(encoding="utf-8")
    source = text if path.suffix == ".py" else templatize(text)
    found = extract("python", io.BytesIO(source.encode()), KEYWORDS)
    return {message for _, message, _, _ in found if message and message != ""}


@cache
def catalogue(folder: Path) -> Catalog:
    """The Chinese of a room."""
    path = folder / "locale/zh_Hans/LC_MESSAGES/django.po"
    if not path.exists():
        return Catalog()
    with path.open("rb") as handle:
        return read_po(handle, locale="zh_Hans")


def speaking() -> list[Path]:
    """The files that may hold words."""
    return [*code(), *templates()]


def test_every_message_has_its_chinese():
    missing = []
    for path in speaking():
        held = catalogue(home(path))
        for message in words(path):
            one = message if isinstance(message, str) else message[0]
            entry = held.get(one)
            said = entry.string if entry else ""
            said = said[0] if isinstance(said, tuple | list) and said else said
            if not said or (entry and entry.fuzzy):
                missing.append(f"{name(path)}: {one}")
    assert not missing, "\n".join(["no Chinese for:", *sorted(missing)])


def test_one_message_has_one_chinese():
    """Django lays all catalogues on one heap: the same words cannot mean two things in two rooms."""
    said: dict[tuple[str, str], dict[str, str]] = {}
    for folder in sorted({home(p) for p in speaking()}):
        for entry in catalogue(folder):
            if entry.id and entry.string:
                one = entry.id if isinstance(entry.id, str) else entry.id[0]
                text = entry.string if isinstance(entry.string, str) else entry.string[0]
                said.setdefault((entry.context or "", one), {})[text] = name(folder)
    assert {key: texts for key, texts in said.items() if len(texts) > 1} == {}


def test_message_ids_are_english():
    found = [
        f"{name(path)}: {message}"
        for path in speaking()
        for message in words(path)
        if _CHINESE.search(_TYPED.sub("", message if isinstance(message, str) else message[0]))
    ]
    assert found == []


def test_placeholders_are_the_same_on_both_sides():
    wrong = []
    for folder in sorted({home(p) for p in speaking()}):
        for entry in catalogue(folder):
            if not entry.id or not entry.string:
                continue
            ids = entry.id if isinstance(entry.id, tuple) else (entry.id,)
            said = entry.string if isinstance(entry.string, tuple) else (entry.string,)
            wanted = {frozenset(_PLACES.findall(one)) for one in ids}
            if any(frozenset(_PLACES.findall(one)) not in wanted for one in said):
                wrong.append(f"{name(folder)}: {ids[0]}")
    assert wrong == []
