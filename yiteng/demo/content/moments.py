"""Days and moments as the content writes them, in the district's own time."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

SHANGHAI: Final = ZoneInfo("Asia/Shanghai")
TODAY: Final = date(2023, 3, 31)
"""The day on which the story stands (`YITENG_TODAY`)."""


def on(day: str, clock: str = "09:00") -> datetime:
    """A moment in Asia/Shanghai from `2023-03-01` and `16:20`."""
    return datetime.fromisoformat(f"{day}T{clock}:00").replace(tzinfo=SHANGHAI)


def end_of(day: date) -> datetime:
    """The last minute of a working day, 17:30, as a limit is meant by an office."""
    return datetime(day.year, day.month, day.day, 17, 30, tzinfo=SHANGHAI)


def start_of(day: date) -> datetime:
    """Nine in the morning of a day."""
    return datetime(day.year, day.month, day.day, 9, 0, tzinfo=SHANGHAI)
