"""The whole way from the bytes of a workbook to a form, or to every reason why not."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from yiteng.rules.words import N_
from yiteng.surveys.authoring import checks
from yiteng.surveys.authoring.book import open_book
from yiteng.surveys.authoring.kinds import CHOOSING, condition
from yiteng.surveys.authoring.rows import Row, Sheets, lay_out
from yiteng.surveys.authoring.tree import Tree, grow
from yiteng.surveys.faults import Fault, Unfit
from yiteng.surveys.questions import Question

_ROW = re.compile(r"\[row : (\d+)\]\s*")


@dataclass(frozen=True, slots=True)
class Form:
    """A workbook that passed: its questions, mapping and the bytes of its XForm.

    reasons: why photos and places are asked, by question; files: the lists served with it;
    warnings: what pyxform would have had otherwise.
    """

    title: str
    questions: tuple[Question, ...]
    mapping: list[dict[str, Any]]
    reasons: dict[str, str]
    files: tuple[str, ...]
    xform: bytes
    warnings: list[str] = field(default_factory=list)


def convert(content: bytes, *, form_id: str, version: str, title: str = "") -> Form:
    """Make a form of a workbook.

    form_id, version: as phones will know it; what the workbook says about them is replaced.
    title: where the workbook has none. Raises Unfit with every reason found, in the order of
    the rows; nothing is half taken.
    """
    sheets = lay_out(open_book(content))
    if sheets.faults:
        raise Unfit(sheets.faults)
    lists, faults = checks.lists(sheets.rows.get("choices", []))
    tree = grow(sheets.rows["survey"], lists)
    mapping, more = checks.findings(sheets.rows.get("findings", []), tree)
    faults += [*tree.faults, *checks.columns(sheets), *checks.expressions(tree), *more]
    if faults:
        raise Unfit(sorted(faults, key=lambda f: (f.sheet, f.row)))
    settings = sheets.rows.get("settings") or []
    named = (settings[0]["form_title"] or settings[0]["title"]) if settings else ""
    made = {"form_title": named or title, "form_id": form_id, "version": version}
    xform, warnings = _xform(sheets, tree, made)
    files = sorted({r["type"].split(" ")[-1] for r in sheets.rows["survey"]
                    if "_from_file" in r["type"]})  # fmt: skip
    return Form(made["form_title"], tree.questions, mapping, tree.reasons, tuple(files), xform,
                warnings)  # fmt: skip


def _xform(sheets: Sheets, tree: Tree, settings: dict[str, str]) -> tuple[bytes, list[str]]:
    """The bytes pyxform makes of the rows. Raises Unfit with its reason, at its row."""
    from pyxform.errors import PyXFormError  # slow to import, and few processes make a form
    from pyxform.xls2xform import convert as pyxform_convert

    survey = sheets.rows["survey"]
    language = next(iter(sheets.rows.get("settings") or []), None)
    if language is not None and language["default_language"]:
        settings = {**settings, "default_language": language["default_language"]}
    if language is not None and language["instance_name"]:
        settings = {**settings, "instance_name": language["instance_name"]}
    book = {
        "survey": _numbered(survey, lambda row: _survey_row(row, tree)),
        "choices": _numbered(sheets.rows.get("choices", []), lambda row: dict(row.cells)),
        "settings": [settings],
    }
    try:
        made = pyxform_convert({k: v for k, v in book.items() if v}, form_name="data")
    except PyXFormError as error:
        raise Unfit([_said(sheets.names["survey"], str(error))]) from error
    return made.xform.encode(), list(made.warnings)


def _numbered(rows: list[Row], cells: Any) -> list[dict[str, str]]:
    """The rows at their numbers of Excel: pyxform counts from 2."""
    by_number = {row.number: cells(row) for row in rows}
    return [by_number.get(number, {}) for number in range(2, max(by_number, default=1) + 1)]


def _survey_row(row: Row, tree: Tree) -> dict[str, str]:
    kept = {k: v for k, v in row.cells.items() if k.partition("::")[0] in _PASSED}
    word, space, rest = row["type"].partition(" ")
    word = word.replace("_", " ", 1) if word.startswith(("begin_", "end_")) else word
    kept["type"] = f"{word if word in CHOOSING else word.lower()}{space}{rest}"
    if "required" in kept:
        kept["required"] = condition(kept["required"]) or "false()"
    why = tree.reasons.get(row["name"], "")
    if why and not any(k.startswith("hint") for k in kept):
        kept["hint"] = why
    return kept


_PASSED = frozenset({
    "type", "name", "label", "hint", "required", "required_message", "relevant", "constraint",
    "constraint_message", "calculation", "default", "appearance", "choice_filter", "read_only",
    "parameters",
})  # fmt: skip


def _said(sheet: str, words: str) -> Fault:
    found = _ROW.search(words)
    row = int(found.group(1)) if found else 0
    return Fault(sheet, row, "", N_(
        "The form cannot be made of this: {said} Compare the row with the template."),
        {"said": _ROW.sub("", words)})  # fmt: skip
