"""The room of keeping."""

from __future__ import annotations

from django.apps import AppConfig


class KeepingConfig(AppConfig):
    """Backup, restore and the drill that proves a copy; reorganisation; what has an end."""

    name = "yiteng.keeping"
    label = "keeping"

    def ready(self) -> None:
        """Tell the trail words; end each day what has come to its end."""
        from yiteng.audit import labels
        from yiteng.jobs import daily
        from yiteng.keeping.reorganising import ahead
        from yiteng.keeping.retention.actions import end_all
        from yiteng.keeping.words import words
        from yiteng.messaging import registry

        labels.register_words("keeping", words)
        daily.register("keeping.reorganise", ahead.carry_out, order=5)
        registry.urgent("keeping.reorganise", ahead.faults)
        daily.register("keeping.retention", end_all, order=880)
