"""The time of day at the end of a text."""

from __future__ import annotations

import re
import unicodedata
from datetime import time
from typing import Any

from yiteng.ledgers.sheets.faults import Unclear

_CLOCK = re.compile(
    r"^(.*?[\d日号底末旬初])(?:\s+|T|(?<=[日号]))\s*(凌晨|早上|上午|中午|下午|晚上|晚)?\s*"
    r"(\d{1,2})[:时点](?:(\d{1,2})分?|(半))?(?::\d{1,2}(?:\.\d+)?)?(?:之?前|止)?$", re.S)  # fmt: skip
_LATE = ("下午", "晚上", "晚")


def clock(cell: Any) -> tuple[str, time] | None:
    """The words of the day and the time behind them; None where a text ends in no time of day.

    Raises Unclear for a time that does not exist.
    """
    if not isinstance(cell, str):
        return None
    found = _CLOCK.match(unicodedata.normalize("NFKC", cell).strip())
    if found is None:
        return None
    hour, minute = int(found[3]), 30 if found[5] else int(found[4] or 0)
    hour += 12 if found[2] in _LATE and hour < 12 else 0
    if hour == 24 and not minute:
        hour, minute = 23, 59
    if hour > 23 or minute > 59:
        raise Unclear("no_such_hour")
    return found[1], time(hour, minute)
