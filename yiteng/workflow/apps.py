"""The one door through which any state changes."""

from __future__ import annotations

from django.apps import AppConfig


class WorkflowConfig(AppConfig):
    """Room of perform and offered."""

    name = "yiteng.workflow"
    label = "workflow"
