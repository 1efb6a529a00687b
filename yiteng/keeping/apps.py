"""The room of keeping."""

from __future__ import annotations

from django.apps import AppConfig


class KeepingConfig(AppConfig):
    """Backup, restore and the drill that proves a copy; reorganisation; what has an end."""

    name = "yiteng.keeping"
    label = "keeping"

    def ready(self) -> None:
        """Tell the trail words."""
        from yiteng.audit import labels
        from yiteng.keeping.words import words

        labels.register_words("keeping", words)
