"""The room of meetings."""

from __future__ import annotations

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """Plan, agenda, attendance, decisions, minutes."""

    name = "yiteng.meetings"
    label = "meetings"
