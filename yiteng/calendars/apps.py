"""The room of calendars."""

from __future__ import annotations

from django.apps import AppConfig


class CalendarsConfig(AppConfig):
    """Feeds for programs that keep calendars."""

    name = "yiteng.calendars"
    label = "calendars"

    def ready(self) -> None:
        """Tell the trail words."""
        from yiteng.audit import labels
        from yiteng.calendars.words import words

        labels.register_words("calendars", words)
