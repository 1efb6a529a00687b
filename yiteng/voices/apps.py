"""The room of voices."""

from __future__ import annotations

from django.apps import AppConfig


class VoicesConfig(AppConfig):
    """Three questions after a meeting."""

    name = "yiteng.voices"
    label = "voices"

    def ready(self) -> None:
        """Show the result on the meeting's page; tell the trail words."""
        from yiteng.audit import labels
        from yiteng.voices.slots import of_meeting
        from yiteng.voices.words import words
        from yiteng.web.slots import fill

        fill("voices", of_meeting)
        labels.register_words("voices", words)
