"""The room of keeping."""

from __future__ import annotations

from django.apps import AppConfig


class KeepingConfig(AppConfig):
    """Backup, restore and the drill that proves a copy."""

    name = "yiteng.keeping"
    label = "keeping"
