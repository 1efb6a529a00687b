"""Times of day as people write them, and yes and no."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from yiteng.ledgers.sheets.cells import EPOCH, ERRORS, broken, day, folded, text
from yiteng.ledgers.sheets.clocks import clock
from yiteng.ledgers.sheets.faults import Unclear

YES = frozenset({"是", "√", "✓", "✔", "☑", "对", "有", "y", "yes", "true", "t", "1"})
NO = frozenset(
    {"否", "不是", "×", "✗", "✘", "x", "☒", "□", "☐", "没有", "n", "no", "false", "f", "0"}
)


def moment(cell: Any, year: int) -> datetime:
    """The day and the time of day a cell means, in the time of its place. Raises Unclear.

    >>> [str(moment(t, 2023)) for t in ("2023.3.1 下午4点半", "3月1日16时", "2023-03-01T08:05:30")]
    ['2023-03-01 16:30:00', '2023-03-01 16:00:00', '2023-03-01 08:05:00']
    """
    if isinstance(cell, datetime):
        if cell.time() == time():
            raise Unclear("no_hour")
        return cell.replace(second=0, microsecond=0)
    if isinstance(cell, float) and not cell.is_integer() and 36_526 <= cell <= 73_050:
        minutes = round(cell % 1 * 1440)
        return datetime.combine(EPOCH + timedelta(days=int(cell)), time()) + timedelta(minutes=minutes)  # fmt: skip
    found = clock(cell)
    if found is None:
        day(cell, year)
        raise Unclear("no_hour")
    return datetime.combine(day(found[0], year), found[1])


def yes(cell: Any) -> bool:
    """Whether a cell says yes: 是, √, 有 …; no: 否, ×, an empty box. Raises Unclear.

    >>> yes("√"), yes("否"), yes(True), yes(1.0)
    (True, False, True, True)
    """
    words = folded(text(cell)).lower()
    if words in YES | NO:
        return words in YES
    raise Unclear(broken(cell) if text(cell) in ERRORS else "no_yes")
