"""Moments in the plain form of comparing: words by day or by minute, in the time of the county."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache

from yiteng.rules.deadlines import end_of_day
from yiteng.workflow.clock import SHANGHAI


def plain(at: datetime | None) -> str | None:
    """A moment by the minute: 2023-03-01T16:00."""
    return f"{at.astimezone(SHANGHAI):%Y-%m-%dT%H:%M}" if at else None


def day(at: datetime | None) -> str | None:
    """The day a moment lies on."""
    return at.astimezone(SHANGHAI).date().isoformat() if at else None


def until(at: datetime | None) -> str | None:
    """A date due: the day where it runs to the day's end, else the minute."""
    if at is None or at == end_of_day(at.astimezone(SHANGHAI).date()):
        return day(at)
    return plain(at)


@lru_cache(4096)
def moment(words: str) -> datetime:
    """The moment of plain words; a day alone means its end."""
    if "T" in words:
        return datetime.fromisoformat(words).replace(tzinfo=SHANGHAI)
    return end_of_day(date.fromisoformat(words))
