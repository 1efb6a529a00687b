"""The two clocks: business time (the demo's date, real time of day) and real time."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

SHANGHAI = ZoneInfo("Asia/Shanghai")


class NotTheDemo(Exception):
    """YITENG_TODAY was set on a database that is not the demo."""


def real_now() -> datetime:
    """The real time, aware, Asia/Shanghai: for sessions, lock-outs, links, recorded_at."""
    return timezone.now().astimezone(SHANGHAI)


def business_now() -> datetime:
    """The business time: the demo's date with the real time of day, or the real time."""
    now = real_now()
    if not settings.TODAY:
        return now
    return datetime.combine(date.fromisoformat(settings.TODAY), now.timetz())


def business_today() -> date:
    """The business date."""
    return business_now().date()


def check() -> None:
    """Refuse YITENG_TODAY on a database without the demo's mark. Raises NotTheDemo."""
    from yiteng.workflow.models import Mark

    if settings.TODAY and not Mark.objects.filter(name="demo").exists():
        raise NotTheDemo("YITENG_TODAY is only for the demo; unset it to use real dates.")
