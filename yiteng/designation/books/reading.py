"""A workbook as a check table in the form of the data files; every fault is named at once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from yiteng.designation.books import layout
from yiteng.ledgers.sheets.cells import is_blank, text
from yiteng.ledgers.sheets.faults import Unfit
from yiteng.ledgers.sheets.opening import open_book
from yiteng.rules.designation.faults import against
from yiteng.rules.refusal import Refusal, Refused
from yiteng.rules.words import N_

Data = dict[str, Any]
_KINDS = {word: code for code, word in layout.KINDS.items()}
_SURE = {word: code for code, word in layout.SURE.items()}
_CODE = re.compile(r"[a-z][a-z0-9_]{1,29}")


def read_book(content: bytes, name: str, known: Mapping[str, Data]) -> Data:
    """The table as data. known: the tables of the software by code, for groups, kind and roads.

    Raises Refused with every fault: a missing row or column, an unknown word, a figure that is
    none, a line that rests on one that is not there.
    """
    try:
        sheets = {sheet.name.strip(): sheet.rows for sheet in open_book(content, name).sheets}
    except Unfit as unfit:
        raise Refused([_fault(N_("The file cannot be read as a workbook."))]) from unfit
    if not {layout.HEAD, layout.LINES} <= set(sheets):
        raise Refused([_fault(N_("The workbook has not both sheets {a} and {b}."),
                              a=layout.HEAD, b=layout.LINES)])  # fmt: skip
    head = {text(row[0]): _cell(row, 1) for row in sheets[layout.HEAD] if row}
    faults = [_fault(N_("{name} is empty."), name=word) for key, word in layout.ROWS.items()
              if not head.get(word) and key not in layout.FREE_ROWS]  # fmt: skip
    said = {key: head.get(word, "") for key, word in layout.ROWS.items()}
    if said["code"] and said["code"] not in known:
        faults.append(_fault(N_("{name} is no table of the software: {known}."), name=said["code"],
                             known="、".join(sorted(known))))  # fmt: skip
    if faults:
        raise Refused(faults)
    data = _table(said, known[said["code"]], faults)
    _lines(data, sheets[layout.LINES], faults)
    faults += list(against(data)) if not faults else []
    if faults:
        raise Refused(faults)
    return data


def _table(said: Mapping[str, str], ours: Data, faults: list[Refusal]) -> Data:
    """What the first sheet says; groups, kind and roads are those of the software's own table."""
    return {
        "code": said["code"], "kind": ours["kind"], "roads": ours["roads"],
        "version": said["version"][:20], "title": _pair(said["title"], said["title_en"]),
        "document": said["document"][:200], "sure": _known(said["sure"], _SURE, faults),
        "valid_from": _day(said["valid_from"], faults),
        "valid_to": _day(said["valid_to"], faults) if said["valid_to"] else None,
        "groups": dict(ours["groups"]), "note": _pair(said["note"], said["note_en"]), "lines": [],
    }  # fmt: skip


def _lines(data: Data, rows: Sequence[Sequence[Any]], faults: list[Refusal]) -> None:
    heads = [text(cell) for cell in (rows[0] if rows else ())]
    missing = [word for word in layout.COLUMNS.values() if word not in heads]
    if missing:
        faults.append(_fault(N_("The first line has no column {heads}."), heads="、".join(missing)))
        return
    at = {key: heads.index(word) for key, word in layout.COLUMNS.items()}
    for number, row in enumerate(rows[1:], start=2):
        cells = {key: _cell(row, k) for key, k in at.items()}
        if any(cells.values()):
            data["lines"].append(_line(data, cells, number, faults))


def _line(data: Data, cells: Mapping[str, str], number: int, faults: list[Refusal]) -> Data:
    empty = [layout.COLUMNS[k] for k in layout.COLUMNS if not cells[k] and k not in layout.FREE]
    if empty:
        faults.append(_fault(N_("Line {n}: {name} is empty."), n=number, name="、".join(empty)))
    if cells["code"] and not _CODE.fullmatch(cells["code"]):
        faults.append(
            _fault(N_("Line {n}: a code is small letters, figures and underscores."), n=number)
        )
    line: Data = {
        "code": cells["code"], "group": _group(data, cells["group"]),
        "kind": _known(cells["kind"], _KINDS, faults, number),
        "title": _pair(cells["title"], cells["title_en"]),
        "gap": _pair(cells["gap"] or cells["title"], cells["gap_en"] or cells["title_en"]),
        "source": cells["source"], "sure": _known(cells["sure"], _SURE, faults, number),
        "unit": cells["unit"], "base": cells["base"], "whole": cells["whole"] in ("是", "yes", "1"),
    }  # fmt: skip
    for name in ("amount", "over", "each", "months", "act", "three"):
        if cells[name]:
            line[name] = _figure(cells[name], faults, number)
    if "three" in line:
        line["by_level"] = {"three": line.pop("three")}
    return line


def _group(data: Data, word: str) -> str:
    """The code of a group by its word; a new word is a new group."""
    for code, (zh, _en) in data["groups"].items():
        if zh == word:
            return str(code)
    code = f"own_{len(data['groups']) + 1}"
    data["groups"][code] = _pair(word, "")
    return code


def _known(word: str, words: Mapping[str, str], faults: list[Refusal], number: int = 0) -> str:
    if word in words or word in words.values():
        return words.get(word, word)
    if word:
        faults.append(_fault(N_("Line {n}: “{given}” is unknown; write one of {known}."),
                             n=number, given=word, known="、".join(words)))  # fmt: skip
    return ""


def _figure(given: str, faults: list[Refusal], number: int) -> str:
    try:
        found = Decimal(given)
        if not (found.is_finite() and 0 <= found < 10**9):
            raise InvalidOperation
    except InvalidOperation:
        faults.append(
            _fault(N_("Line {n}: “{given}” is no figure of 0 or more."), n=number, given=given)
        )
        return "0"
    return f"{found:f}"


def _day(given: str, faults: list[Refusal]) -> str:
    try:
        return date.fromisoformat(given[:10].replace("/", "-").replace(".", "-")).isoformat()
    except ValueError:
        faults.append(_fault(N_("“{given}” is no day; write 2024-06-01."), given=given))
        return ""


def _pair(zh: str, en: str) -> list[str]:
    return [zh, en or zh]


def _cell(row: Sequence[Any], k: int) -> str:
    return "" if k >= len(row) or is_blank(row[k]) else str(text(row[k])).strip()


def _fault(sentence: str, **params: object) -> Refusal:
    return Refusal("designation.table_fault", sentence, params, field="file")
