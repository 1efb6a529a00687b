"""`yiteng facts`: each published figure beside the figure computed."""

from __future__ import annotations

import argparse
import json
import unicodedata
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from yiteng.desk.facts.verdicts import Fact

HELP = "compute every published figure and judge it (exit code 1 when one differs)"
COLUMNS = ("id", "reported", "word", "computed", "unit", "verdict", "why", "url")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--json", action="store_true", help="a list of objects instead of a table")


def run(options: argparse.Namespace) -> int:
    """Print a row for each figure. Returns 1 when one differs, else 0."""
    from yiteng.desk.facts.verdicts import facts
    from yiteng.desk.models import PublishedFigure

    found = facts(PublishedFigure.objects.order_by("id"))
    if options.json:
        print(json.dumps([fact.plain() for fact in found], ensure_ascii=False, indent=1))
    elif not found:
        print(_("No published figure is registered here."))
    else:
        _print(found)
    return int(any(fact.verdict == "differs" for fact in found))


def _print(found: Sequence[Fact]) -> None:
    rows = [[_cell(fact.plain()[column]) for column in COLUMNS] for fact in found]
    widths = [max(map(_width, column)) for column in zip(COLUMNS, *rows, strict=True)]
    for row in [COLUMNS, *rows]:
        print(_line(row, widths))
    counts = {v: sum(fact.verdict == v for fact in found) for v in _verdicts(found)}
    print("\n" + " · ".join(f"{verdict} {n}" for verdict, n in counts.items()))


def _verdicts(found: Iterable[Fact]) -> list[str]:
    order = ("equal", "within", "explained", "differs")
    seen = {fact.verdict for fact in found}
    return [verdict for verdict in order if verdict in seen]


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = [c + " " * (w - _width(c)) for c, w in zip(cells, widths, strict=True)]
    return "  ".join(padded).rstrip()


def _cell(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:g}" if abs(value) < 1e6 else f"{value:.2f}"
    return "" if value is None else str(value)


def _width(text: str) -> int:
    """Columns on a terminal: Chinese takes two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
