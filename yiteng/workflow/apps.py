"""The one door through which any state changes."""

from __future__ import annotations

from django.apps import AppConfig


class WorkflowConfig(AppConfig):
    """Room of perform and offered."""

    name = "yiteng.workflow"
    label = "workflow"

    def ready(self) -> None:
        """Tell the trail what records and steps are called."""
        from yiteng.audit import labels
        from yiteng.workflow.words import words

        labels.register_words("workflow", words)
