"""The room of limits."""

from __future__ import annotations

from django.apps import AppConfig


class LimitsConfig(AppConfig):
    """Limits a district sets for itself, each with its reason."""

    name = "yiteng.limits"
    label = "limits"

    def ready(self) -> None:
        """Tell the trail what a limit is called."""
        from yiteng.audit import labels
        from yiteng.limits.words import words

        labels.register_words("limits", words)
