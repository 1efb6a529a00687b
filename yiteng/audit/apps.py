"""The room of the trail."""

from __future__ import annotations

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The trail: `actions.record` is the one way in, nothing leads out."""

    name = "yiteng.audit"
    label = "audit"
