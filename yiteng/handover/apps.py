"""The room of handover."""

from __future__ import annotations

from django.apps import AppConfig


class HandoverConfig(AppConfig):
    """What a post hands on."""

    name = "yiteng.handover"
    label = "handover"

    def ready(self) -> None:
        """Stand on the desk of a new holder; tell the trail words."""
        from yiteng.audit import labels
        from yiteng.handover.views import day_one
        from yiteng.handover.words import words
        from yiteng.web.slots import fill

        fill("desk.day_one", day_one)
        labels.register_words("handover", words)
