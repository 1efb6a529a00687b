"""Files and functions stay small enough to be read in one go; data files are apart."""

from __future__ import annotations

from statistics import median

from tests.guards.source import code, functions, name

FILE_MOST, FILE_MEDIAN = 300, 80
FUNCTION_MOST, FUNCTION_MEDIAN = 40, 10
#: The demo's contents are data, whatever builds them; a file without a function is data too.
DATA = ("yiteng/demo/content/",)


def lines_of_files() -> dict[str, int]:
    """Lines of each file that is not data."""
    return {
        name(p): len(p.read_text(encoding="utf-8").splitlines())
        for p in code()
        if functions(p) and not name(p).startswith(DATA)
    }


def lines_of_functions() -> dict[str, int]:
    """Lines of each function, docstring included."""
    return {
        f"{name(path)}:{node.lineno} {node.name}": (node.end_lineno or node.lineno)
        - node.lineno
        + 1
        for path in code()
        for node in functions(path)
    }


def test_no_file_is_longer_than_300_lines():
    assert {k: n for k, n in lines_of_files().items() if n > FILE_MOST} == {}


def test_the_median_file_has_at_most_80_lines():
    assert median(lines_of_files().values()) <= FILE_MEDIAN


def test_no_function_is_longer_than_40_lines():
    assert {k: n for k, n in lines_of_functions().items() if n > FUNCTION_MOST} == {}


def test_the_median_function_has_at_most_10_lines():
    assert median(lines_of_functions().values()) <= FUNCTION_MEDIAN


def test_no_room_for_leftovers():
    banned = {"utils", "helpers", "services", "managers", "signals", "misc", "common"}
    assert [name(p) for p in code() if banned & {p.stem, *p.parts[-3:-1]}] == []
