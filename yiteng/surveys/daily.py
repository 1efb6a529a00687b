"""The daily step: lists served with open forms are brought up to date."""

from __future__ import annotations

from datetime import date, datetime

from yiteng.surveys.actions.surveys import renew_lists
from yiteng.surveys.models import Survey


def renew(today: date, now: datetime) -> int:
    """Renew the lists of every open survey; returns how many lists changed."""
    return sum(renew_lists(one) for one in Survey.objects.filter(state="open").order_by("id"))
